"""Scores, errors, recovery, competencies, certainty and screen-outs of plays worked out by hand."""

import json

import pytest

from tests.engine.written import option, pick_one, play, playable, say_it
from trainer.engine.actions import (
    Action,
    Answer,
    CertaintyLevel,
    OutOfTime,
    Picked,
    Rejoin,
    Rewind,
    Said,
    StateCertainty,
)  # fmt: skip
from trainer.engine.playable import Playable
from trainer.engine.state import GRAINS, Mode
from trainer.scenario.decisions import ScreenOut, TimeLimit
from trainer.scoring.best import solve
from trainer.scoring.result import SCORER, Result, score

LIMIT = TimeLimit(seconds=30, reason="Urgent.", extension="Twice.", leads_to="third")
REFUSED = ScreenOut(kind="identification refused", rationale="The rule says so.")


@pytest.fixture
def three() -> Playable:
    """Three decisions of 100 on listening (weight 2); the second also asks for naming; then free text."""
    return playable({
        "first": pick_one(
            option("good", "second", 100), option("bad", "second", 0, screen_out=REFUSED), certainty=True
        ),
        "second": pick_one(
            option("good", "third", credit={"listening": 100, "naming": 50}), option("near", "third", 95),
            option("bad", "third", 0), option("skip", "end", 0), time_limit=LIMIT,
        ),
        "third": pick_one(option("good", "speak", 100), option("bad", "speak", 0)),
        "speak": say_it(),
    })  # fmt: skip


def result(played: Playable, *doing: Action | Answer | OutOfTime, mode: Mode = "assessment") -> Result:
    return score(played, solve(played), play(played, *doing, mode=mode))


GOOD, BAD, SKIP, SAID = Picked("good"), Picked("bad"), Picked("skip"), Said("")


@pytest.mark.parametrize(("doing", "shown", "band"), [
    ((GOOD, GOOD, GOOD, SAID), 100, "meets"), ((BAD, BAD, BAD, SAID), 0, "below"), ((GOOD, SKIP), 30, "below"),
    ((GOOD, GOOD, BAD, SAID), 69, "developing"),
])  # fmt: skip
def test_a_score_is_measured_against_what_could_be_achieved(
    three: Playable, doing: tuple[Answer, ...], shown: int, band: str
) -> None:
    found = result(three, *doing)

    assert (found.shown, found.band, found.scorer) == (shown, band, SCORER)


def test_a_shown_score_is_rounded_down(three: Playable) -> None:
    found = result(three, GOOD, Picked("near"), GOOD, SAID)

    assert found.score == pytest.approx(590 / 650)
    assert found.shown == 90


def test_regret_is_what_was_lost_for_good(three: Playable) -> None:
    found = result(three, GOOD, SKIP)

    assert [step.regret for step in found.steps] == [0, 450 * GRAINS]
    assert [step.best_options for step in found.steps] == [("good",), ("good",)]


def test_an_error_loses_over_a_tenth(three: Playable) -> None:
    found = result(three, GOOD, Picked("near"), BAD, SAID)

    assert [step.error for step in found.steps] == [False, False, True, False]
    assert (found.first_error, found.recovery) == (3, None)


@pytest.mark.parametrize(("doing", "recovery"), [
    ((GOOD, GOOD, GOOD, SAID), None), ((BAD, GOOD, BAD, SAID), 0.5), ((BAD, GOOD, GOOD, SAID), 1), ((GOOD, SKIP), None),
])  # fmt: skip
def test_recovery_is_the_share_of_later_decisions_without_error(
    three: Playable, doing: tuple[Answer, ...], recovery: float | None
) -> None:
    assert result(three, *doing).recovery == recovery


def test_a_competency_without_a_decision_on_the_path_has_no_evidence() -> None:
    played = playable({
        "first": pick_one(option("a", "end", 100), option("b", "second", 0)),
        "second": pick_one(option("c", "end", credit={"naming": 100}), option("d")),
    })  # fmt: skip

    assert (
        result(played, Picked("a")).competencies["naming"].score,
        result(played, Picked("b"), Picked("d")).competencies["naming"].score,
    ) == (None, 0)


def test_a_competency_keeps_its_own_best_and_worst(three: Playable) -> None:
    found = result(three, GOOD, BAD, GOOD, SAID).competencies

    assert found["listening"].score == pytest.approx(2 / 3)
    assert found["listening"].decisions == 3
    assert (found["naming"].score, found["naming"].decisions, found["naming"].best) == (0, 1, 50 * GRAINS)


def test_a_settlement_is_not_evidence() -> None:
    paid = option("early", "end", 100, settlement={"naming": 100})
    played = playable({"first": pick_one(paid, option("b", "second", 0)), "second": pick_one(
        option("c", "end", credit={"naming": 100}), option("d"))})  # fmt: skip
    naming = result(played, Picked("early")).competencies["naming"]

    assert (naming.earned, naming.decisions, naming.score) == (100 * GRAINS, 0, None)


def test_where_best_equals_worst_there_is_no_score() -> None:
    found = result(playable({"first": say_it()}), Said("Good day."))

    assert (found.score, found.shown, found.band, found.finished) == (None, None, None, True)
    assert found.steps[0].right is None


@pytest.mark.parametrize(("level", "answer", "mark"), [
    ("low", GOOD, 1), ("medium", GOOD, 2), ("high", GOOD, 3), ("low", BAD, 0), ("medium", BAD, -2), ("high", BAD, -6),
])  # fmt: skip
def test_certainty_is_marked_apart(three: Playable, level: CertaintyLevel, answer: Answer, mark: int) -> None:
    with_certainty = result(three, StateCertainty(level), answer, GOOD, GOOD, SAID)

    assert with_certainty.steps[0].mark == mark
    assert with_certainty.score == result(three, answer, GOOD, GOOD, SAID).score
    assert with_certainty.steps[0].sure_and_wrong is (mark == -6)


def test_without_certainty_there_is_no_mark(three: Playable) -> None:
    assert result(three, GOOD, GOOD, GOOD, SAID).steps[0].mark is None


def test_screen_outs_are_listed_apart_and_cost_nothing_themselves(three: Playable) -> None:
    found = result(three, BAD, GOOD, GOOD, SAID)

    assert [(each.step, each.event, each.option, each.kind) for each in found.screen_outs] == [
        (1, 1, "bad", "identification refused")
    ]  # fmt: skip
    assert found.shown == 69


def test_running_out_of_time_is_not_right_and_regret_still_adds_up(three: Playable) -> None:
    found = result(three, GOOD, OutOfTime(), GOOD, SAID)

    assert (found.steps[1].timed_out, found.steps[1].right, found.steps[1].mark) == (True, False, None)
    assert sum(step.regret for step in found.steps) == found.best - found.earned


@pytest.mark.parametrize(("credits", "shown"), [((100, 100), 100), ((-100, -100), 0)])
def test_a_time_out_outside_best_and_worst_is_held_to_the_scale(credits: tuple[int, int], shown: int) -> None:
    limit = TimeLimit(seconds=30, reason="Urgent.", extension="Twice.", leads_to="late")
    late = pick_one(option("x", "end", credits[0]), option("y", "end", credits[1]))
    first = pick_one(option("a", "end", 50), option("b", "end", 0), time_limit=limit)
    found = result(playable({"first": first, "late": late}), OutOfTime(), Picked("x"))

    assert (found.shown, found.score) == (shown, shown / 100)
    assert sum(step.regret for step in found.steps) == found.best - found.earned


def test_an_unfinished_first_line_has_no_score_and_is_kept(three: Playable) -> None:
    found = result(three, BAD, Rewind(1), GOOD, GOOD, GOOD, SAID, mode="practice")

    assert (found.finished, found.score, found.competencies, found.explored) == (False, None, {}, True)
    assert [step.number for step in found.steps] == [1]


def test_a_branch_never_changes_the_result(three: Playable) -> None:
    line = (BAD, GOOD, GOOD, SAID)
    after = result(three, *line, Rewind(1), GOOD, GOOD, GOOD, SAID, mode="practice")

    assert after == result(three, *line)


def test_a_first_line_that_is_rejoined_and_finished_is_scored(three: Playable) -> None:
    found = result(three, BAD, Rewind(1), GOOD, Rejoin(), GOOD, GOOD, SAID, mode="practice")

    assert (found.shown, found.explored) == (69, True)


def test_a_worked_example_has_no_score(three: Playable) -> None:
    found = result(three, GOOD, GOOD, GOOD, SAID, mode="worked example")

    assert (found.finished, found.score, found.competencies) == (True, None, {})


def test_a_result_survives_json(three: Playable) -> None:
    found = result(three, StateCertainty("high"), BAD, SKIP)

    assert Result.from_plain(json.loads(json.dumps(found.to_plain()))) == found


@pytest.mark.parametrize(("worth", "error"), [(90, False), (89, True)])
def test_exactly_a_tenth_is_not_yet_an_error(worth: int, error: bool) -> None:
    ways = pick_one(option("good", "end", 100), option("near", "end", worth), option("bad", "end", 0))

    assert result(playable({"first": ways}), Picked("near")).steps[0].error is error
