"""Every ending of every scenario is walked to, straight and again with a save and a replay at every step."""

import json

import pytest

from tests.walks.golden import Golden, endings, goldens, library, solved
from trainer.engine.actions import Choose
from trainer.engine.advance import advance, begin
from trainer.engine.events import Event, from_plain, to_plain
from trainer.engine.replay import replay
from trainer.scoring.result import score

GOLDENS = goldens()
every_golden = pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)


@every_golden
def test_a_golden_play_comes_out_as_written(golden: Golden) -> None:
    playable, solution = solved(golden.scenario, golden.profile, golden.variant)
    run = begin(playable, seed=7, mode="practice")

    for answer in golden.answers:
        run, _ = advance(playable, run, Choose(answer))

    result = score(playable, solution, run)
    assert tuple(step.scene for step in run.steps) == golden.scenes
    assert run.ending == golden.ends
    assert tuple(found.kind for found in result.screen_outs) == golden.screen_outs
    assert golden.least <= (result.shown or 0) <= golden.most


@every_golden
def test_a_golden_play_survives_a_save_and_a_replay_at_every_step(golden: Golden) -> None:
    playable, _ = solved(golden.scenario, golden.profile, golden.variant)
    run, saved = begin(playable, seed=7, mode="practice"), list[str]()

    for answer in golden.answers:
        run, event = advance(playable, run, Choose(answer))
        saved.append(_saved(event))
        again = replay(playable, seed=7, mode="practice", events=[_read(text) for text in saved])

        assert again == run
        run = again


@pytest.mark.parametrize(("scenario", "ending"), list(endings()))
def test_every_ending_is_walked(scenario: str, ending: str) -> None:
    assert any(golden.scenario == scenario and golden.ends == ending for golden in GOLDENS)


@pytest.mark.parametrize("scenario", sorted(library().editions))
def test_every_variant_is_walked(scenario: str) -> None:
    walked = {golden.variant for golden in GOLDENS if golden.scenario == scenario}

    assert walked >= {None, *library().editions[scenario].scenario.variants}


@pytest.mark.parametrize("scenario", sorted(library().editions))
def test_a_variant_does_not_move_the_key(scenario: str) -> None:
    variants = (None, *library().editions[scenario].scenario.variants)

    worths = {(solution.best(solution.start), solution.worst(solution.start), solution.states)
              for _, solution in (solved(scenario, "default", variant) for variant in variants)}  # fmt: skip

    assert len(worths) == 1


def _saved(event: Event) -> str:
    return json.dumps(to_plain(event))


def _read(text: str) -> Event:
    return from_plain(*json.loads(text))
