"""Particulars of the training record: what people enter that no play says.

The rank of a person, the certification of a course, the hours claimed with a certificate, the evaluation by the
learner. Nothing entered is changed: another entry takes its place, and the one before stays.
"""

import enum
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from trainer.academy.audit import NOBODY
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.errors import TrainerError
from trainer.people.names import numbered
from trainer.store import particulars as stored
from trainer.store import people
from trainer.store.database import Transaction

LONGEST = 200
_MOST_MINUTES = 1000 * 60


class Particular(enum.StrEnum):
    """What is entered."""

    RANK = "rank"
    CERTIFICATION = "certification"
    HOURS = "hours"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """When something was entered and by whom, and what was said; nothing where that has been erased."""

    at: datetime
    by: str
    said: Mapping[str, Any]


def enter(
    office: Office,
    transaction: Transaction,
    kind: Particular,
    subject: str,
    person: bytes | None,
    said: Mapping[str, Any],
) -> tuple[str, dict[str, str]]:
    """Store a particular; return its name and what was said, for the entry of the audit log that tells of it."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    row = stored.StoredParticular(
        id=office.clock.new_id(),
        kind=kind.value,
        subject=subject,
        person=person,
        entered_at=office.clock.microseconds(),
        entered_by=office.acting,
        said=text,
    )
    stored.add(transaction, row)
    return row.id.hex(), {"said": text}


def about_person(transaction: Transaction, person: bytes) -> dict[Particular, dict[str, tuple[Entered, ...]]]:
    """Return what was entered about a person by kind and subject, the latest first."""
    found: dict[Particular, dict[str, tuple[Entered, ...]]] = {kind: {} for kind in Particular}
    for row, entered in _told(transaction, stored.of_person(transaction, person)):
        subjects = found[Particular(row.kind)]
        subjects[row.subject] = (entered, *subjects.get(row.subject, ()))
    return found


def of_kind(transaction: Transaction, kind: Particular, subject: str | None = None) -> dict[str, tuple[Entered, ...]]:
    """Return what was entered of a kind by subject, the latest first."""
    found: dict[str, tuple[Entered, ...]] = {}
    for row, entered in _told(transaction, stored.of_kind(transaction, kind, subject)):
        found[row.subject] = (entered, *found.get(row.subject, ()))
    return found


def line(what: str, text: str, *, needed: bool = False) -> str:
    """Return a line that was typed, without what cannot be seen. Raises TrainerError where it is none or too long."""
    composed = unicodedata.normalize("NFC", text)
    plain = " ".join("".join(one if one.isprintable() or one in "\u200c\u200d" else " " for one in composed).split())
    if needed and not plain:
        raise TrainerError(f"The {what} is missing.", f"Type the {what}.")
    if len(plain) > LONGEST:
        raise TrainerError(f"The {what} is longer than {LONGEST} letters.", "Type a shorter one.")
    return plain


def day(what: str, text: str, today: date) -> str:
    """Return a day that was typed as 2026-03-31, or nothing. Raises TrainerError where it is none, or is to come."""
    plain = text.strip()
    if not plain:
        return ""
    try:
        found = date.fromisoformat(plain)
    except ValueError as fault:
        raise TrainerError(f"The {what} is not a day.", "Type it as 2026-03-31.") from fault
    if found > today:
        raise TrainerError(f"The {what} lies in the future.", "Type the day on which it happened.")
    return found.isoformat()


def minutes(what: str, text: str) -> int:
    """Return the minutes of hours that were typed, such as 1.5; 0 for nothing typed. Raises TrainerError otherwise."""
    plain = text.strip().replace(",", ".")
    if not plain:
        return 0
    digits = plain.replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()) or len(plain) > 8:
        raise TrainerError(f"The {what} are not a number.", "Type hours such as 2 or 1.5.")
    found = round(float(plain) * 60)
    if not 0 < found <= _MOST_MINUTES:
        raise TrainerError(f"The {what} are not between a minute and 1,000 hours.", "Type hours such as 2 or 1.5.")
    return found


def hours(minutes: int) -> str:
    """Return minutes as hours with at most two places, such as 1.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def _told(
    transaction: Transaction, rows: tuple[stored.StoredParticular, ...]
) -> list[tuple[stored.StoredParticular, Entered]]:
    names = {row.id: numbered(row.name, row.number) for row in people.everyone(transaction)} if rows else {}
    found = []
    for row in rows:
        by = names.get(row.entered_by, "") if row.entered_by is not None else NOBODY
        said = json.loads(row.said) if row.said is not None else {}
        found.append((row, Entered(at=from_microseconds(row.entered_at), by=by, said=said)))
    return found
