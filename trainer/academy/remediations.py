"""What was taught again after a play that fell short, as an instructor or a records officer notes it."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy import audit
from trainer.academy.audit import NOBODY
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.names import numbered
from trainer.people.roles import Act
from trainer.store import attempts, people
from trainer.store import remediations as stored
from trainer.store.database import Transaction

LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Note:
    """What was taught again, when that was noted and by whom; erased words are empty."""

    at: datetime
    by: str
    words: str


def note(office: Office, attempt_id: bytes, words: str) -> None:
    """Note what was taught again after a play; it stays as it is, and another one can follow.

    Raises TrainerError where there is no such play, or the words are missing or too many.
    """
    with office.reading() as transaction:
        attempt = attempts.one(transaction, attempt_id)
    demand(office, Act.NOTE_REMEDIATION, attempt.person if attempt else b"")
    if attempt is None:
        raise TrainerError("There is no such play in this database.", "Choose one from the list.")
    plain = checked(words)
    with office.writing(Change.RESULTS) as transaction:
        row = stored.StoredRemediation(
            office.clock.new_id(), attempt_id, office.clock.microseconds(), office.acting, plain
        )
        stored.add(transaction, row)
        details = {"do": "noted", "play": attempt_id.hex(), "note": row.id.hex()}
        audit.note(office, transaction, Act.NOTE_REMEDIATION, attempt.person.hex(), details, {"words": plain})


def notes_by_play(transaction: Transaction, person_id: bytes) -> dict[bytes, tuple[Note, ...]]:
    """Return the notes about a person's plays, by play, the first written first."""
    rows = stored.of_person(transaction, person_id)
    names = {row.id: numbered(row.name, row.number) for row in people.everyone(transaction)} if rows else {}
    found: dict[bytes, tuple[Note, ...]] = {}
    for row in rows:
        by = names.get(row.written_by, "") if row.written_by is not None else NOBODY
        found[row.attempt] = (
            *found.get(row.attempt, ()),
            Note(from_microseconds(row.written_at), by, row.words or ""),
        )
    return found


def checked(words: str, wanted: str = "Say what was taught again, and how.") -> str:
    """Return words that were typed, without letters that cannot be seen. Raises TrainerError where none are left."""
    lines = (
        "".join(one if one.isprintable() or one in "\u200c\u200d" else " " for one in line).strip()
        for line in words.splitlines()
    )
    plain = "\n".join(line for line in lines if line)
    if not plain:
        raise TrainerError("Nothing is written.", wanted)
    if len(plain) > LONGEST:
        raise TrainerError(f"That is longer than {LONGEST} letters.", "Say it shorter.")
    return plain
