"""The sample agreement on paid service: its fields, what may stand in them, and the document that comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer import paths
from trainer.academy.whole_file import write_whole
from trainer.errors import TrainerError
from trainer.exchange.document import pdf

LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class AgreementField:
    """A blank of the agreement; `is_number` where only whole numbers make sense."""

    name: str
    words: str
    is_number: bool = False


FIELDS: Final = (
    AgreementField("agency", "Agency"),
    AgreementField("agency_address", "Agency's address"),
    AgreementField("customer", "Customer"),
    AgreementField("customer_address", "Customer's address"),
    AgreementField("officers", "How many officers", is_number=True),
    AgreementField("service", "For what"),
    AgreementField("place", "Where"),
    AgreementField("begins", "Begins"),
    AgreementField("ends", "Ends"),
    AgreementField("rate", "Payment"),
    AgreementField("payment_days", "Payable within how many days", is_number=True),
    AgreementField("notice_days", "Notice in days", is_number=True),
    AgreementField("law", "Law of which State"),
    AgreementField("agency_signs", "Who signs for the agency"),
    AgreementField("customer_signs", "Who signs for the customer"),
)
"""The blanks in the order of the document. One that is left empty is a line to write on."""


def wrong(filled: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with which field, in a sentence; empty where nothing is."""
    found = {}
    for field in FIELDS:
        text = filled.get(field.name, "").strip()
        if len(text) > LONGEST:
            found[field.name] = f"Write no more than {LONGEST} letters."
        elif text and field.is_number and not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
            found[field.name] = "Write a whole number."
    return found


def agreement(filled: Mapping[str, str]) -> bytes:
    """Return the agreement as a tagged PDF. Raises TrainerError where a field does not hold."""
    faults = wrong(filled)
    if faults:
        name, sentence = next(iter(faults.items()))
        raise TrainerError(f"{next(one.words for one in FIELDS if one.name == name)}: {sentence}", "Mend it first.")
    data = {field.name: _plain(filled.get(field.name, "")) for field in FIELDS}
    return pdf(paths.assets() / "documents" / "agreement.typ", data, paths.assets() / "fonts")


def save(filled: Mapping[str, str], file: Path) -> None:
    """Write the agreement to a file, whole or not at all. Raises TrainerError where it cannot be written."""
    write_whole(file, agreement(filled))


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
