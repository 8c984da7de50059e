"""Screen-outs of graded plays: an instructor recommends, a lead instructor decides, and both stay on the record.

Nothing is taken back: a later decision stands in the place of an earlier one, which stays. Whoever recommended does not
decide, and nobody does either about the own play. What it means for a certificate is decided in `learning.screen_outs`.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trainer.academy import audit
from trainer.academy.audit import NOBODY
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.entered_checks import is_of_then
from trainer.academy.office import Office
from trainer.academy.permission import demand, demand_for_play, refuse, standing_of
from trainer.academy.remediations import checked
from trainer.errors import TrainerError
from trainer.learning.remediation import GRADED
from trainer.learning.screen_outs import ALONE, Outcome, State, Step, state
from trainer.people.names import isolated, numbered
from trainer.people.roles import Act
from trainer.store import attempts, people, results
from trainer.store import audit as stored_audit
from trainer.store import screen_outs as stored
from trainer.store.audit import StoredEntry
from trainer.store.database import Transaction

_Key = tuple[str, int, str, int]
_ACTS: Mapping[Step, Act] = {Step.RECOMMENDED: Act.RECOMMEND, Step.DECIDED: Act.DECIDE}


@dataclass(frozen=True, slots=True)
class Which:
    """One screen-out: the play, the event of the decision, and the option that was taken."""

    attempt: bytes
    event: int
    option: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A recommendation or a decision: by whom, when and why. Erased words are empty.

    `by_id` is None for one that was carried in from another record; it is told, and decides nothing here.
    """

    step: Step
    outcome: Outcome
    at: datetime
    by: str
    by_id: bytes | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOut:
    """A screen-out with everything that was said of it, the first first; `decision` is its number in the play."""

    which: Which
    decision: int
    kind: str
    given: tuple[Judgement, ...]

    @property
    def state(self) -> State:
        """How it stands."""
        return state([(one.step, one.outcome) for one in self.given if one.by_id is not None])

    @property
    def stands(self) -> bool:
        """Whether it counts: everything but one that was set aside."""
        return self.state is not State.SET_ASIDE

    @property
    def decided(self) -> Judgement | None:
        """The decision that stands."""
        own = [one for one in self.given if one.step is Step.DECIDED and one.by_id is not None]
        return own[-1] if own else None


def recommend(office: Office, which: Which, outcome: Outcome, reason: str, seen: int) -> None:
    """Recommend what becomes of a screen-out; `seen` is how much had been said of it when it was looked at.

    Raises TrainerError where it has been decided on, more has been said meanwhile, or the reason is missing or too
    long, and Refused for the own play.
    """
    _judge(office, Step.RECOMMENDED, which, outcome, reason, seen)


def decide(office: Office, which: Which, outcome: Outcome, reason: str, seen: int) -> None:
    """Decide what becomes of a screen-out that somebody else recommended on; an earlier decision stays on record.

    Raises TrainerError as `recommend` does, and where nobody has recommended; Refused for the own play, and for
    whoever recommended.
    """
    _judge(office, Step.DECIDED, which, outcome, reason, seen)


def judged(office: Office, attempt_id: bytes) -> tuple[ScreenOut, ...]:
    """Return the screen-outs of a play with what was said of each; none for a play that is not graded."""
    demand_for_play(office, Act.READ_PLAYS, attempt_id)
    with office.reading() as transaction:
        attempt = attempts.one(transaction, attempt_id)
        return of_play(transaction, attempt_id) if attempt and attempt.mode in GRADED else ()


def of_play(transaction: Transaction, attempt_id: bytes) -> tuple[ScreenOut, ...]:
    """Return the screen-outs of a play with what was said of each."""
    result = results.of_attempt(transaction, attempt_id)
    found = json.loads(result.document)["screen_outs"] if result and result.screen_outs else ()
    given = stored.of_play(transaction, attempt_id)
    return listed(attempt_id, found, given, names(transaction, given))


def listed(
    attempt_id: bytes,
    found: Iterable[Mapping[str, Any]],
    given: Sequence[stored.StoredJudgement],
    named: Mapping[bytes, str],
) -> tuple[ScreenOut, ...]:
    """Return the screen-outs that a result lists, each with what was said of it."""
    return tuple(
        ScreenOut(
            which=Which(attempt_id, one["event"], one["option"]),
            decision=one["step"],
            kind=one["kind"],
            given=tuple(
                _judgement(row, named) for row in given if (row.event, row.option) == (one["event"], one["option"])
            ),
        )
        for one in found
    )


def by_play(transaction: Transaction, person_id: bytes) -> dict[bytes, list[stored.StoredJudgement]]:
    """Return everything that was said of a person's screen-outs, by play."""
    found: dict[bytes, list[stored.StoredJudgement]] = {}
    for row in stored.of_person(transaction, person_id):
        found.setdefault(row.attempt, []).append(row)
    return found


def names(transaction: Transaction, given: Iterable[stored.StoredJudgement]) -> dict[bytes, str]:
    """Return the names of those who said something, by id."""
    judges = {row.given_by for row in given if row.given_by is not None}
    found = (people.one(transaction, id) for id in judges)
    return {row.id: numbered(row.name, row.number) for row in found if row is not None}


def faults(transaction: Transaction) -> Iterator[tuple[bytes, str]]:
    """Give the play and a sentence of everything said of a screen-out that is not what the audit log tells."""
    rows = {(row.attempt.hex(), row.event, row.option, row.number): row for row in stored.every(transaction)}
    told = dict(_told(transaction))
    for key, row in rows.items():
        if (row.given_by is not None or key in told) and not _fits(row, told.get(key)):
            yield (
                row.attempt,
                f"What was {row.step} on a screen-out of the play {key[0]} is not what the audit log says.",
            )
    there = set(attempts.every_id(transaction))
    for key in told.keys() - rows.keys():
        id = bytes.fromhex(key[0])
        if id in there:
            yield id, f"What the audit log says of a screen-out of the play {key[0]} is not on the record."


def _told(transaction: Transaction) -> Iterator[tuple[_Key, StoredEntry]]:
    for act in _ACTS.values():
        for entry in stored_audit.entries(transaction, act=act.value):
            with contextlib.suppress(ValueError, KeyError):  # an entry that was changed is found with its chain
                said = json.loads(entry.public)
                yield (said["play"], said["event"], said["option"], said["number"]), entry


def _fits(row: stored.StoredJudgement, entry: StoredEntry | None) -> bool:
    if entry is None or entry.actor != row.given_by:
        return False
    said = json.loads(entry.public)
    why = json.loads(entry.private)["reason"] if entry.private is not None else row.reason
    is_same = (said["do"], said["outcome"], why) == (row.step, row.outcome, row.reason)
    return is_same and is_of_then(row.given_at, entry)


def _judge(office: Office, step: Step, which: Which, outcome: Outcome, reason: str, seen: int) -> None:
    act = _ACTS[step]
    with office.reading() as transaction:
        attempt = attempts.one(transaction, which.attempt)
    demand(office, act, attempt.person if attempt else b"")
    with office.reading() as transaction:
        person, found = _there(transaction, which)
    _demand_two(office)
    if office.acting == person:
        refuse(office, act, person, "Nobody judges a screen-out of their own.", "Somebody else has to.")
    _demand_in_turn(office, act, step, found, person)
    plain = checked(reason, "Say why: the trainee and whoever reads the record will read it.")
    with office.writing(Change.RESULTS) as transaction:
        person, found = _there(transaction, which)
        if len(found.given) != seen:
            raise TrainerError(
                "Somebody has recommended or decided on this screen-out meanwhile.",
                "Read what was said, then say yours.",
            )
        row = stored.StoredJudgement(
            attempt=which.attempt,
            event=which.event,
            option=which.option,
            number=seen + 1,
            step=step.value,
            outcome=outcome.value,
            given_at=office.clock.microseconds(),
            given_by=office.acting,
            named=None,
            reason=plain,
        )
        stored.add(transaction, row)
        details: audit.Details = {
            "do": row.step, "outcome": row.outcome, "play": row.attempt.hex(), "decision": found.decision,
            "event": row.event, "option": row.option, "number": row.number,
        }  # fmt: skip
        audit.note(office, transaction, act, person.hex(), details, {"reason": plain})


def _there(transaction: Transaction, which: Which) -> tuple[bytes, ScreenOut]:
    """Return whose a screen-out of a graded play is, and how it stands. Raises TrainerError where there is none."""
    attempt = attempts.one(transaction, which.attempt)
    found = next((one for one in of_play(transaction, which.attempt) if one.which == which), None)
    if attempt is None or attempt.mode not in GRADED or found is None:
        raise TrainerError("There is no such screen-out in this database.", "Choose one from the list.")
    return attempt.person, found


def _demand_two(office: Office) -> None:
    if not standing_of(office).is_shared:
        raise TrainerError(ALONE, "Share this computer in Settings, or take the record along to an academy.")
    if office.acting is None:
        raise TrainerError(
            "What is recommended and decided on a screen-out bears a name.", "Sign in at the window of this record."
        )


def _demand_in_turn(office: Office, act: Act, step: Step, found: ScreenOut, person: bytes) -> None:
    if step is Step.RECOMMENDED:
        if found.decided is not None:
            raise TrainerError(
                "This screen-out has been decided on already.", "A lead instructor can decide on it again."
            )
        return
    recommended = [one for one in found.given if one.step is Step.RECOMMENDED and one.by_id is not None]
    if not recommended:
        raise TrainerError(
            "Nobody has recommended on this screen-out yet.",
            "An instructor recommends first, and somebody else decides.",
        )
    if any(one.by_id == office.acting for one in recommended):
        refuse(office, act, person, "Whoever recommended does not decide.", "Ask another lead instructor.")


def _judgement(row: stored.StoredJudgement, named: Mapping[bytes, str]) -> Judgement:
    return Judgement(
        step=Step(row.step),
        outcome=Outcome(row.outcome),
        at=from_microseconds(row.given_at),
        by=named.get(row.given_by, "") if row.given_by is not None else isolated(row.named or NOBODY),
        by_id=row.given_by,
        reason=row.reason or "",
    )
