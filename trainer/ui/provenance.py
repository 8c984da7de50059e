"""What is said of who has looked at a contact: by the record where an agency published it, by its file elsewhere."""

from typing import TYPE_CHECKING

from trainer.ui import dates

if TYPE_CHECKING:
    from datetime import datetime

    from trainer.academy.provenance import Provenance
    from trainer.scenario.holdings import Card

STATUS_WORDS = {
    "draft": "Draft, not reviewed",
    "internally reviewed": "Reviewed internally, not yet by counsel",
    "approved by counsel": "Approved by counsel",
}


def card_words(card: "Card") -> str:
    """Return what a list says of a contact."""
    words = STATUS_WORDS.get(card.status, card.status)
    return f"Of your agency. {words}" if card.by_agency else words


def agency_words(found: "Provenance") -> str:
    """Return what brief and debrief say of a contact that an agency published."""
    parts = [
        f"Published by your agency on {_day(found.published_at)} in version {found.version}.",
        f"Reviewed by a second person on {_day(found.reviewed_at)}.",
        "Counsel has not approved it.",
    ]
    if found.approved_at is not None:
        parts[-1] = f"Approved by counsel ({found.approved_by}) on {_day(found.approved_at)}."
    if found.withdrawn_at is not None:
        parts.append(f"Withdrawn on {_day(found.withdrawn_at)}, and kept so that this play can be read.")
    return " ".join(parts)


def _day(moment: "datetime") -> str:
    return dates.plain_day(dates.local_day(moment))
