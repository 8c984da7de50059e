"""Which of a person's plays began on another computer, which key signed them, and when they came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.people.roles import Act
from trainer.people.signatures import fingerprint
from trainer.store import carried


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a play comes from: the key that signed it there, and when it was carried in."""

    fingerprint: str
    carried_at: datetime

    @property
    def in_words(self) -> str:
        """What stands beside such a play."""
        return f"Trained elsewhere, signed by {self.fingerprint}, carried in on {self.carried_at:%Y-%m-%d}"


def elsewhere(office: Office, person_id: bytes) -> Mapping[bytes, Elsewhere]:
    """Return where a person's plays come from, for those that did not begin here."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        files = {one.digest: one for one in carried.files(transaction)}
        plays = carried.of_person(transaction, person_id)
    return {
        one.attempt: Elsewhere(fingerprint(files[one.file].public), from_microseconds(files[one.file].carried_at))
        for one in plays
    }
