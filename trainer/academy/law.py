"""When the law changes: what has become of an authority or a rule, what rests on it, and what is withheld at once.

A status that is set stands over the library for every station. Whatever rests on something superseded or overruled is
withheld from new assessments; practice goes on and says so. Nothing of the record changes, and a status can be lifted.
"""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from trainer.academy import agencies, audit
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.editions import profile_digest
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import digest_of
from trainer.scenario.fields import DEAD, LegalState
from trainer.scenario.holdings import Library, overlaid
from trainer.scenario.profiles import Profile
from trainer.scenario.reliance import Kind, Resting, resting, subjects
from trainer.store import law as stored
from trainer.store.database import Transaction

_RESETTING: tuple[LegalState, ...] = ("limited", *DEAD)
"""What was learned may no longer hold. A case that is pending has changed nothing yet."""
STATES: tuple[LegalState, ...] = ("good law", "limited", "superseded", "overruled", "pending")


@dataclass(frozen=True, slots=True)
class Subject:
    """An authority, or a rule of a profile."""

    kind: Kind
    id: str
    profile: str | None = None

    def __str__(self) -> str:
        return self.id if self.profile is None else f"{self.profile}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A status as it was set, and lifted again where it was."""

    id: bytes
    subject: Subject
    title: str
    status: LegalState
    since: datetime.date
    source: str
    note: str
    replaced_by: str | None
    set_by: bytes | None
    set_at: datetime.datetime
    lifted_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A scenario of the library that rests on a subject, with every place."""

    scenario: str
    title: str
    kind: Literal["contact", "bulletin"]
    places: tuple[Resting, ...]


def with_statuses(library: Library, transaction: Transaction) -> Library:
    """Return the library with every status that stands written into its authorities and rules."""
    authorities: dict[str, Authority] = {}
    profiles: dict[str, Profile] = dict(library.profiles)
    touched = False
    for status in stored.standing(transaction):
        if status.kind == "authority" and status.subject in library.authorities:
            row = authorities.get(status.subject, library.authorities[status.subject])
            authorities[status.subject] = dataclasses.replace(
                row, status=_state(status.status), note=_noted(row.note, status)
            )
        elif status.kind == "rule":
            touched = _write_rule(profiles, status) or touched
    digest = digest_of({**library.authorities, **authorities}) if authorities else None
    return overlaid(library, {}, profiles if touched else {}, authorities, digest)


def changes(office: Office) -> tuple[StatusChange, ...]:
    """Return every status that was ever set here, the latest first."""
    demand(office, Act.READ_LAW)
    with office.reading() as transaction:
        return tuple(_change(office, status) for status in stored.every(transaction))


def subject_of(office: Office, written: str) -> Subject:
    """Return the subject that a text names: an authority's id, or `profile:rule`. Raises TrainerError for neither."""
    profile, colon, rule = written.partition(":")
    if not colon and written in office.library.authorities:
        return Subject("authority", written)
    if colon and profile in office.library.profiles and rule in office.library.profiles[profile].rules:
        return Subject("rule", rule, profile)
    raise TrainerError(
        f"There is no authority and no rule {written}.", "Write an authority's id, or profile:rule; see the reference."
    )


def set_status(
    office: Office,
    subject: Subject,
    status: LegalState,
    *,
    since: datetime.date,
    source: str,
    note: str = "",
    replaced_by: str | None = None,
) -> StatusChange:
    """Set what has become of a subject; whatever rests on it is marked, and withheld where it is dead, from now on.

    Raises TrainerError where there is no such subject or replacement, the day lies ahead, or no source is named.
    """
    demand(office, Act.SET_LAW)
    office.look_again()
    said, why = _checked(office, subject, since, source, replaced_by), " ".join(note.split())
    row = stored.LegalStatus(
        id=office.clock.new_id(),
        kind=subject.kind,
        subject=subject.id,
        profile=subject.profile,
        status=status,
        since=since.isoformat(),
        source=said,
        note=why,
        replaced_by=replaced_by,
        set_by=office.acting,
        set_at=office.clock.microseconds(),
    )
    with office.writing(Change.LIBRARY) as transaction:
        stored.add(transaction, row)
        if status in _RESETTING:
            _reset_cards(office, transaction, row)
        details = {"status": status, "since": row.since, "source": said, "note": why, "replaced_by": replaced_by}
        audit.note(office, transaction, "set legal status", f"{subject.kind} {subject}", details)
    return _change(office, row)


def lift(office: Office, id: bytes) -> StatusChange:
    """Take a status back: the library is as it was before it. The row and its entry in the log stay."""
    demand(office, Act.SET_LAW)
    with office.writing(Change.LIBRARY) as transaction:
        row = next((one for one in stored.every(transaction) if one.id == id), None)
        if row is None or row.lifted_at is not None:
            raise TrainerError("This status does not stand.", "Choose one that does.")
        lifted = stored.lift(transaction, row, office.acting, office.clock.microseconds())
        from trainer.academy import remembering

        remembering.restore_cards(transaction, row.id)
        subject = Subject("authority" if row.kind == "authority" else "rule", row.subject, row.profile)
        audit.note(office, transaction, "lift legal status", f"{row.kind} {subject}", {"status": row.status})
    return _change(office, lifted)


def marked(office: Office, subject: Subject) -> tuple[Marked, ...]:
    """Return every scenario of the library that rests on a subject, contacts before bulletins."""
    demand(office, Act.READ_LAW)
    return tuple(
        sorted(_marked(office, subject.kind, subject.id), key=lambda one: (one.kind != "contact", one.scenario))
    )


def _marked(office: Office, kind: Kind, id: str) -> Iterator[Marked]:
    for scenario_id, edition in office.library.editions.items():
        places = resting(edition.scenario, kind, id)
        if places:
            yield Marked(scenario_id, edition.scenario.title, edition.scenario.kind, places)


def withheld(office: Office, scenario_id: str, profile: Profile) -> tuple[str, ...]:
    """Return, in words, what a scenario rests on under a profile that no longer carries an answer."""
    if office.library is office.shipped:
        return ()
    memory = office.shelf.take(("withheld", office.stamp, profile_digest(office, profile)), dict[str, tuple[str, ...]])
    if scenario_id not in memory:
        memory[scenario_id] = _fallen(office, scenario_id, profile)
    return memory[scenario_id]


def _reset_cards(office: Office, transaction: Transaction, row: stored.LegalStatus) -> None:
    """Reset the cards of exactly the families that rest on what has changed, of whoever trains by it."""
    # Here and below: a start that finds a status set does without the tables of refreshers.
    from trainer.academy import remembering
    from trainer.store import refreshers as stored_refreshers

    kind: Kind = "authority" if row.kind == "authority" else "rule"
    cards = office.library.cards
    families = {cards[one.scenario].family for one in _marked(office, kind, row.subject)}
    touched = [
        (card.person, card.family)
        for family in sorted(families)
        for card in stored_refreshers.of_family(transaction, family)
    ]
    if row.profile is not None:
        bound = _bound_by(office, row.profile, row.subject)
        trains_by = {person: agencies.profile_of(office, transaction, person) for person, _ in touched}
        touched = [key for key in touched if trains_by[key[0]] in bound]
    remembering.reset_cards(transaction, row.id, touched, row.set_at)


def _bound_by(office: Office, profile: str, rule: str) -> frozenset[str]:
    """Return the profiles that hold the very rule: its own, and those that have taken it over unchanged."""
    own = office.library.profiles[profile].rules[rule]
    return frozenset(id for id, one in office.library.profiles.items() if one.rules.get(rule) == own)


def _fallen(office: Office, scenario_id: str, profile: Profile) -> tuple[str, ...]:
    # Most libraries hold nothing that has fallen, and then no contact has to be opened to know it.
    dead_law = {id: one for id, one in office.library.authorities.items() if one.status in DEAD}
    dead_rules = {id: one for id, one in profile.rules.items() if one.status in DEAD}
    if not dead_law and not dead_rules:
        return ()
    authorities, rules = subjects(office.library.editions[scenario_id].scenario)
    named = [f"{dead_law[id].name} ({dead_law[id].status})" for id in sorted(authorities & dead_law.keys())]
    broken = [dead_rules[id] for id in sorted(rules & dead_rules.keys())]
    return (*named, *(f"{one.title}, {one.citation} ({one.status})" for one in broken))


def caution(office: Office, scenario_id: str, profile: Profile) -> tuple[str, str] | None:
    """Return a sentence and an advice where a contact in practice rests on something that is no longer good law."""
    dead = withheld(office, scenario_id, profile) if scenario_id in office.library.cards else ()
    if not dead:
        return None
    return (
        f"This contact rests on {' and on '.join(dead)}.",
        "It is withheld from assessments until a corrected edition is published. Practice goes on.",
    )


def demand_good_law(office: Office, scenario_id: str, profile: Profile, mode: str = "assessment") -> None:
    """Raise TrainerError where a scenario rests on something that no longer carries an answer; `mode` is the play's."""
    dead = withheld(office, scenario_id, profile)
    if dead:
        raise TrainerError(
            f"This contact is withheld from {mode}s: it rests on {' and on '.join(dead)}.",
            f"Practice goes on. The next {mode} follows when a corrected edition has been published.",
        )


def _checked(office: Office, subject: Subject, since: datetime.date, source: str, replaced_by: str | None) -> str:
    subject_of(office, str(subject))
    said = " ".join(source.split())
    if not said:
        raise TrainerError("A change of law has a source.", "Name the decision, the statute or the page.")
    if since > office.clock.now().date():
        raise TrainerError("The change lies ahead.", "Set it on the day from which it holds.")
    if replaced_by is not None and (replaced_by == subject.id or replaced_by not in _replacements(office, subject)):
        raise TrainerError(f"{replaced_by} cannot stand in its place.", "Name another one that the library holds.")
    return said


def _replacements(office: Office, subject: Subject) -> Iterable[str]:
    if subject.profile is None:
        return office.library.authorities
    return office.library.profiles[subject.profile].rules


def _write_rule(profiles: dict[str, Profile], status: stored.LegalStatus) -> bool:
    """Write a status into a rule, in its own profile and in those that have taken the rule from it unchanged."""
    own = profiles.get(status.profile or "")
    if own is None or status.subject not in own.rules:
        return False
    rule = own.rules[status.subject]
    changed = dataclasses.replace(rule, status=_state(status.status))
    for id, profile in list(profiles.items()):
        if profile.rules.get(status.subject) == rule:
            profiles[id] = dataclasses.replace(profile, rules={**profile.rules, status.subject: changed})
    return True


def _state(stored_as: str) -> LegalState:
    return next(one for one in STATES if one == stored_as)


def _noted(note: str | None, status: stored.LegalStatus) -> str:
    said = f"{status.status.capitalize()} since {status.since}: {status.source}."
    return " ".join(part for part in (said, status.note, note or "") if part)[:1500]


def _change(office: Office, row: stored.LegalStatus) -> StatusChange:
    subject = Subject("authority" if row.kind == "authority" else "rule", row.subject, row.profile)
    return StatusChange(
        id=row.id,
        subject=subject,
        title=next(_titles(office, subject), str(subject)),
        status=_state(row.status),
        since=datetime.date.fromisoformat(row.since),
        source=row.source,
        note=row.note,
        replaced_by=row.replaced_by,
        set_by=row.set_by,
        set_at=from_microseconds(row.set_at),
        lifted_at=from_microseconds(row.lifted_at) if row.lifted_at is not None else None,
    )


def _titles(office: Office, subject: Subject) -> Iterator[str]:
    library = office.library
    if subject.profile is None and subject.id in library.authorities:
        yield library.authorities[subject.id].name
    profile = library.profiles.get(subject.profile or "")
    if profile is not None and subject.id in profile.rules:
        yield f"{profile.rules[subject.id].title} ({profile.name})"
