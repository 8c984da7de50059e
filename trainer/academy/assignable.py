"""What may be assigned: whether a contact can be played in a mode, a version and under the rules it is given with."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from trainer.academy.agencies import in_force
from trainer.academy.editions import shipped_edition, shipped_profile
from trainer.academy.office import Office
from trainer.errors import TrainerError
from trainer.store.assignments import StoredAssignment
from trainer.store.people import StoredPerson

if TYPE_CHECKING:
    from trainer.scenario.profiles import Profile

_MODES = ("practice", "assessment")


def demand_assignable(office: Office, row: StoredAssignment, whom: Iterable[StoredPerson]) -> None:
    """Raise TrainerError, which says why and what to do, where the people could not do what is to be assigned."""
    office.look_again()
    scenario = shipped_edition(office, row.scenario).scenario
    card = office.library.cards[row.scenario]
    if card.kind != "contact":
        raise TrainerError(f"{card.title} is a bulletin, and bulletins come as refreshers.", "Choose a contact.")
    if card.status == "withdrawn":
        raise TrainerError(f"{card.title} has been withdrawn.", "Choose another contact.")
    if row.mode not in _MODES:
        raise TrainerError("A contact is assigned as practice or as an assessment.", "Choose one of the two.")
    if row.variant is not None and row.variant not in scenario.variants:
        raise TrainerError(f"{card.title} has no variant {row.variant}.", "Choose one that it lists.")
    if row.due is not None and date.fromisoformat(row.due) < office.clock.today():
        raise TrainerError("The day it is due has passed.", "Choose today, a later day, or no day.")
    profiles = [shipped_profile(office, row.profile)] if row.profile is not None else []
    if row.mode == "assessment" and office.library is not office.shipped:
        from trainer.academy.law import demand_good_law

        for profile in profiles or _rules(office, whom):
            demand_good_law(office, row.scenario, profile)


def _rules(office: Office, whom: Iterable[StoredPerson]) -> "tuple[Profile, ...]":
    """Return the rules that these people play by, each once."""
    found = [in_force(office, person.id).profile for person in whom]
    return tuple({one.id: one for one in found}.values())
