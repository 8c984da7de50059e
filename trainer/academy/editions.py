"""What is played: the newest edition of the library when a play starts, the stored one for ever after."""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from trainer.academy.office import Office
from trainer.errors import TrainerError
from trainer.store import editions as stored
from trainer.store import faults
from trainer.store.attempts import StoredAttempt
from trainer.store.database import Transaction

if TYPE_CHECKING:
    from trainer.engine.playable import Playable
    from trainer.scenario.authorities import Authority
    from trainer.scenario.edition import Edition
    from trainer.scenario.model import Scenario
    from trainer.scenario.profiles import Profile
    from trainer.scoring.best import Solution

# Lists need titles alone, and Home waits for them: what opens a scenario is imported where one is opened.


def shipped_edition(office: Office, scenario_id: str) -> "Edition":
    """Return the library's edition of a scenario; raises TrainerError where there is none."""
    edition = office.library.editions.get(scenario_id)
    if edition is None:
        raise TrainerError(
            f"There is no contact with the name {scenario_id}.", "Choose one from the catalogue, or see `trainer lint`."
        )
    return edition


def shipped_profile(office: Office, profile_id: str) -> "Profile":
    """Return the library's profile; raises TrainerError where there is none."""
    profile = office.library.profiles.get(profile_id)
    if profile is None:
        raise TrainerError(
            f"There is no agency profile with the name {profile_id}.",
            "Use the profile `default`, or see `trainer lint`.",
        )
    return profile


def profile_digest(office: Office, profile: "Profile") -> bytes:
    """Return the 32 bytes that name a profile as it is in force."""
    return bytes.fromhex(_known(office, profile)[1])


def keep(office: Office, transaction: Transaction, edition: "Edition", profile: "Profile") -> None:
    """Store the texts a play will rest on, unless they are stored already."""
    from trainer.scenario.edition import canonical, canonical_text

    library, scenario, rules = office.library, edition.scenario, profile_digest(office, profile)
    digest, authorities = bytes.fromhex(edition.digest), bytes.fromhex(library.authorities_digest)
    if stored.edition(transaction, digest) is None:
        stored.keep(
            transaction,
            stored.StoredEdition(
                digest, scenario.id, scenario.version, scenario.title, canonical(scenario), edition.text
            ),
        )
    if stored.profile(transaction, rules) is None:
        stored.keep_profile(transaction, rules, profile.id, canonical_text(profile))
    if stored.authorities(transaction, authorities) is None:
        stored.keep_authorities(transaction, authorities, canonical_text(library.authorities))


def played(office: Office, transaction: Transaction, attempt: StoredAttempt) -> "Playable":
    """Return what an attempt plays, from the stored texts alone."""
    # Here and below: lists need editions for their titles, and Home should not wait for the engine and the solver.
    from trainer.engine.playable import prepare

    def made() -> "Playable":
        return prepare(
            scenario_of(office, transaction, attempt.edition),
            _profile_of(office, transaction, attempt.profile),
            attempt.variant,
        )

    return office.shelf.take(("playable", attempt.edition, attempt.profile, attempt.variant), made)


def prepared(office: Office, scenario_id: str, rules: "Profile", variant: str | None) -> "Playable":
    """Make the library's edition of a scenario ready under a profile, solved too, and return it.

    What a play is begun with later is found under the same names, so it waits for neither.
    """
    from trainer.engine.playable import prepare

    edition = shipped_edition(office, scenario_id)
    digest, profile = bytes.fromhex(edition.digest), profile_digest(office, rules)
    playable = office.shelf.take(
        ("playable", digest, profile, variant), lambda: prepare(edition.scenario, rules, variant)
    )
    solution(office, playable, digest, profile, variant)
    return playable


def solution(office: Office, playable: "Playable", edition: bytes, profile: bytes, variant: str | None) -> "Solution":
    """Return best and worst achievable of what is played; raises TrainerError where it is too large to score."""
    from trainer.scoring.best import CAP, solve
    from trainer.scoring.survey import TooManyStates

    try:
        return office.shelf.take(("solution", edition, profile, variant), lambda: solve(playable, CAP))
    except TooManyStates as fault:
        raise TrainerError(
            f"The contact {playable.scenario.title} is too large to be scored exactly.",
            "Choose another one; its author can see why with `trainer lint`.",
        ) from fault


def scenario_of(office: Office, transaction: Transaction, digest: bytes) -> "Scenario":
    """Return the scenario of a stored edition."""

    def made() -> "Scenario":
        edition = stored.edition(transaction, digest)
        if edition is None:
            raise faults.damaged(office.database.place, "the text of a played contact is missing")
        _demand(edition.canonical, digest, "The text of a played contact")
        from trainer.scenario.edition import from_canonical

        return from_canonical(edition.canonical)

    return office.shelf.take(("scenario", digest), made)


def shown(office: Office, transaction: Transaction, digest: bytes) -> "Scenario":
    """Return the scenario of an edition for its titles: the library's where it is the same, else the stored one."""
    for id, card in office.library.cards.items():
        if card.digest == digest.hex():
            return office.library.editions[id].scenario
    return scenario_of(office, transaction, digest)


def authorities_of(office: Office, transaction: Transaction, digest: bytes) -> "Mapping[str, Authority]":
    """Return the authorities as they stood when a play started."""

    def made() -> "Mapping[str, Authority]":
        text = stored.authorities(transaction, digest)
        if text is None:
            raise faults.damaged(office.database.place, "the authorities of a played contact are missing")
        _demand(text, digest, "The text of the authorities of a played contact")
        from trainer.scenario.authorities import Authority
        from trainer.scenario.edition import checker

        found: Mapping[str, Authority] = checker(Mapping[str, Authority]).validate_json(text, strict=True)
        return found

    return office.shelf.take(("authorities", digest), made)


def _profile_of(office: Office, transaction: Transaction, digest: bytes) -> "Profile":
    def made() -> "Profile":
        text = stored.profile(transaction, digest)
        if text is None:
            raise faults.damaged(office.database.place, "the agency profile of a played contact is missing")
        _demand(text, digest, "The text of the agency profile of a played contact")
        from trainer.scenario.edition import checker
        from trainer.scenario.profiles import Profile

        profile: Profile = checker(Profile).validate_json(text, strict=True)
        return profile

    return office.shelf.take(("profile", digest), made)


def _demand(text: str, digest: bytes, what: str) -> None:
    if sha256(text.encode()).digest() != digest:
        raise faults.changed(what)


def _known(office: Office, profile: "Profile") -> "tuple[Profile, str]":
    from trainer.scenario.edition import digest_of

    # Found again by identity; the profile is held beside its digest, so that no other one can take its place in memory.
    return office.shelf.take(("digest", id(profile)), lambda: (profile, digest_of(profile)))
