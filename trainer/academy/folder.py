"""An agency's folder brought in at once: what others have read is published, what is new waits to be read."""

from dataclasses import dataclass
from pathlib import Path

from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.proposals import read
from trainer.academy.publishing import Published, demand_sound, listed, propose, publish_together
from trainer.people.roles import Act


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the texts of a folder: now in force, waiting for a reader, and in force before."""

    published: tuple[Published, ...]
    waiting: tuple[Published, ...]
    unchanged: tuple[Published, ...]


def bring_in(office: Office, folder: Path) -> Brought:
    """Propose what is new in a folder and publish, all together, what somebody else has read.

    Raises Refused where anything in the folder, or anything that would be published, has a finding against it; nothing
    is then kept.
    """
    demand(office, Act.PUBLISH)
    office.look_again()
    proposals, problems = read(office, folder)
    demand_sound(folder, problems)
    digests = {(one.kind, one.subject): one.digest for one in proposals}
    known = [one for one in listed(office) if digests.get((one.kind, one.subject)) == one.digest]
    ready = [one.id for one in known if one.standing == "read"]
    published = publish_together(office, ready) if ready else ()
    fresh = propose(office, folder)
    waiting = (*fresh, *(one for one in known if one.standing == "proposed"))
    return Brought(published, waiting, tuple(one for one in known if one.standing == "in force"))
