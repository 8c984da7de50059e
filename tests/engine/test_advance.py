"""One act at a time: what it changes, and what is refused."""

from dataclasses import replace

import pytest

from tests.engine.written import (
    best_and_worst,
    hear_out,
    option,
    pick_one,
    pick_several,
    play,
    playable,
    put_in_order,
    recall,
    say_it,
)  # fmt: skip
from trainer.engine.actions import (
    Action,
    Answer,
    CameIn,
    CheckWords,
    Choose,
    LoseFocus,
    Ordered,
    OutOfTime,
    Pause,
    Picked,
    Ranked,
    Reflect,
    RegainFocus,
    Rejoin,
    Resolve,
    Resume,
    Rewind,
    Said,
    Several,
    StateCertainty,
    WriteDraft,
    WriteNote,
)  # fmt: skip
from trainer.engine.advance import advance, begin, happen
from trainer.engine.events import ChoiceMade, Interjected, TimeRanOut
from trainer.engine.playable import Playable
from trainer.engine.state import GRAINS, Mode
from trainer.engine.views import NotOffered
from trainer.scenario.conditions import Effects
from trainer.scenario.decisions import ScreenOut, TimeLimit
from trainer.scenario.model import Scene

LIMIT = TimeLimit(seconds=30, reason="It is urgent.", extension="Twice.", leads_to="sour")
UP = Effects(add={"trust": 1})
REFUSED = ScreenOut(kind="identification refused", rationale="The rule says so.")


@pytest.fixture
def two() -> Playable:
    """Two decisions: the first sets a time limit and asks for certainty, the second leads back to itself or on."""
    tell, refuse = option("tell", "then", 100, effects=UP), option("refuse", "then", 20, screen_out=REFUSED)
    settled = {"settlement": {"naming": 30}}
    return playable({
        "asks": pick_one(tell, refuse, time_limit=LIMIT, certainty=True),
        "then": pick_one(option("again", "then", 50, **settled), option("go", "end", 100)),
        "speak": say_it(),
    })  # fmt: skip


def test_a_choice_earns_changes_values_and_goes_on(two: Playable) -> None:
    run = play(two, Picked("tell"))
    (step,) = run.steps

    assert (run.state.scene, run.state.values, run.events) == ("then", (2, 0), 1)
    assert (step.number, step.credit, step.event, step.branch) == (1, (100 * GRAINS, 0), 1, 0)
    assert (step.before.scene, step.after) == ("asks", run.state)


def test_a_repeat_visit_earns_nothing_and_deletes_nothing(two: Playable) -> None:
    first, again = play(two, Picked("tell"), Picked("again"), Picked("again")).steps[1:]

    assert (first.repeat, first.credit, first.settlement) == (False, (50 * GRAINS, 0), (0, 30 * GRAINS))
    assert (again.repeat, again.credit, again.settlement) == (True, (0, 0), (0, 0))


def test_an_ending_finishes_the_first_line(two: Playable) -> None:
    run = play(two, Picked("tell"), Picked("go"))

    assert (run.ending, run.finished) == ("good", True)


def test_a_screen_out_is_kept_with_its_option(two: Playable) -> None:
    assert play(two, Picked("refuse")).steps[0].screen_outs == (("refuse", REFUSED),)


def test_running_out_of_time_earns_the_least_and_goes_on_where_the_limit_says(two: Playable) -> None:
    run = play(two, OutOfTime())

    assert (run.ending, run.steps[0].timed_out, run.steps[0].credit) == ("poor", True, (20 * GRAINS, 0))
    assert run.steps[0].screen_outs == ()


def test_certainty_goes_with_the_next_answer_only(two: Playable) -> None:
    run = play(two, StateCertainty("low"), StateCertainty("high"), Picked("tell"), Picked("go"))

    assert [step.certainty for step in run.steps] == ["high", None]


def test_effects_of_several_apply_in_the_order_of_the_file() -> None:
    first = option("to-two", effects=Effects(set={"trust": 2}), screen_out=REFUSED)
    second = option("down", effects=Effects(add={"trust": -1}), screen_out=REFUSED)
    run = play(playable({"asks": pick_several(first, second)}), Several(("down", "to-two")))

    assert run.state.values == (1, 0)
    assert [option for option, _ in run.steps[0].screen_outs] == ["to-two", "down"]


def test_the_option_named_best_is_what_happens() -> None:
    scene = best_and_worst(option("a", "sour", effects=UP), option("b", None), option("c", "end"), leads_to="end")
    played = playable({"asks": scene})

    assert play(played, Ranked("a", "c")).state.values == (2, 0)
    assert [play(played, Ranked(best, "c")).ending for best in "ab"] == ["poor", "good"]


def test_a_recall_goes_on_together_unless_an_option_leads_on_itself() -> None:
    played = playable({"asks": recall(option("a", None), option("b", "sour"), leads_to="end")})

    assert [play(played, Picked(id)).ending for id in "ab"] == ["good", "poor"]


def test_free_text_is_kept_and_earns_nothing() -> None:
    run = play(playable({"asks": say_it()}), WriteDraft("Good"), Said("Good day."))

    assert (run.steps[0].answer, run.steps[0].credit, run.draft) == (Said("Good day."), (0, 0), "")


def test_a_draft_is_kept_until_it_is_said() -> None:
    assert play(playable({"asks": say_it()}), WriteDraft("Go"), WriteDraft("Good")).draft == "Good"


def test_answers_become_events_of_their_kind(two: Playable) -> None:
    listening = playable({"asks": hear_out((0, 0), (3, 1))})

    assert advance(two, begin(two, seed=1, mode="practice"), Choose(Picked("tell")))[1] == ChoiceMade(
        "asks", Picked("tell")
    )
    assert advance(two, begin(two, seed=1, mode="practice"), Choose(OutOfTime()))[1] == TimeRanOut("asks")
    assert advance(listening, begin(listening, seed=1, mode="practice"), Choose(CameIn(2)))[1] == Interjected("asks", 2)


def test_a_rewind_starts_a_branch_and_keeps_the_first_line(two: Playable) -> None:
    run = play(two, Picked("refuse"), Picked("go"), Rewind(1), Picked("tell"))

    assert [step.answer for step in run.first_line] == [Picked("refuse"), Picked("go")]
    assert [(step.answer, step.branch, step.number) for step in run.steps] == [(Picked("tell"), 1, 1)]
    assert (run.branch, run.ending, run.finished, run.explored) == (1, None, True, False)
    assert run.first_heard == play(two, Picked("refuse"), Picked("go")).heard


def test_a_second_rewind_starts_another_branch_from_the_line_one_is_on(two: Playable) -> None:
    run = play(two, Picked("refuse"), Rewind(1), Picked("tell"), Picked("go"), Rewind(2))

    assert [(step.answer, step.branch) for step in run.steps] == [(Picked("tell"), 1)]
    assert (run.branch, run.state.scene, run.finished, run.explored) == (2, "then", False, True)


def test_rejoining_goes_on_with_the_first_line_where_it_was_left(two: Playable) -> None:
    run = play(two, Picked("refuse"), Rewind(1), Picked("tell"), WriteNote("Ask"), Rejoin(), Picked("go"))

    assert [(step.answer, step.branch, step.event) for step in run.steps] == [
        (Picked("refuse"), 0, 1), (Picked("go"), 0, 6),
    ]  # fmt: skip
    assert (run.finished, run.explored, run.events, run.notes[0].text) == (True, True, 6, "Ask")


@pytest.mark.parametrize("mode", ["assessment", "worked example", "refresher"])
def test_only_practice_can_be_rewound(two: Playable, mode: Mode) -> None:
    with pytest.raises(NotOffered, match=mode):
        play(two, Picked("tell"), Rewind(1), mode=mode)


def test_asides_change_no_state(two: Playable) -> None:
    asides = (Pause(), Resume(), LoseFocus(), RegainFocus(), WriteNote("Ask"), Reflect(1, "No"), Reflect(1, "Yes"))
    run = play(two, *asides, Resolve("wait", "2026-12-01"), Pause())

    assert (run.state, run.steps) == (play(two).state, ())
    assert (run.paused, run.events, dict(run.reflections)) == (True, 9, {1: "Yes"})
    assert (run.notes[0].scene, run.notes[0].event) == ("asks", 5)
    assert run.resolution is not None
    assert (run.resolution.text, run.resolution.on, run.resolution.event) == ("wait", "2026-12-01", 8)


@pytest.mark.parametrize("acts", [
    (Rewind(1),), (Picked("tell"), Rewind(0)), (Picked("tell"), Rewind(2)), (Rejoin(),), (WriteDraft("Good"),),
    (Picked("tell"), StateCertainty("low")), (Reflect(2, "No prompt"),), (Reflect(-1, "No prompt"),),
    (Pause(), Picked("tell")), (Pause(), StateCertainty("low")), (Picked("dance"),), (Said("Good day."),),
    (Picked("tell"), OutOfTime()), (Picked("tell"), Picked("go"), Picked("go")),
    (Picked("tell"), Picked("go"), StateCertainty("low")), (CameIn(0),), (Several(("tell",)),),
])  # fmt: skip
def test_what_cannot_be_done_is_refused(two: Playable, acts: tuple[Action | Answer, ...]) -> None:
    with pytest.raises(NotOffered):
        play(two, *acts)


@pytest.mark.parametrize(("scene", "answer"), [
    (pick_several(option("a"), option("b")), Several(())),
    (pick_several(option("a"), option("b")), Several(("a", "a"))),
    (pick_several(option("a"), option("b")), Picked("a")),
    (put_in_order("a", "b"), Ordered(("a",))),
    (put_in_order("a", "b"), Ordered(("a", "c"))),
    (best_and_worst(option("a"), option("b"), option("c")), Ranked("a", "a")),
    (hear_out((1, 0), (3, 1)), CameIn(0)),
    (hear_out((0, 0), (3, 1)), CameIn(4)),
    (hear_out((0, 0), (3, 1)), CameIn(-1)),
    (hear_out((0, 0), (3, 1)), Picked("from-0")),
])  # fmt: skip
def test_an_answer_that_does_not_fit_is_refused(scene: Scene, answer: Answer) -> None:
    with pytest.raises(NotOffered):
        play(playable({"asks": scene}), answer)


def test_an_event_of_another_scene_is_refused(two: Playable) -> None:
    with pytest.raises(NotOffered, match="stands at asks, not at then"):
        happen(two, play(two), ChoiceMade("then", Picked("go")))


def test_a_run_is_copied_with_changes_like_any_frozen_value(two: Playable) -> None:
    run = play(two, Picked("tell"))

    assert run.but(draft="Good", paused=True) == replace(run, draft="Good", paused=True)
    assert run.draft == ""


def test_words_are_held_against_the_rubric_once_the_play_has_ended() -> None:
    said = play(playable({"asks": say_it()}), Said("Good day."))
    run = play(playable({"asks": say_it()}), Said("Good day."), CheckWords(1, (0,)), CheckWords(1, (1,)))

    assert (dict(run.checks), run.events) == ({1: (1,)}, 3)
    assert (run.steps, run.state) == (said.steps, said.state)


def test_a_check_stays_with_the_first_line() -> None:
    spoken = playable({"asks": pick_one(option("go", "then"), option("stay", "then")), "then": say_it()})
    run = play(spoken, Picked("go"), Said("Good day."), CheckWords(2, (1,)), Rewind(1), Rejoin())

    assert dict(run.checks) == {2: (1,)}


@pytest.mark.parametrize("acts", [
    (Said("Good day."), CheckWords(2, (0,))), (Said("Good day."), CheckWords(1, ())),
    (Said("Good day."), CheckWords(1, (0, 0))), (Said("Good day."), CheckWords(1, (2,))),
    (Said("Good day."), CheckWords(1, (-1,))), (CheckWords(1, (0,)),),
])  # fmt: skip
def test_a_check_of_something_else_is_refused(acts: tuple[Action | Answer, ...]) -> None:
    with pytest.raises(NotOffered):
        play(playable({"asks": say_it()}), *acts)


def test_words_are_not_checked_while_the_play_goes_on() -> None:
    going_on = playable({"asks": say_it("then"), "then": pick_one(option("go", "end"), option("stay", "end"))})

    with pytest.raises(NotOffered, match="no words to check"):
        play(going_on, Said("Good day."), CheckWords(1, (0,)))
