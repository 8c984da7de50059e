"""The debrief of plays worked out by hand: everything points at an event, and all words are the scenario's."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import DAY
from tests.engine.written import best_and_worst, hear_out, option, pick_one, play, playable, put_in_order, say_it
from trainer.engine.actions import (
    Action,
    Answer,
    CameIn,
    CheckWords,
    Ordered,
    OutOfTime,
    Picked,
    Ranked,
    Reflect,
    Resolve,
    Rewind,
    Said,
)  # fmt: skip
from trainer.engine.playable import Playable, prepare
from trainer.engine.state import Mode
from trainer.scenario.authorities import Authority
from trainer.scenario.decisions import Feedback, OtherSide, ScreenOut, TimeLimit
from trainer.scenario.model import Scene, Variant
from trainer.scenario.script import Narration
from trainer.scoring.best import solve
from trainer.scoring.debrief import Debrief, debrief
from trainer.scoring.result import score

LIMIT = TimeLimit(seconds=30, reason="Urgent.", extension="Twice.", leads_to="end")
REFUSED = ScreenOut(kind="identification refused", rationale="The rule says so.", authorities=("payton",))
SIDE = OtherSide(person="omar", thinks="He will not say his name.", trust="fell", would_help="A name.")
STRONG = Feedback(led_to="He nods.", why="A name is owed.")
GOOD, BAD, SAID = Picked("good"), Picked("bad"), Said("Good day.")


def authority(**changes: Any) -> Authority:
    fields: dict[str, Any] = {
        "name": "Payton v. New York", "citation": "445 U.S. 573", "year": 1980, "body": "Court", "holding": "Wait.",
        "jurisdiction": "United States", "takeaway": "Stay out.", "mistake": "A foot is nothing.", "status": "good law",
        "last_checked": DAY, "where": ("own knowledge",), "confidence": "known",
    }  # fmt: skip
    return Authority(**{**fields, **changes})


AUTHORITIES = {"payton": authority(), "unsure": authority(confidence="check")}


def contact(**more: Any) -> Playable:
    """Two decisions, the first with law and another side, then free text."""
    bad = option("bad", "second", 0, screen_out=REFUSED, other_side=SIDE, misconception="It is on the shirt.")
    law = {"authorities": ("payton", "unsure", "gone"), "rules": ("name-on-request", "gone")}
    return playable({
        "first": pick_one(option("good", "second", 80, feedback=STRONG, **law), bad),
        "second": pick_one(option("good", "speak", 20), option("bad", "speak", 0), time_limit=LIMIT),
        "speak": replace(say_it(), script=(Narration(narration="He waits."),)),
    }, **more)  # fmt: skip


def debriefed(played: Playable, *doing: Action | Answer | OutOfTime, mode: Mode = "practice") -> Debrief:
    run, solution = play(played, *doing, mode=mode), solve(played)
    return debrief(played, solution, run, score(played, solution, run), AUTHORITIES)


def test_every_entry_points_at_its_event_and_says_what_was_done() -> None:
    found = debriefed(contact(), GOOD, Reflect(0, "The end"), BAD, SAID)

    assert [(entry.event, entry.number, entry.did) for entry in found.record] == [
        (1, 1, ("Do good.",)), (3, 2, ("Do bad.",)), (4, 3, ("Good day.",)),
    ]  # fmt: skip
    assert [entry.text for entry in found.record[1].heard] == ["Do bad.", "He waits."]


def test_losses_are_points_of_100_and_have_bands() -> None:
    found = debriefed(contact(), BAD, GOOD, SAID)

    assert [(entry.points, entry.band) for entry in found.record] == [(80, "costly"), (0, "no loss"), (0, "no loss")]
    assert (found.costliest, found.costliest_sentence, found.score, found.lost) == (
        0,
        "Costliest: 80 of 80 points lost",
        20,
        80,
    )


def test_a_small_loss_is_some_loss() -> None:
    ways = pick_one(option("good", "end", 100), option("near", "end", 95), option("bad", "end", 0))

    assert debriefed(playable({"first": ways}), Picked("near")).record[0].band == "some loss"


def test_where_nothing_was_lost_it_says_so() -> None:
    found = debriefed(contact(), GOOD, GOOD, SAID)

    assert (found.costliest, found.costliest_sentence, found.retry) == (None, "No decision lost anything.", None)
    assert found.recovery_sentence == "No error to recover from."


def test_done_well_is_where_most_was_gained_over_the_weakest_answer() -> None:
    found = debriefed(contact(), GOOD, BAD, SAID).done_well

    assert found is not None
    assert (found.index, found.event, found.points, found.why) == (0, 1, 80, ("A name is owed.",))


def test_where_nothing_was_gained_no_praise_is_made_up() -> None:
    found = debriefed(contact(), BAD, BAD, SAID)

    assert found.done_well is None
    assert found.done_well_sentence == "No decision without an error gained anything over its weakest answer."


def test_an_opened_decision_has_feedback_the_other_side_the_stronger_option_and_the_law() -> None:
    opened = debriefed(contact(), BAD, GOOD, SAID).record[0].moment

    assert [(each.option, each.why, each.misconception) for each in opened.chosen] == [
        ("bad", "It had a reason.", "It is on the shirt.")
    ]  # fmt: skip
    assert [(side.name, side.trust, side.would_help) for side in opened.sides] == [("Omar Haddad", "fell", "A name.")]
    assert opened.stronger is not None
    assert (opened.stronger.texts, opened.stronger.whys) == (("Do good.",), ("A name is owed.",))
    assert [(critical.option, critical.rationale) for critical in opened.screen_outs] == [("bad", "The rule says so.")]


def test_only_what_is_checked_and_in_force_is_cited() -> None:
    opened = debriefed(contact(), GOOD, GOOD, SAID).record[0].moment

    assert [(cited.id, cited.citation, cited.last_checked) for cited in opened.authorities] == [
        ("payton", "445 U.S. 573", DAY)
    ]
    assert [(rule.id, rule.profile) for rule in opened.rules] == [("name-on-request", "Harbor")]
    assert opened.stronger is None


def test_the_law_of_a_screen_out_is_cited_with_the_weaker_option() -> None:
    opened = debriefed(
        playable({"first": pick_one(option("a", screen_out=REFUSED), option("b", "end", 0))}), Picked("a")
    )

    assert [cited.id for cited in opened.record[0].moment.authorities] == ["payton"]


def test_own_words_come_with_their_rubric_and_never_lose_anything() -> None:
    entry = debriefed(contact(), GOOD, GOOD, SAID).record[2]

    assert (entry.moment.said, entry.moment.model_answer, entry.loss) == ("Good day.", "I came because of the call.", 0)
    assert [line.id for line in entry.moment.rubric] == ["reason"]
    assert entry.moment.feedback is not None


def test_erased_words_leave_nothing_done() -> None:
    assert debriefed(contact(), GOOD, GOOD, Said("")).record[2].did == ()


def test_an_option_named_worst_is_told_apart() -> None:
    found = debriefed(playable({"first": best_and_worst(option("a"), option("b"), option("c"))}), Ranked("b", "a"))

    assert [(each.option, each.role) for each in found.record[0].moment.chosen] == [
        ("b", "chosen"),
        ("a", "named worst"),
    ]


@pytest.mark.parametrize(("scene", "answer", "texts", "whys"), [
    (put_in_order("a", "b", "c"), Ordered(("c", "b", "a")), ("Do a.", "Do b.", "Do c."), ("The whole reason.",)),
    (hear_out((0, 0), (3, 100)), CameIn(1), ("Come in at 3.",), ("It had a reason.",)),
])  # fmt: skip
def test_the_stronger_answer_is_given_for_every_kind(
    scene: Scene, answer: Answer, texts: tuple[str, ...], whys: tuple[str, ...]
) -> None:
    stronger = debriefed(playable({"first": scene}), answer).record[0].moment.stronger

    assert stronger is not None
    assert (stronger.texts, stronger.whys) == (texts, whys)


def test_where_time_ran_out_nothing_was_chosen() -> None:
    entry = debriefed(contact(), GOOD, OutOfTime()).record[1]

    assert (entry.did, entry.moment.chosen, entry.moment.stronger is not None) == ((), (), True)


def test_a_retry_is_offered_in_another_variant_where_there_is_one() -> None:
    variants = {"door": Variant(title="At a door"), "car": Variant(title="At a car")}
    plain, varied = contact(), contact(variants=variants)
    at_door = prepare(replace(plain.scenario, variants=variants), plain.profile, "door")
    found = [debriefed(played, BAD, GOOD, SAID).retry for played in (plain, varied, at_door)]

    assert [(each.step, each.scene, each.variant, each.variant_title) for each in found if each] == [
        (1, "first", None, None), (1, "first", "door", "At a door"), (1, "first", "car", "At a car"),
    ]  # fmt: skip


def test_own_words_and_next_time_are_shown_as_written() -> None:
    found = debriefed(contact(), GOOD, Reflect(1, "Wait longer"), BAD, SAID, Resolve("wait", "2026-12-01"))

    assert [words.text for words in found.own_words] == ["", "Wait longer"]
    assert found.resolution is not None
    assert found.resolution.on == "2026-12-01"


def test_a_check_of_own_words_stands_beside_them_and_changes_no_score() -> None:
    plain, checked = (debriefed(contact(), GOOD, BAD, SAID, *more) for more in ((), (CheckWords(3, (1,)),)))

    assert [entry.checked for entry in checked.record] == [None, None, (1,)]
    assert (checked.score, checked.lost) == (plain.score, plain.lost)


@pytest.mark.parametrize(("doing", "mode", "standing", "score", "numbers"), [
    ((GOOD, GOOD, SAID), "practice", None, 100, []),
    ((GOOD, GOOD, SAID), "worked example", "A worked example: it has no score.", None, []),
    ((BAD, Rewind(1), GOOD, GOOD, SAID), "practice",
     "Your first line of play stopped at decision 2, so there is no score yet.", None, [1, 2, 3]),
    ((BAD, GOOD, SAID, Rewind(2), BAD), "practice",
     "The branch you tried is shown below the record. It is practice and has no score.", 20, [2]),
])  # fmt: skip
def test_what_has_no_score_is_said(
    doing: tuple[Action | Answer, ...], mode: Mode, standing: str | None, score: int | None, numbers: list[int]
) -> None:
    found = debriefed(contact(), *doing, mode=mode)

    assert (found.standing, found.score) == (standing, score)
    assert [entry.number for entry in found.branch] == numbers


def test_a_branch_shows_its_own_losses_apart() -> None:
    found = debriefed(contact(), BAD, GOOD, SAID, Rewind(2), BAD, SAID)

    assert [(entry.points, entry.did) for entry in found.branch] == [(20, ("Do bad.",)), (0, ("Good day.",))]
    assert sum(entry.points for entry in found.record) == 100 - (found.score or 0)


@pytest.mark.parametrize(("doing", "sentence"), [
    ((BAD, GOOD, SAID), "First error at decision 1; 100% of later decisions without error."),
    ((GOOD, BAD, SAID), "First error at decision 2, with no decision after it."),
])  # fmt: skip
def test_recovery_is_said_in_words(doing: tuple[Answer, ...], sentence: str) -> None:
    assert debriefed(contact(), *doing).recovery_sentence == sentence


def test_before_the_first_decision_there_is_only_the_opening() -> None:
    first = replace(say_it(), script=(Narration(narration="He waits."),))
    found = debriefed(playable({"first": first}))

    assert ([entry.text for entry in found.opening], found.record, found.done_well, found.ending) == (
        ["He waits."],
        (),
        None,
        None,
    )


def test_free_text_alone_has_nothing_to_lose_or_gain() -> None:
    found = debriefed(playable({"first": say_it()}), SAID)

    assert (found.score, found.lost, found.done_well, found.costliest) == (None, 0, None, None)
    assert found.ending is not None
    assert found.review_sentence == "Draft, not yet reviewed."
