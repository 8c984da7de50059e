"""The rank of an officer, as whoever corrects names and numbers enters it; the ranks before it stay on the record."""

from dataclasses import dataclass
from datetime import datetime

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.office import Office
from trainer.academy.particulars import Entered, Particular, about_person, enter
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.names import kept
from trainer.people.roles import Act
from trainer.store import people


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank and since when it stands here; without words where there is none, or it has been erased."""

    words: str
    since: datetime


def give_rank(office: Office, person_id: bytes, rank: str) -> None:
    """Enter the rank of a person; nothing typed takes the rank away.

    Raises TrainerError where there is no such person, it is too long, or it stands already.
    """
    demand(office, Act.CORRECT_IDENTITY, person_id)
    words = kept("rank", rank, needed=False)
    with office.writing(Change.PEOPLE) as transaction:
        if people.one(transaction, person_id) is None:
            raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
        before = ranks_of(about_person(transaction, person_id)[Particular.RANK].get("", ()))
        if words == (before[0].words if before else ""):
            raise TrainerError("That is how it stands already.", "Type another rank, or leave it.")
        entered, said = enter(office, transaction, Particular.RANK, "", person_id, {"rank": words})
        details: audit.Details = {"do": "rank", "entered": entered}
        audit.note(office, transaction, Act.CORRECT_IDENTITY, person_id.hex(), details, said)


def ranks_of(entered: tuple[Entered, ...]) -> tuple[Rank, ...]:
    """Return ranks as they were entered, the latest first."""
    return tuple(Rank(str(one.said.get("rank", "")), one.at) for one in entered)
