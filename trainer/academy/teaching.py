"""Under whom somebody trained at a moment: read from the audit log, where every change of a cohort stands for good.

Who is in a cohort today says nothing about who was in it when a play began; the log does.
"""

import json
from dataclasses import dataclass, field

from trainer.people.names import isolated
from trainer.people.roles import Act
from trainer.store import audit as stored
from trainer.store import people
from trainer.store.database import Transaction

SELF_PACED = "Self-paced"


@dataclass(slots=True)
class _Cohort:
    name: str = ""
    goes_on: bool = True
    members: dict[str, set[str]] = field(default_factory=lambda: {"trainee": set(), "instructor": set()})


class Teaching:
    """Who taught one person, and when. It is read once and asked about each play."""

    def __init__(self, transaction: Transaction, person: bytes) -> None:
        self._person = person.hex()
        self._cohorts: dict[str, _Cohort] = {}
        self._since: list[tuple[int, str]] = []
        found = stored.entries(transaction, act=Act.ARRANGE_COHORTS)
        names = {row.id.hex(): row.name for row in people.everyone(transaction)} if found else {}
        for entry in reversed(found):
            self._take(entry.subject.removeprefix("cohort "), json.loads(entry.public))
            self._since.append((entry.at, self._under(names)))

    def at(self, moment: int) -> str:
        """Return under whom the person trained at a moment, in microseconds of UTC."""
        said = SELF_PACED
        for since, words in self._since:
            if since <= moment:
                said = words
        return said

    def _take(self, cohort: str, details: dict[str, str]) -> None:
        one, did = self._cohorts.setdefault(cohort, _Cohort()), details["do"]
        one.name = details.get("name", one.name)
        one.goes_on = did == "reopened" or (one.goes_on and did != "ended")
        verb, _, part = did.partition(" ")
        if verb == "added":
            one.members[part].add(details["person"])
        elif verb == "removed":
            one.members[part].discard(details["person"])

    def _under(self, names: dict[str, str]) -> str:
        own = [one for one in self._cohorts.values() if one.goes_on and self._person in one.members["trainee"]]
        taught = [one for one in own if one.members["instructor"]]
        if not taught:
            return SELF_PACED
        said = (f"{_named(one.members['instructor'], names)} ({one.name})" for one in taught)
        return f"{SELF_PACED}, under {', '.join(sorted(said))}"


def _named(people: set[str], names: dict[str, str]) -> str:
    return " and ".join(
        sorted(isolated(names[one]) if one in names else "somebody no longer on the record" for one in people)
    )
