"""Agencies and the rules they train by: which profile is in force for whom, and why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.editions import shipped_profile
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.store import agencies as stored
from trainer.store import people

if TYPE_CHECKING:
    from trainer.engine.state import Mode
    from trainer.scenario.profiles import Profile
    from trainer.store.database import Transaction

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class AgencyRules:
    """An agency with the profile it uses; `profile` is None where nobody has given it one, `people` train there."""

    title: str
    profile: str | None
    people: int


@dataclass(frozen=True, slots=True)
class InForce:
    """The profile in force for a person, with the reason in a sentence; `lost` names one that is no longer there."""

    profile: "Profile"
    why: str
    lost: str | None = None


def agencies(office: Office) -> tuple[AgencyRules, ...]:
    """Return every agency that somebody trains at or that has been given a profile, by name."""
    demand(office, Act.SET_PROFILE)
    with office.reading() as transaction:
        given = {agency.name: agency for agency in stored.every(transaction)}
        titles = [person.agency for person in people.everyone(transaction) if person.agency]
    found = {name: agency.title for name, agency in given.items()}
    counts: dict[str, int] = {}
    for title in titles:
        name = stored.folded(title)
        found.setdefault(name, title)
        counts[name] = counts.get(name, 0) + 1
    return tuple(
        AgencyRules(found[name], given[name].profile if name in given else None, counts.get(name, 0))
        for name in sorted(found)
    )


def give_profile(office: Office, title: str, profile_id: str) -> None:
    """Let an agency train by a profile from now on; plays that have begun keep theirs.

    Raises TrainerError where there is no such profile, or no name.
    """
    demand(office, Act.SET_PROFILE)
    plain = " ".join(title.split())
    if not plain:
        raise TrainerError("The agency has no name.", "Type the name that its officers give.")
    profile = shipped_profile(office, profile_id)
    with office.writing(Change.LIBRARY) as transaction:
        before = stored.one(transaction, plain)
        kept = stored.StoredAgency(stored.folded(plain), plain, profile.id, office.clock.microseconds())
        stored.keep(transaction, kept)
        details = {"agency": plain, "profile": profile.id, "before": before.profile if before else None}
        audit.note(office, transaction, "give agency profile", f"agency {kept.name}", details)


def in_force(office: Office, person_id: bytes) -> InForce:
    """Return the profile of a person's agency, else the default one. One that is gone is named."""
    demand(office, Act.READ_PLAYS, person_id)
    with office.reading() as transaction:
        person = people.one(transaction, person_id)
        agency = stored.one(transaction, person.agency) if person and person.agency else None
    default = shipped_profile(office, DEFAULT)
    if person is None or not person.agency:
        return InForce(default, "You have named no agency, so the default rules are in force.")
    if agency is None:
        return InForce(
            default, f"{person.agency} has been given no rules of its own, so the default rules are in force."
        )
    profile = office.library.profiles.get(agency.profile)
    if profile is None:
        why = f"The rules that {agency.title} uses are not in the library, so the default rules are in force."
        return InForce(default, why, lost=agency.profile)
    return InForce(profile, f"{agency.title} trains by these rules.")


def served_in(office: Office, scenario_id: str) -> str | None:
    """Return the invented agency one serves in a contact; None where an agency wrote it that does not name that one."""
    invented = office.library.framework.agency
    card = office.library.cards.get(scenario_id)
    if invented is None or card is None or not card.by_agency:
        return invented
    return invented if invented in office.library.editions[scenario_id].text else None


def profile_of(office: Office, transaction: "Transaction", person_id: bytes) -> str:
    """Return the id of the profile a person trains by, in a transaction that is open."""
    person = people.one(transaction, person_id)
    agency = stored.one(transaction, person.agency) if person and person.agency else None
    return agency.profile if agency is not None and agency.profile in office.library.profiles else DEFAULT


def chosen(
    office: Office, person_id: bytes, mode: "Mode", wanted: str | None, assigned: str | None = None
) -> "Profile":
    """Return the profile that a play starts under: the one in force, or another that is wanted outside assessment.

    In force is the one that the play was assigned with, else that of the person's agency. Raises TrainerError where
    another is wanted for an assessment, or there is no such profile.
    """
    rules = shipped_profile(office, assigned) if assigned is not None else in_force(office, person_id).profile
    if wanted is None or wanted == rules.id:
        return rules
    if mode == "assessment":
        raise TrainerError(
            "In an assessment the rules are those of your agency, or those it was assigned with.",
            "Choose practice to see another agency's rules.",
        )
    return shipped_profile(office, wanted)
