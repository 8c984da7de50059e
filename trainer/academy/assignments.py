"""Assignments: a contact given to a cohort or to people, who has done it, and who is late. Withdrawn, never deleted.

Whoever joins a cohort later has its assignments too; when the cohort ends they end with it. An assignment is done when
a play that was begun from it is finished: such a play is in its mode, in its version and under its rules.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, cast

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.people import Person, as_person
from trainer.academy.permission import demand, demand_for_cohort
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import accounts, cohorts, people
from trainer.store import assignments as stored
from trainer.store.database import Transaction

AssignedMode = Literal["practice", "assessment"]
State = Literal["done", "done late", "late", "under way", "open"]
MODES: tuple[AssignedMode, ...] = ("practice", "assessment")
DONE = ("done", "done late")


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to an assignment; `attempt` is the play that did it, else the latest one under way.

    Where it is done and no attempt is named, the play is no longer kept.
    """

    person: Person
    state: State
    attempt: bytes | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An assignment as instructors see it. `profile` is None where everybody plays by the rules of their own agency."""

    id: bytes
    scenario_id: str
    title: str
    mode: AssignedMode
    variant: str | None
    profile: str | None
    due: date | None
    cohort: bytes | None
    for_everybody: bool
    """Whether whoever is a trainee of the cohort has it."""
    by: str
    assigned_at: datetime
    withdrawn_at: datetime | None
    standings: tuple[Standing, ...]

    @property
    def done(self) -> int:
        """How many have done it."""
        return sum(one.state in DONE for one in self.standings)

    @property
    def late(self) -> int:
        """How many have not done it by its day."""
        return sum(one.state == "late" for one in self.standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAssignment:
    """What somebody has still to do; `by` is empty where nobody is named, `attempt` is a play that is under way."""

    id: bytes
    scenario_id: str
    title: str
    mode: AssignedMode
    variant: str | None
    profile: str | None
    due: date | None
    is_late: bool
    by: str
    attempt: bytes | None


def assign(
    office: Office,
    scenario_id: str,
    mode: str,
    *,
    cohort: bytes | None = None,
    named: Collection[bytes] = (),
    due: date | None = None,
    profile: str | None = None,
    variant: str | None = None,
) -> bytes:
    """Give a contact to a cohort, to people of it, or to people alone; return the id of the assignment.

    Raises TrainerError where there is no such contact, version, mode, profile, cohort or person, where an assessment
    refuses the contact, where the day has passed, and where the same is assigned already.
    """
    demand(office, Act.ASSIGN)
    _demand_rights(office, cohort, named)
    row = stored.StoredAssignment(
        id=office.clock.new_id(),
        scenario=scenario_id,
        mode=mode,
        variant=variant,
        profile=profile,
        due=due.isoformat() if due else None,
        cohort=cohort,
        assigned_by=office.acting,
        assigned_at=office.clock.microseconds(),
    )
    chosen = tuple(dict.fromkeys(named))
    with office.reading() as transaction:
        whom = _whom(transaction, row, chosen)
    from trainer.academy.assignable import demand_assignable

    demand_assignable(office, row, whom)
    with office.writing(Change.ASSIGNMENTS) as transaction:
        _demand_new(office, transaction, row, chosen)
        stored.add(transaction, row, chosen)
        _note(office, transaction, row, chosen, "assigned")
    return row.id


def withdraw(office: Office, assignment_id: bytes) -> None:
    """Take an assignment back: nobody has to do it any more. Plays that were begun from it stay what they are."""
    _set_withdrawn(office, assignment_id, office.clock.microseconds())


def restore(office: Office, assignment_id: bytes) -> None:
    """Let an assignment that was withdrawn stand again."""
    _set_withdrawn(office, assignment_id, None)


def of_cohort(office: Office, cohort: bytes) -> tuple[Assignment, ...]:
    """Return the assignments of a cohort and of its people, those that stand first, the earliest due first."""
    demand(office, Act.ASSIGN)
    demand_for_cohort(office, Act.ASSIGN, cohort)
    with office.reading() as transaction:
        seen = _Seen(office, transaction)
        members = frozenset(seen.trainees.get(cohort, ()))
        rows = [row for row in seen.rows if row.cohort == cohort or (row.cohort is None and members & seen.whom(row))]
        found = [seen.assignment(row, members) for row in rows]
    return tuple(
        sorted(found, key=lambda one: (one.withdrawn_at is not None, one.due or date.max, one.title, one.assigned_at))
    )


def open_for(office: Office, person_id: bytes) -> tuple[OpenAssignment, ...]:
    """Return what somebody has still to do, the earliest due first; what the library has lost is left out."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        rows = [row for row in stored.standing_for(transaction, person_id) if row.scenario in office.library.cards]
        plays = stored.plays(transaction, person_id) if rows else ()
        gone = stored.done(transaction, person_id) if rows else frozenset()
        givers = {row.assigned_by: people.one(transaction, row.assigned_by) for row in rows if row.assigned_by}
    names = {id: giver.name for id, giver in givers.items() if giver is not None}
    found = []
    for row in rows:
        own = [play for play in plays if play.assignment == row.id]
        did = _did(row, own, office.clock.today(), was_done=(row.id, person_id) in gone)
        if did.state not in DONE:
            found.append(_open(office, row, did, names.get(row.assigned_by or b"", "")))
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.title, one.mode)))


def demand_open(
    office: Office, assignment_id: bytes, person_id: bytes, scenario_id: str, mode: str, variant: str | None
) -> OpenAssignment:
    """Return the assignment that a play is begun from. Raises TrainerError where the play would not be what it asks."""
    one = next((one for one in open_for(office, person_id) if one.id == assignment_id), None)
    if one is None or one.scenario_id != scenario_id:
        raise TrainerError("This is not assigned to you any more.", "Start it from the catalogue.")
    if one.mode != mode or (one.variant is not None and one.variant != variant):
        raise TrainerError("This is not how the contact was assigned.", "Start it as the brief shows it.")
    return one


class _Seen:
    """All assignments with whom they concern and what became of them, read once."""

    def __init__(self, office: Office, transaction: Transaction) -> None:
        self._office, self._today = office, office.clock.today()
        self.rows = stored.every(transaction)
        self._named = stored.named(transaction)
        self._persons = {row.id: as_person(row) for row in people.everyone(transaction)}
        self._closed = {row.person for row in accounts.everyone(transaction) if row.disabled_at is not None}
        self.trainees: dict[bytes, list[bytes]] = {}
        for member in cohorts.members(transaction):
            if member.part == "trainee":
                self.trainees.setdefault(member.cohort, []).append(member.person)
        self._plays: dict[tuple[bytes, bytes], list[stored.StoredPlay]] = {}
        for play in stored.plays(transaction):
            self._plays.setdefault((play.assignment, play.person), []).append(play)
        self._gone = stored.done(transaction)

    def whom(self, row: stored.StoredAssignment) -> frozenset[bytes]:
        """Return whom an assignment concerns."""
        named = frozenset(self._named.get(row.id, ()))
        if row.cohort is None:
            return named
        members = frozenset(self.trainees.get(row.cohort, ()))
        return members & named if named else members

    def assignment(self, row: stored.StoredAssignment, members: Collection[bytes]) -> Assignment:
        """Return an assignment with how the members of a cohort stand to it."""
        whom = [self._persons[id] for id in self.whom(row) if id in members and id not in self._closed]
        card = self._office.library.cards.get(row.scenario)
        giver = self._persons.get(row.assigned_by or b"")
        return Assignment(
            id=row.id,
            scenario_id=row.scenario,
            title=card.title if card else row.scenario,
            mode=cast("AssignedMode", row.mode),
            variant=row.variant,
            profile=row.profile,
            due=_due(row),
            cohort=row.cohort,
            for_everybody=row.id not in self._named,
            by=giver.name if giver else "",
            assigned_at=from_microseconds(row.assigned_at),
            withdrawn_at=from_microseconds(row.withdrawn_at) if row.withdrawn_at is not None else None,
            standings=tuple(self._stands(row, one) for one in sorted(whom, key=lambda one: one.name.casefold())),
        )

    def _stands(self, row: stored.StoredAssignment, person: Person) -> Standing:
        key = row.id, person.id
        did = _did(row, self._plays.get(key, ()), self._today, was_done=key in self._gone)
        return Standing(person, did.state, did.attempt, did.finished_at)


@dataclass(frozen=True, slots=True)
class _Did:
    state: State
    attempt: bytes | None
    finished_at: datetime | None


def _did(row: stored.StoredAssignment, plays: Sequence[stored.StoredPlay], today: date, *, was_done: bool) -> _Did:
    """Return what somebody has done of an assignment, from the plays begun from it, the first begun first."""
    due = _due(row)
    for play in plays:
        if play.finished_at is not None:
            at = from_microseconds(play.finished_at)
            in_time = due is None or at.astimezone().date() <= due
            return _Did("done" if in_time else "done late", play.attempt, at)
    if was_done:
        return _Did("done", None, None)
    going_on = plays[-1].attempt if plays else None
    if due is not None and due < today:
        return _Did("late", going_on, None)
    return _Did("under way" if going_on else "open", going_on, None)


def _open(office: Office, row: stored.StoredAssignment, did: _Did, by: str) -> OpenAssignment:
    return OpenAssignment(
        id=row.id,
        scenario_id=row.scenario,
        title=office.library.cards[row.scenario].title,
        mode=cast("AssignedMode", row.mode),
        variant=row.variant,
        profile=row.profile,
        due=_due(row),
        is_late=did.state == "late",
        by=by,
        attempt=did.attempt,
    )


def _demand_rights(office: Office, cohort: bytes | None, named: Iterable[bytes]) -> None:
    if cohort is None:
        for person in named:
            demand(office, Act.ASSIGN, person)
        return
    with office.reading() as transaction:
        found = cohorts.one(transaction, cohort)
    if found is None:
        raise TrainerError("There is no such cohort.", "Choose one from the list.")
    if found.ended_at is not None:
        raise TrainerError(f"The cohort {found.name} has ended.", "Let it go on first, or choose another one.")
    demand_for_cohort(office, Act.ASSIGN, cohort)


def _whom(
    transaction: Transaction, row: stored.StoredAssignment, named: Sequence[bytes]
) -> tuple[people.StoredPerson, ...]:
    """Return everybody that an assignment would concern. Raises TrainerError where that is nobody."""
    if row.cohort is None and not named:
        raise TrainerError("Nobody is named.", "Choose a cohort, or people.")
    trainees = [one.person for one in cohorts.members(transaction, row.cohort) if one.part == "trainee"]
    for person in named:
        if row.cohort is not None and person not in trainees:
            raise TrainerError("Somebody who is named is no trainee of the cohort.", "Choose from its trainees.")
    found = [people.one(transaction, person) for person in named or trainees]
    if None in found:
        raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
    return tuple(one for one in found if one is not None)


def _demand_new(
    office: Office, transaction: Transaction, row: stored.StoredAssignment, named: Collection[bytes]
) -> None:
    given = stored.named(transaction)
    for other in stored.every(transaction):
        same = replace(other, id=row.id, due=row.due, assigned_by=row.assigned_by, assigned_at=row.assigned_at) == row
        if same and set(given.get(other.id, ())) == set(named):
            card = office.library.cards.get(row.scenario)
            title = card.title if card else row.scenario
            raise TrainerError(f"{title} is assigned to them already.", "Withdraw that first, to assign it anew.")


def _set_withdrawn(office: Office, assignment_id: bytes, at: int | None) -> None:
    demand(office, Act.ASSIGN)
    with office.reading() as transaction:
        row, named = stored.one(transaction, assignment_id), stored.named(transaction).get(assignment_id, ())
    if row is None:
        raise TrainerError("There is no such assignment.", "Choose one from the list.")
    _demand_rights(office, row.cohort, named)
    by = office.acting if at is not None else None
    with office.writing(Change.ASSIGNMENTS) as transaction:
        if (row.withdrawn_at is None) != (at is None):
            if at is None:
                _demand_new(office, transaction, replace(row, withdrawn_at=None, withdrawn_by=None), named)
            stored.keep(transaction, replace(row, withdrawn_at=at, withdrawn_by=by))
            _note(office, transaction, row, named, "withdrawn" if at is not None else "restored")


def _due(row: stored.StoredAssignment) -> date | None:
    return date.fromisoformat(row.due) if row.due else None


def _note(
    office: Office, transaction: Transaction, row: stored.StoredAssignment, named: Sequence[bytes], do: str
) -> None:
    """Write one entry for the cohort, or one for each person who is named."""
    details = {"do": do, "contact": row.scenario, "mode": row.mode, "due": row.due or "", "profile": row.profile or ""}
    for subject in [person.hex() for person in named] or [f"cohort {row.cohort.hex() if row.cohort else ''}"]:
        audit.note(office, transaction, Act.ASSIGN, subject, details)
