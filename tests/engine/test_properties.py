"""What holds for every scenario and every play: the record is the play, and every offer can be taken."""

from dataclasses import replace

from hypothesis import given

from tests.strategies import busy_walk, playables, quick, seeds
from trainer.engine.actions import Choose
from trainer.engine.advance import advance, begin
from trainer.engine.events import from_plain, to_plain
from trainer.engine.offers import answers, offer
from trainer.engine.playable import Playable
from trainer.engine.replay import replay
from trainer.engine.walk import first_walk, random_walk


@quick
@given(playables(), seeds)
def test_replaying_the_events_gives_the_run(played: Playable, seed: int) -> None:
    run, events = busy_walk(played, seed)

    assert replay(played, seed=seed, mode="practice", events=events) == run
    assert run.events == len(events)


@quick
@given(playables(), seeds)
def test_events_survive_being_stored(played: Playable, seed: int) -> None:
    _, events = busy_walk(played, seed)

    assert [from_plain(*to_plain(event)) for event in events] == list(events)


@quick
@given(playables(), seeds)
def test_erasing_what_was_typed_changes_no_state(played: Playable, seed: int) -> None:
    run, events = busy_walk(played, seed)
    erased = [from_plain(kind, public, None) for kind, public, _ in map(to_plain, events)]

    again = replay(played, seed=seed, mode="practice", events=erased)

    assert (again.state, [step.credit for step in again.steps]) == (run.state, [step.credit for step in run.steps])


@quick
@given(playables(), seeds)
def test_every_answer_that_is_offered_can_be_taken(played: Playable, seed: int) -> None:
    run, _ = random_walk(played, seed)

    for state in (step.before for step in run.steps):
        here = replace(begin(played, seed=0, mode="practice"), state=state)
        assert all(advance(played, here, Choose(answer))[0].steps for answer in answers(played, state))


@quick
@given(playables(), seeds)
def test_no_walk_is_endless(played: Playable, seed: int) -> None:
    by_chance, _ = random_walk(played, seed, most=2_000)
    first, _ = first_walk(played, most=2_000)

    assert by_chance.finished
    assert first.finished


@quick
@given(playables(), seeds)
def test_what_is_shown_is_what_can_be_answered(played: Playable, seed: int) -> None:
    run = begin(played, seed=seed, mode="assessment")
    view, shown = played.view(run.state), offer(played, run)

    assert (view is None) == (shown is None)
    assert view is None or shown is None or {option.id for option in shown.options} == view.by_id.keys()


@quick
@given(playables(), seeds)
def test_a_step_holds_what_was_heard_during_it(played: Playable, seed: int) -> None:
    run, _ = random_walk(played, seed)
    ends = [step.heard_to for step in run.steps]

    assert [step.heard_from for step in run.steps][1:] == ends[:-1]
    assert ends[-1:] in ([], [len(run.heard)])
