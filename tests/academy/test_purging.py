"""What is purged is what was shown; what stays verifies; and nothing goes by a wrong clock."""

import contextlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.offices import NOON, POINT, REPEAT, SHORT, SIGH, TELL, FixedClock, opened, played
from tests.servers import ON_FILE
from tests.sharing import hash_of, with_roles
from trainer.academy import accounts, assignments, audit, cohorts
from trainer.academy.attempts import act, debrief_of, resume, start
from trainer.academy.carry_in import Standing, carry_in
from trainer.academy.carry_in import look as look_at_file
from trainer.academy.carry_out import carry_out
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import Person, correct, first_person, register
from trainer.academy.plays import finished, open_attempts
from trainer.academy.progress import competencies
from trainer.academy.purge_plan import Plan, look, look_at_person
from trainer.academy.purging import purge
from trainer.academy.remediations import note
from trainer.academy.retention import Kept, hold_person, hold_play, lift, set_period
from trainer.engine.actions import Resolve, WriteNote
from trainer.errors import TrainerError
from trainer.people.roles import Role
from trainer.store import certificates, remediations, tombstones

SECRET = "He looked tired and I was short with him."
SAY_IT = Resolve("I will say my name first.", "2026-11-22")


@pytest.fixture
def lived_in(office: Office, person: Person, clock: FixedClock) -> Office:
    """Lend a record with plays of two years: an old practice and assessment, and a new practice."""
    played(office, person, TELL, REPEAT, WriteNote(SECRET), SAY_IT)
    played(office, person, POINT, SIGH, mode="assessment")
    for _ in range(14):
        clock.pass_by(days=50)
        played(office, person, POINT)
    clock.pass_by(days=1)
    return office


def purged(office: Office, plan: Plan | None = None) -> Plan:
    """Take every step of a plan; return the plan."""
    whole = left = plan or look(office)
    while not left.is_empty:
        left = purge(office, left, left.today)
    return whole


def stones(office: Office) -> tuple[tombstones.Tombstone, ...]:
    with office.reading() as transaction:
        return tombstones.every(transaction)


def plays_of(office: Office, person: Person) -> int:
    return len(finished(office, person.id)) + len(open_attempts(office, person.id))


def test_nothing_is_due_while_everything_is_kept(lived_in: Office) -> None:
    assert look(lived_in).is_empty
    assert purge(lived_in, look(lived_in)).is_empty


def test_a_look_shows_exactly_what_goes(lived_in: Office, person: Person) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    before = plays_of(lived_in, person)
    plan = look(lived_in)
    (line,) = plan.lines
    assert plays_of(lived_in, person) == before
    purged(lived_in, plan)

    assert (line.name, line.plays, line.texts, line.entries, line.leaves) == ("A. Reyes", 7, 0, 0, False)
    assert plan.count == 7
    assert before - plays_of(lived_in, person) == 7
    assert [one.mode for one in finished(lived_in, person.id)] == ["assessment"]
    assert look(lived_in).is_empty


def test_what_is_left_is_whole_and_evidence_follows(lived_in: Office, person: Person) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    purged(lived_in)

    assert check(lived_in).problems == ()
    assert [one.decisions for one in competencies(lived_in, person.id)] == [1, 1, 0]


def test_each_play_leaves_a_tombstone_that_the_log_vouches_for(lived_in: Office, person: Person) -> None:
    set_period(lived_in, Kept.ASSESSMENTS, 365)
    (gone,) = [one for one in finished(lived_in, person.id) if one.mode == "assessment"]
    head = resume(lived_in, gone.id).attempt
    purged(lived_in)
    (stone,) = stones(lived_in)
    entry = audit.entries(lived_in)[0]

    assert (stone.id, stone.length, stone.head, stone.person) == (gone.id, 2, head.head_hash, person.id)
    assert (stone.rule, stone.entry, entry.sequence) == ("assessments: 365 days", entry.sequence, stone.entry)
    assert entry.details["tombstones"] == tombstones.digest([stone]).hex()
    assert (entry.act, entry.details["do"], entry.details["plays"]) == ("purge records", "plays removed", 1)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE tombstone SET length = 9", "what is there"),
        ("DELETE FROM tombstone", "what is there"),
        ("UPDATE tombstone SET entry = 1", "entry 1 of the audit log says"),
        ("UPDATE audit_entry SET public = '{' WHERE act = 'purge records'", "what is there"),
    ],
)
def test_a_tombstone_that_was_changed_is_found(lived_in: Office, change: str, found: str) -> None:
    set_period(lived_in, Kept.ASSESSMENTS, 365)
    purged(lived_in)
    with lived_in.writing() as transaction:
        transaction.exec_driver_sql(change)

    assert any(found in one.sentence for one in check(lived_in).problems)


def test_a_play_that_has_a_tombstone_and_is_here_is_found(lived_in: Office, person: Person) -> None:
    playing = resume(lived_in, finished(lived_in, person.id)[0].id)
    with lived_in.writing() as transaction:
        stone = tombstones.Tombstone(playing.attempt_id, "play", person.id, None, 0, None, "", 0, 1)
        tombstones.add(transaction, [stone])

    assert any("is here and has a tombstone" in one.sentence for one in check(lived_in).problems)


def test_a_play_taken_out_by_hand_is_missed_by_the_evidence(lived_in: Office, person: Person) -> None:
    gone = finished(lived_in, person.id)[0].id
    with lived_in.writing() as transaction:
        for table, column in (("result", "attempt"), ("event", "attempt"), ("attempt", "id")):
            transaction.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", (gone,))

    assert any("of which the evidence speaks, is gone" in one.sentence for one in check(lived_in).problems)


def test_typed_text_goes_with_its_salt_and_the_chain_holds(lived_in: Office, person: Person) -> None:
    set_period(lived_in, Kept.TYPED, 365)
    plan = purged(lived_in)
    oldest = finished(lived_in, person.id)[-1].id

    assert [line.texts for line in plan.lines] == [2]
    assert {note.text for note in resume(lived_in, oldest).run.notes} == {""}
    assert debrief_of(lived_in, oldest)[1].shown == 100
    assert check(lived_in).problems == ()
    assert audit.entries(lived_in)[0].details == {"do": "typed text erased", "plays": 1, "texts": 2}


def test_texts_of_a_play_that_goes_are_not_counted_twice(lived_in: Office) -> None:
    set_period(lived_in, Kept.TYPED, 365)
    set_period(lived_in, Kept.PRACTICE, 365)

    assert [(line.plays, line.texts) for line in look(lived_in).lines] == [(7, 0)]


@ON_FILE
def test_what_was_erased_is_in_the_file_no_more(lived_in: Office, tmp_path: Path) -> None:
    set_period(lived_in, Kept.TYPED, 365)
    purged(lived_in)
    lived_in.database.raw().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    assert SECRET.encode() not in b"".join(file.read_bytes() for file in tmp_path.glob("record.db*"))


def test_personal_details_of_the_log_go_and_its_chain_holds(
    lived_in: Office, person: Person, clock: FixedClock
) -> None:
    correct(lived_in, person.id, "Ana Reyes", "4312")
    cohorts.create(lived_in, "Recruits")
    clock.pass_by(days=40)
    set_period(lived_in, Kept.DETAILS, 30)
    plan = purged(lived_in)

    assert [(line.name, line.entries) for line in plan.lines] == [("Ana Reyes", 1)]
    assert audit.entries(lived_in, act="correct a name or number")[0].private == {}
    assert check(lived_in).problems == ()
    assert audit.entries(lived_in)[0].details["entries"] == 1


def test_an_entry_about_nobody_is_shown_as_that(lived_in: Office, clock: FixedClock) -> None:
    with lived_in.writing() as transaction:
        audit.note(lived_in, transaction, "x", "library", {}, {"why": "x"})
    clock.pass_by(days=40)
    set_period(lived_in, Kept.DETAILS, 30)

    assert [line.name for line in look(lived_in).lines] == ["The audit log, about nobody"]


def test_what_is_held_stays_and_goes_when_the_hold_is_lifted(lived_in: Office, person: Person) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    set_period(lived_in, Kept.TYPED, 365)
    held = hold_person(lived_in, person.id, "Appeal")
    plan = look(lived_in)
    assert (plan.is_empty, plan.held) == (True, 7)
    lift(lived_in, held)
    hold_play(lived_in, finished(lived_in, person.id)[-1].id, "Appeal")

    assert (look(lived_in).count, look(lived_in).held) == (6, 1)


def test_a_play_that_an_assignment_counts_on_stays_until_that_is_withdrawn(
    office: Office, person: Person, clock: FixedClock
) -> None:
    given = assignments.assign(office, SHORT, "practice", named=[person.id])
    playing = start(office, person.id, SHORT, "practice", assignment=given)
    act(office, act(office, playing, TELL), REPEAT)
    set_period(office, Kept.PRACTICE, 30)
    clock.pass_by(days=40)
    plan = look(office)
    assignments.withdraw(office, given)
    due = look(office)
    assignments.restore(office, given)
    purged(office, due)
    assert (plan.is_empty, plan.held, due.count, stones(office)) == (True, 1, 1, ())
    assignments.withdraw(office, given)
    purged(office)

    assert len(stones(office)) == 1
    assert check(office).problems == ()


def test_a_hold_that_is_placed_while_a_purge_runs_counts(lived_in: Office, person: Person) -> None:
    correct(lived_in, person.id, "Ana Reyes", "4312")
    for kept in (Kept.PRACTICE, Kept.TYPED):
        set_period(lived_in, kept, 365)
    set_period(lived_in, Kept.ASSESSMENTS, None)
    plan = look(lived_in)
    hold_person(lived_in, person.id, "Appeal")
    before = plays_of(lived_in, person)
    purged(lived_in, plan)

    assert (plays_of(lived_in, person), stones(lived_in)) == (before, ())


def test_texts_and_details_that_are_held_meanwhile_stay(lived_in: Office, person: Person, clock: FixedClock) -> None:
    correct(lived_in, person.id, "Ana Reyes", "4312")
    clock.pass_by(days=40)
    set_period(lived_in, Kept.TYPED, 365)
    set_period(lived_in, Kept.DETAILS, 30)
    plan = look(lived_in)
    hold_person(lived_in, person.id, "Appeal")
    purged(lived_in, plan)

    assert "purge records" not in audit.acts(lived_in)


def test_a_play_that_goes_on_meanwhile_stays(lived_in: Office, person: Person) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    plan = look(lived_in)
    act(lived_in, resume(lived_in, finished(lived_in, person.id)[-1].id), WriteNote("Still here."))
    purged(lived_in, plan)

    assert len(stones(lived_in)) == 6


def test_a_play_that_is_gone_already_is_passed_over(lived_in: Office) -> None:
    set_period(lived_in, Kept.ASSESSMENTS, 365)
    plan = look(lived_in)
    purged(lived_in, plan)
    purged(lived_in, plan)

    assert len(stones(lived_in)) == 1


def test_periods_that_change_after_the_look_stop_it(lived_in: Office) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    plan = look(lived_in)
    set_period(lived_in, Kept.PRACTICE, 3650)

    with pytest.raises(TrainerError, match="changed since the look"):
        purge(lived_in, plan)


@pytest.mark.parametrize("hours", [-1, 25])
def test_a_look_of_another_day_is_stale(lived_in: Office, clock: FixedClock, hours: int) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    plan = look(lived_in)
    clock.pass_by(hours=hours)

    with pytest.raises(TrainerError, match="of another day"):
        purge(lived_in, plan, plan.today)


def test_another_day_than_that_of_the_clock_is_refused_where_nothing_is_in_doubt(
    lived_in: Office, person: Person
) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    plan, before = look(lived_in), plays_of(lived_in, person)
    assert not plan.doubt
    with pytest.raises(TrainerError, match="not 2026-01-01"):
        purge(lived_in, plan, date(2026, 1, 1))

    assert plays_of(lived_in, person) == before


def test_a_clock_set_far_forward_purges_nothing(lived_in: Office, person: Person, clock: FixedClock) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    clock.pass_by(days=3650)
    audit.as_csv(lived_in)  # somebody signs in, and the log is written by the wrong clock too
    clock.pass_by(days=2)
    plan, before = look(lived_in), plays_of(lived_in, person)
    with pytest.raises(TrainerError, match="Nothing was done here between 21 October 2028 and 19 October 2038"):
        purge(lived_in, plan)
    with pytest.raises(TrainerError, match="say so; else set the clock"):
        purge(lived_in, plan, NOON.date())

    assert plays_of(lived_in, person) == before


def test_a_date_that_is_right_after_all_can_be_said_to_be(lived_in: Office, clock: FixedClock) -> None:
    set_period(lived_in, Kept.PRACTICE, 365)
    clock.pass_by(days=90)
    plan = look(lived_in)

    assert purge(lived_in, plan, plan.today).count < plan.count


def test_the_doubt_ends_when_the_record_is_in_use_again(lived_in: Office, clock: FixedClock) -> None:
    clock.pass_by(days=90)
    for _ in range(2):
        audit.as_csv(lived_in)
        clock.pass_by(days=15)

    assert look(lived_in).doubt == ""


def test_something_later_than_now_is_doubted(lived_in: Office, clock: FixedClock) -> None:
    clock.pass_by(days=-3)

    assert look(lived_in).doubt == "Something on this record is dated later than now."


@pytest.fixture
def leaver(office: Office, person: Person) -> Person:
    """Return somebody with a play, a former name and a place in a cohort, whose account is closed."""
    leaver = with_roles(office, "Quill Zabriskie", "77", Role.TRAINEE)
    correct(office, leaver.id, "Quill Zabriskie-Ruiz", "77")
    cohorts.add_member(office, cohorts.create(office, "Recruits"), leaver.id, "trainee")
    played(office, leaver, TELL, REPEAT, WriteNote(SECRET))
    accounts.disable(office, leaver.id)
    return leaver


@ON_FILE
def test_a_person_is_erased_and_the_plays_stay(office: Office, leaver: Person, tmp_path: Path) -> None:
    purged(office, look_at_person(office, leaver.id))
    office.database.raw().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    left = b"".join(file.read_bytes() for file in tmp_path.glob("record.db*"))

    assert len(finished(office, leaver.id)) == 1
    assert not any(one in left for one in (b"Quill", b"Quill Zabriskie-Ruiz", SECRET.encode()))
    assert check(office).problems == ()
    assert [(one.kind, one.rule) for one in stones(office)] == [("person", "asked for")]
    assert leaver.id not in {one.person.id for one in accounts.accounts(office)}


def test_what_was_said_of_a_person_goes_and_the_numbers_of_certificates_stay(office: Office, leaver: Person) -> None:
    note(office, finished(office, leaver.id)[0].id, "Zabriskie says the name first now.")
    certificate = certificates.StoredCertificate(
        number=7, code="C", person=leaver.id, course="x", issued_at=1, issued_by=None, document="Zabriskie", salt=b"x",
        digest=b"x", statement="Zabriskie", key=b"x", signature=b"x",
    )  # fmt: skip
    with office.writing() as transaction:
        certificates.keep(transaction, certificate)
    purged(office, look_at_person(office, leaver.id))
    with office.reading() as transaction:
        (left,) = certificates.of_person(transaction, leaver.id)
        (words,) = [one.words for one in remediations.of_person(transaction, leaver.id)]

    assert (left.number, left.document, left.salt, left.statement, words) == (7, None, None, None, None)
    assert not any("has been changed" in one.sentence for one in check(office).problems)


def test_a_person_and_the_plays_are_erased(office: Office, leaver: Person) -> None:
    plan = look_at_person(office, leaver.id, plays=True)
    purged(office, plan)

    assert [(line.plays, line.leaves) for line in plan.lines] == [(1, True)]
    assert finished(office, leaver.id) == ()
    assert [one.kind for one in stones(office)] == ["play", "person"]
    assert check(office).problems == ()


def test_who_was_erased_and_comes_back_is_somebody_new(office: Office, leaver: Person) -> None:
    purged(office, look_at_person(office, leaver.id))
    added = accounts.add(office, "Quill Zabriskie", "77", "", [Role.TRAINEE], hash_of("23456789ABCDEFGH"))

    assert (added.returned, added.person.id == leaver.id) == (False, False)
    assert finished(office, added.person.id) == ()
    assert check(office).problems == ()


def test_who_left_long_ago_goes_by_the_period(office: Office, leaver: Person, clock: FixedClock) -> None:
    set_period(office, Kept.LEFT, 365)
    assert look(office).is_empty
    clock.pass_by(days=366)
    plan = purged(office)

    assert [(line.name, line.leaves) for line in plan.lines] == [("Quill Zabriskie-Ruiz", True)]
    assert stones(office)[0].rule == "people who left: 365 days"
    assert look(office).is_empty


def test_who_comes_back_between_look_and_purge_stays(office: Office, leaver: Person) -> None:
    plan = look_at_person(office, leaver.id)
    accounts.enable(office, leaver.id)
    purged(office, plan)

    assert stones(office) == ()


def test_who_is_held_between_look_and_purge_stays(office: Office, leaver: Person) -> None:
    plan = look_at_person(office, leaver.id)
    hold_play(office, finished(office, leaver.id)[0].id, "Appeal")
    purged(office, plan)

    assert stones(office) == ()


@ON_FILE
def test_a_lifted_hold_says_nothing_of_who_was_erased(office: Office, leaver: Person, tmp_path: Path) -> None:
    lift(office, hold_person(office, leaver.id, "Appeal of Zabriskie"))
    hold_person(office, first_of(office), "Another appeal")
    purged(office, look_at_person(office, leaver.id))
    office.database.raw().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    left = b"".join(file.read_bytes() for file in tmp_path.glob("record.db*"))

    assert b"Appeal of Zabriskie" not in left
    assert check(office).problems == ()


def first_of(office: Office) -> bytes:
    found = first_person(office)
    assert found is not None
    return found.id


def test_only_who_left_is_erased_and_only_once(office: Office, person: Person, leaver: Person) -> None:
    with pytest.raises(TrainerError, match="account of this person is open"):
        look_at_person(office, person.id)
    held = hold_person(office, leaver.id, "Appeal")
    with pytest.raises(TrainerError, match="under a legal hold"):
        look_at_person(office, leaver.id)
    lift(office, held)
    purged(office, look_at_person(office, leaver.id))
    with pytest.raises(TrainerError, match="erased already"):
        look_at_person(office, leaver.id)


def test_whoever_was_erased_does_not_open_a_computer_for_one(office: Office, person: Person, leaver: Person) -> None:
    accounts.give_roles(office, leaver.id, [Role.ADMINISTRATOR])
    accounts.enable(office, leaver.id)
    accounts.disable(office, person.id)
    purged(office, look_at_person(office, person.id))

    assert first_of(office) == leaver.id


def test_a_play_that_was_purged_does_not_come_back_in_a_file(lived_in: Office, person: Person) -> None:
    content = carry_out(lived_in, person.id)
    set_period(lived_in, Kept.ASSESSMENTS, 365)
    purged(lived_in)
    found = look_at_file(lived_in, content, person.id)

    assert found.count(Standing.REFUSED) == 1
    assert next(one.why for one in found.plays if one.why).startswith("It was here, and was removed")


def test_a_play_carried_in_is_purged_like_any_other(tmp_path: Path, office: Office, person: Person) -> None:
    home = opened(tmp_path / "home.db")
    officer = register(home, "A. Reyes", "4312")
    played(home, officer, TELL, REPEAT)
    carry_in(office, carry_out(home, officer.id), person.id)
    home.close()
    accounts.add(office, "B", "2", "", [Role.ADMINISTRATOR], hash_of("23456789ABCDEFGH"))
    accounts.disable(office, person.id)
    purged(office, look_at_person(office, person.id, plays=True))

    assert len(stones(office)) == 2
    assert check(office).problems == ()


KILLED = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.offices import NOON, FixedClock, opened
from trainer.academy import purging
from trainer.academy.purge_plan import look
purging.PLAYS_AT_ONCE = 1
office = opened(Path(sys.argv[1]), clock=FixedClock(NOON + timedelta(days=900)))
left = look(office)
while not left.is_empty:
    left = purging.purge(office, left, left.today)
    print(left.count, flush=True)
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a record of forty old plays with a period that has passed for all of them."""
    office = opened(tmp_path / "old.db")
    person = register(office, "A. Reyes", "4312")
    for _ in range(40):
        played(office, person, TELL, REPEAT)
    set_period(office, Kept.PRACTICE, 365)
    office.close()
    return tmp_path / "old.db"


@pytest.mark.slow
@pytest.mark.parametrize("steps", [1, 7, 23])
def test_a_purge_that_is_killed_has_done_whole_steps_and_goes_on(old: Path, steps: int) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(old)], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        for _ in range(steps):
            running.stdout.readline()
        running.kill()
    office = opened(old, clock=FixedClock(NOON.replace(year=2029)), busy_seconds=5)
    with contextlib.closing(office):
        sound, done = check(office).problems, len(stones(office))
        purged(office)

        assert sound == ()
        assert steps <= done <= steps + 1
        assert len(stones(office)) == 40
        assert check(office).problems == ()
