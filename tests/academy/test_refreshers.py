"""Which refreshers a person has today, which comes next, and what a play of one changes."""

import dataclasses

import pytest

from tests.offices import OTHER, POINT, REFUSE, REPEAT, SIGH, TELL, FixedClock, other_edition, played
from tests.refreshing import bulletin, bulletin_id, contact, contact_id, families, finish
from tests.servers import ON_FILE
from trainer.academy import refreshers, remembering
from trainer.academy.agenda import what_next
from trainer.academy.attempts import act, start
from trainer.academy.check import check, recompute
from trainer.academy.office import Office
from trainer.academy.paces import set_pace
from trainer.academy.people import Person
from trainer.academy.plays import finished
from trainer.academy.progress import competencies
from trainer.errors import TrainerError
from trainer.learning.agenda import Refreshers
from trainer.store import refreshers as stored

CONTACT, FIRST, SECOND = contact_id(1), bulletin_id(1), bulletin_id(1, "b")


@pytest.fixture
def learned(office: Office, person: Person, clock: FixedClock) -> Person:
    """Return somebody who played one contact well ten days ago; two bulletins refresh it."""
    office.library = office.shipped = families(1, "ab")
    finish(office, person, CONTACT)
    set_pace(office, person.id, 600)
    clock.pass_by(days=10)
    return person


def next_up(office: Office, person: Person) -> tuple[str, str | None]:
    following = refreshers.next_run(office, person.id)
    assert following is not None
    return following.planned.scenario_id, following.planned.variant


def refresh(office: Office, person: Person, *actions: object) -> str:
    """Play the refresher that comes next, well where nothing else is said; return what it was."""
    playing = refreshers.play_next(office, person.id)
    assert playing is not None
    for action in actions or (TELL, REPEAT):
        playing = act(office, playing, action)  # type: ignore[arg-type]
    return playing.playable.scenario.id


def test_a_lesson_comes_back_when_it_is_about_to_fade(office: Office, person: Person, clock: FixedClock) -> None:
    office.library = families(1)
    finish(office, person, CONTACT)
    today = refreshers.due(office, person.id)
    clock.pass_by(days=2)
    later = refreshers.due(office, person.id)

    assert (today, later) == (None, Refreshers(1, 2))


def test_home_is_told_what_is_due(office: Office, learned: Person) -> None:
    found = what_next(office, learned.id)

    assert found is not None
    assert found.kind == "refreshers"
    assert found.why == "1 refresher is due, about 2 minutes: what you learned is about to fade."


def test_the_bulletin_played_longest_ago_comes_first(office: Office, learned: Person, clock: FixedClock) -> None:
    seen = []
    for _ in range(4):
        seen.append(refresh(office, learned))
        clock.pass_by(days=3000)

    assert seen == [FIRST, SECOND, FIRST, SECOND]


def test_a_bulletin_that_did_not_show_it_brings_the_whole_contact_until_that_does(
    office: Office, learned: Person, clock: FixedClock
) -> None:
    seen = [refresh(office, learned, REFUSE, SIGH)]
    for actions in ((POINT, SIGH), (TELL, REPEAT), (TELL, REPEAT)):
        clock.pass_by(days=60)
        seen.append(next_up(office, learned))  # type: ignore[arg-type]
        refresh(office, learned, *actions)

    assert seen == [FIRST, (CONTACT, "dock"), (CONTACT, None), (SECOND, None)]


def test_a_family_without_a_bulletin_does_not_come_back(office: Office, person: Person, clock: FixedClock) -> None:
    finish(office, person, OTHER)
    clock.pass_by(days=99)
    (standing,) = refreshers.standings(office, person.id)

    assert refreshers.due(office, person.id) is None
    assert refreshers.next_run(office, person.id) is None
    assert (standing.bulletins, standing.is_withheld, standing.topic) == (0, False, "Badge requests")


def test_what_is_withdrawn_does_not_come_back(office: Office, learned: Person) -> None:
    gone = ("status: draft", "status: withdrawn")
    office.library = families(1, "", bulletin(1, "a", gone), bulletin(1, "b", gone))
    first = refreshers.due(office, learned.id)
    office.library = families(0, "", contact(1, gone), bulletin(1))

    assert (first, refreshers.due(office, learned.id)) == (None, None)


def test_a_lesson_whose_contact_is_gone_is_not_listed(office: Office, learned: Person) -> None:
    office.library = families(0, "", other_edition())

    assert refreshers.standings(office, learned.id) == ()


def test_a_standing_says_what_is_remembered(office: Office, learned: Person) -> None:
    (one,) = refreshers.standings(office, learned.id)

    assert (one.family, one.title, one.reviews, one.bulletins, one.wants_full) == (CONTACT, "Contact 1", 1, 2, False)
    assert 0.5 < one.chance < 0.9


def test_a_topic_the_framework_has_lost_is_named_by_its_id(office: Office, learned: Person) -> None:
    office.library = dataclasses.replace(
        office.library, framework=dataclasses.replace(office.library.framework, topics={})
    )

    assert refreshers.standings(office, learned.id)[0].topic == "badge-requests"


def test_the_one_that_is_open_is_gone_on_with(office: Office, learned: Person) -> None:
    begun = refreshers.play_next(office, learned.id)
    again = refreshers.play_next(office, learned.id)
    following = refreshers.next_run(office, learned.id)

    assert begun is not None
    assert again is not None
    assert following is not None
    assert begun.attempt_id == again.attempt_id == following.attempt_id
    assert following.left == 0


def test_an_open_one_whose_text_is_gone_is_passed_over(office: Office, learned: Person) -> None:
    start(office, learned.id, FIRST, "refresher")
    office.library = families(1, "b")

    assert next_up(office, learned) == (SECOND, None)


def test_a_day_brings_what_its_minutes_hold_and_the_rest_waits(
    office: Office, person: Person, clock: FixedClock
) -> None:
    office.library = families(5)
    for number in range(1, 6):
        finish(office, person, contact_id(number))
    clock.pass_by(days=10)  # a Monday
    set_pace(office, person.id, 28)
    first = (refreshers.due(office, person.id), refreshers.waiting(office, person.id))
    refresh(office, person)
    refresh(office, person)

    assert first == (Refreshers(2, 4), 3)
    assert refreshers.due(office, person.id) is None
    assert refreshers.waiting(office, person.id) == 3
    assert len(refreshers.refreshed_today(office, person.id)) == 2


def test_nothing_waits_where_nothing_is_due(office: Office, person: Person) -> None:
    assert refreshers.waiting(office, person.id) == 0
    assert refreshers.play_next(office, person.id) is None
    assert refreshers.refreshed_today(office, person.id) == ()


def test_what_was_refreshed_says_when_and_as_what_it_comes_back(office: Office, learned: Person) -> None:
    refresh(office, learned, REFUSE, SIGH)
    (one,) = refreshers.refreshed_today(office, learned.id)

    assert (one.title, one.is_full_next) == ("Contact 1", True)
    assert one.due_on > office.clock.now().date()


def test_what_was_refreshed_is_named_by_its_family_where_the_contact_is_gone(office: Office, learned: Person) -> None:
    refresh(office, learned)
    office.library = families(0, "", bulletin(1))

    assert [one.title for one in refreshers.refreshed_today(office, learned.id)] == [CONTACT]


def test_what_follows_is_made_ready(office: Office, learned: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    following = refreshers.next_run(office, learned.id)
    assert following is not None
    ready = refreshers.prepare(office, learned.id, following)
    monkeypatch.setattr("trainer.engine.playable.prepare", lambda *_: pytest.fail("compiled again"))
    playing = refreshers.play_next(office, learned.id)

    assert playing is not None
    assert playing.playable.scenario is ready


def test_a_bulletin_is_a_refresher_or_practice(office: Office, learned: Person) -> None:
    for mode in ("assessment", "worked example"):
        with pytest.raises(TrainerError, match="is a bulletin"):
            start(office, learned.id, FIRST, mode)  # type: ignore[arg-type]

    assert start(office, learned.id, FIRST, "practice").attempt.mode == "practice"


def test_refreshers_are_coached_and_kept_apart(office: Office, learned: Person) -> None:
    refresh(office, learned)
    found = next(one for one in competencies(office, learned.id) if one.id == "staying-even")

    assert found.mastery is not None
    assert (found.mastery.attempts, found.mastery.practised) == (2, found.mastery.decisions)
    assert [one.mode for one in finished(office, learned.id)] == ["refresher", "practice"]


def test_a_play_without_a_score_says_nothing(office: Office, person: Person) -> None:
    office.library = families(1, "", contact(2, ("credit: {first-request: 100}", "credit: {}"),
        ("credit: {first-request: 30}", "credit: {}"), ("credit: {staying-even: 100}", "credit: {}"),
        ("credit: {staying-even: 20}", "credit: {}")))  # fmt: skip
    finish(office, person, contact_id(2))

    assert refreshers.standings(office, person.id) == ()


def test_cards_are_what_the_record_gives_also_where_the_clock_was_set_back(
    office: Office, learned: Person, clock: FixedClock
) -> None:
    refresh(office, learned)
    clock.pass_by(days=-5)
    finish(office, learned, CONTACT, POINT, SIGH)
    held = _cards(office)
    recompute(office)

    assert _cards(office) == held
    assert check(office).problems == ()


def test_a_card_that_was_changed_is_found_and_mended(office: Office, learned: Person) -> None:
    sound = _cards(office)
    with office.writing() as transaction:
        transaction.exec_driver_sql("UPDATE refresher SET due_on = '2030-01-01'")
    (problem,) = check(office).problems
    recompute(office)

    assert problem.record == f"refresher {learned.id.hex()} {CONTACT}"
    assert _cards(office) == sound


def test_cards_of_a_person_alone_are_derived_alone(office: Office, learned: Person) -> None:
    with office.writing() as transaction:
        stored.forget(transaction)
        remembering.derive(transaction, learned.id, {"badge-requests/none"})
        none = stored.every(transaction)
        remembering.derive(transaction, learned.id, {CONTACT})

    assert none == ()
    assert len(_cards(office)) == 1


@ON_FILE
def test_a_play_whose_text_is_gone_is_no_part_of_a_card(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    with office.reading() as transaction:
        (play,) = stored.played(transaction, person.id)
    with office.writing() as transaction:
        transaction.exec_driver_sql("PRAGMA defer_foreign_keys = 1")
        transaction.exec_driver_sql("UPDATE attempt SET edition = ? WHERE id = ?", (b"\x01" * 32, play.attempt))
        found = remembering.derived(transaction)
        transaction.exec_driver_sql("UPDATE attempt SET edition = ? WHERE id = ?", (play.edition, play.attempt))

    assert found == ()


def _cards(office: Office) -> tuple[stored.StoredRefresher, ...]:
    with office.reading() as transaction:
        return stored.every(transaction)
