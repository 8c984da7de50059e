"""What an agency writes itself: proposed, read by somebody else, published over the shipped library, withdrawn again.

What is proposed and not published is nowhere in the library, so no play can rest on it. Shipped content never changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from trainer.academy import audit
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.people.roles import Act
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition, checker, digest_of, from_canonical
from trainer.scenario.holdings import Library, Unopened, card_of, overlaid, without
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem, refuses
from trainer.scenario.profiles import Profile
from trainer.store import publications as stored
from trainer.store.database import Transaction
from trainer.store.stamps import library_stamp

if TYPE_CHECKING:
    from trainer.academy.proposals import Proposal

Kind = Literal["scenario", "profile", "authorities"]
Standing = Literal["proposed", "read", "in force", "replaced", "withdrawn"]

APPROVED, REVIEWED = "approved by counsel", "internally reviewed"
_AUTHORITIES: Any = Mapping[str, Authority]


class Refused(TrainerError):
    """A proposal that cannot be published, with everything that stands against it."""

    def __init__(self, sentence: str, advice: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(sentence, advice)
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A text of the agency and what became of it. Names are those of people who acted; None where nobody was known."""

    id: bytes
    kind: Kind
    subject: str
    title: str
    version: int
    standing: Standing
    file: str
    digest: bytes
    text: str
    canonical: str
    proposed_by: bytes | None
    proposed_at: datetime
    reviewed_by: bytes | None
    reviewed_at: datetime | None
    review: str
    approved_by: str
    approved_at: datetime | None
    published_by: bytes | None
    published_at: datetime | None
    withdrawn_by: bytes | None
    withdrawn_at: datetime | None
    withdrawn_why: str
    newer: int | None = None
    """A later version that is shipped and that this text keeps out of force; None where there is none."""


def with_publications(shipped: Library, transaction: Transaction) -> Library:
    """Return the library with everything in force that was published over it.

    A contact whose published text was changed since it was stored is in no library, not even as it is shipped.
    """
    texts, lost = stored.legible(transaction)
    scenarios: dict[str, stored.Publication] = {}
    profiles: dict[str, Profile] = {}
    authorities: dict[str, Authority] = {}
    for found in texts:
        if found.kind == "scenario":
            scenarios[found.subject] = found
        elif found.kind == "profile":
            profiles[found.subject] = checker(Profile).validate_json(found.canonical, strict=True)
        else:
            authorities |= checker(_AUTHORITIES).validate_json(found.canonical, strict=True)
    over = {
        id: card_of(found.canonical, found.digest.hex(), APPROVED if found.approved_at is not None else REVIEWED)
        for id, found in scenarios.items()
    }
    editions = Unopened(over, lambda id: _edition(scenarios[id]))
    digest = digest_of({**shipped.authorities, **authorities}) if authorities else None
    return without(overlaid(shipped, editions, profiles, authorities, digest, over), lost)


def _edition(found: stored.Publication) -> Edition:
    return Edition(from_canonical(found.canonical), found.digest.hex(), found.text, found.file, Positions())


def listed(office: Office) -> tuple[Published, ...]:
    """Return every text that was ever proposed, by kind and subject, the latest first."""
    demand(office, Act.REVIEW_LIBRARY)
    with office.reading() as transaction:
        current = {found.id for found in stored.in_force(transaction)}
        texts = tuple(_published(found, current) for found in stored.every(transaction))
    shipped = {id: card.version for id, card in office.shipped.cards.items()}
    return tuple(
        replace(text, newer=shipped[text.subject])
        if text.kind == "scenario" and text.standing == "in force" and shipped.get(text.subject, 0) > text.version
        else text
        for text in texts
    )


def history(transaction: Transaction, found: stored.Publication) -> tuple[Published, ...]:
    """Return every text of the subject of one, the latest first."""
    current = {one.id for one in stored.in_force(transaction)}
    of = [one for one in stored.every(transaction) if (one.kind, one.subject) == (found.kind, found.subject)]
    return tuple(_published(one, current) for one in of)


def propose(office: Office, folder: Path) -> tuple[Published, ...]:
    """Take up what is new in an agency's folder, for somebody else to read; what is known already is left as it is.

    Raises Refused, with every finding and its place, where anything in the folder could not be published.
    """
    demand(office, Act.WRITE_CONTENT)
    from trainer.academy.proposals import read

    office.look_again()
    proposals, problems = read(office, folder)
    demand_sound(folder, problems)
    return _taken_up(office, proposals)


def adopt(office: Office, scenario_id: str) -> Published:
    """Take up a shipped contact unchanged, so that the agency can review it and counsel can approve it.

    From its publication on it is the agency's: a later version that is shipped shows when this one is withdrawn.
    """
    demand(office, Act.WRITE_CONTENT)
    from trainer.academy.proposals import of_shipped

    office.look_again()
    proposal, problems = of_shipped(office, scenario_id)
    if any(one.subject == scenario_id and one.standing in ("proposed", "read") for one in listed(office)):
        raise TrainerError(f"{proposal.title} is on the way already.", "See the list.")
    demand_sound(Path(proposal.file), problems)
    taken = _taken_up(office, (proposal,))
    if not taken:
        raise TrainerError(f"{proposal.title} is in force already.", "See the list.")
    return taken[0]


def _taken_up(office: Office, proposals: "Sequence[Proposal]") -> tuple[Published, ...]:
    if office.acting is None:
        raise TrainerError(
            "Nobody is named who proposes this.", "Say who you are; on the command line with --as NUMBER."
        )
    with office.writing(Change.LIBRARY) as transaction:
        known = {(found.kind, found.subject, found.digest) for found in stored.every(transaction) if not _gone(found)}
        fresh = [one for one in proposals if (one.kind, one.subject, one.digest) not in known]
        for text in stored.every(transaction):
            if not _gone(text) and text.published_at is None and _is_replaced(text, fresh):
                _taken_back(office, transaction, text, "A newer text was proposed.")
        kept = [_kept(office, transaction, proposal) for proposal in fresh]
        for one in kept:
            details: dict[str, str | int | None] = {
                "title": one.title,
                "version": one.version,
                "digest": one.digest.hex(),
                "file": one.file,
            }
            audit.note(office, transaction, "propose", _name(one), details)
    return tuple(_published(one, set()) for one in kept)


def demand_sound(folder: Path, problems: tuple[Problem, ...]) -> None:
    """Raise Refused where anything in a folder could not be published."""
    count = sum(problem.severity == "E" for problem in problems)
    if count:
        findings = "1 finding blocks" if count == 1 else f"{count} findings block"
        sentence = f"Nothing of {folder} was taken up: {findings}."
        raise Refused(sentence, "Mend what is named, or see `trainer lint`.", problems)


def review(office: Office, id: bytes, words: str) -> Published:
    """Take down that somebody other than its author has read a text, and what that person says of it."""
    demand(office, Act.REVIEW_LIBRARY)
    said = " ".join(words.split())
    if not said:
        raise TrainerError("A review says what was looked at.", "Write it in a sentence.")
    with office.writing(Change.LIBRARY) as transaction:
        found = _waiting(transaction, id)
        if office.acting is None or office.acting == found.proposed_by:
            raise TrainerError(
                f"{found.title} cannot be reviewed by whoever proposed it.", "Let another person sign in and read it."
            )
        at = office.clock.microseconds()
        moved = stored.move(transaction, found, reviewed_by=office.acting, reviewed_at=at, review=said)
        audit.note(office, transaction, "review", _name(found), {"digest": found.digest.hex()}, {"review": said})
    return _published(moved, set())


def approve(office: Office, id: bytes, role_and_name: str) -> Published:
    """Take down that the agency's counsel has approved a text; the debrief says so from the next play on."""
    demand(office, Act.PUBLISH)
    by = " ".join(role_and_name.split())
    if not by:
        raise TrainerError("An approval names who gave it.", "Write counsel's role and name.")
    with office.writing(Change.LIBRARY) as transaction:
        found = _there(transaction, id)
        if found.reviewed_at is None or found.withdrawn_at is not None:
            raise TrainerError(f"{found.title} has not been reviewed, or was withdrawn.", "Let it be reviewed first.")
        moved = stored.move(transaction, found, approved_by=by, approved_at=office.clock.microseconds())
        audit.note(office, transaction, "approve", _name(found), {"digest": found.digest.hex()}, {"by": by})
        current = {one.id for one in stored.in_force(transaction)}
    return _published(moved, current)


def publish(office: Office, id: bytes) -> Published:
    """Put a reviewed text in force over what stands now; every station sees it at its next look.

    Raises Refused where the rules find something against it as the library stands today.
    """
    return publish_together(office, (id,))[0]


def publish_together(office: Office, ids: Sequence[bytes]) -> tuple[Published, ...]:
    """Put reviewed texts in force that may rest on each other: all of them or none. Raises as `publish` does."""
    demand(office, Act.PUBLISH)
    from trainer.academy.proposals import against

    office.look_again()
    with office.reading() as transaction:
        texts = [_read_by_another(_waiting(transaction, id)) for id in ids]
        stamp = library_stamp(transaction)
        problems = against(office, transaction, texts)
    if refuses(problems):
        titles = " and ".join(text.title for text in texts)
        raise Refused(f"{titles} cannot be published.", "Mend what is named and propose it again.", problems)
    with office.writing(Change.LIBRARY) as transaction:
        if library_stamp(transaction) != stamp:
            raise TrainerError("Something else was published meanwhile.", "Look at the list, and publish again.")
        return tuple(_put_in_force(office, transaction, _waiting(transaction, id)) for id in ids)


def withdraw(office: Office, id: bytes, why: str) -> Published:
    """Take a text out of force; what it stood over is in force again, and plays of it keep their record."""
    demand(office, Act.PUBLISH)
    said = " ".join(why.split())
    if not said:
        raise TrainerError("A withdrawal has a reason.", "Write it in a sentence.")
    with office.writing(Change.LIBRARY) as transaction:
        found = _there(transaction, id)
        if found.withdrawn_at is not None:
            raise TrainerError(f"{found.title} was withdrawn already.", "See its history.")
        moved = _taken_back(office, transaction, found, said)
    return _published(moved, set())


def _put_in_force(office: Office, transaction: Transaction, found: stored.Publication) -> Published:
    at = office.clock.microseconds()
    moved = stored.move(transaction, found, published_by=office.acting, published_at=at)
    details: dict[str, str | int | None] = {"version": found.version, "digest": found.digest.hex()}
    audit.note(office, transaction, "publish", _name(found), details)
    return _published(moved, {moved.id})


def _read_by_another(found: stored.Publication) -> stored.Publication:
    if found.reviewed_at is None:
        raise TrainerError(f"{found.title} has not been reviewed.", "Let another person read it first.")
    return found


def _kept(office: Office, transaction: Transaction, proposal: "Proposal") -> stored.Publication:
    version = proposal.version or stored.versions(transaction, proposal.kind, proposal.subject) + 1
    publication = stored.Publication(
        id=office.clock.new_id(),
        kind=proposal.kind,
        subject=proposal.subject,
        version=version,
        title=proposal.title,
        digest=proposal.digest,
        canonical=proposal.canonical,
        text=proposal.text,
        file=proposal.file,
        proposed_by=office.acting,
        proposed_at=office.clock.microseconds(),
    )
    stored.add(transaction, publication)
    return publication


def _is_replaced(text: stored.Publication, by: "Sequence[Proposal]") -> bool:
    return any((one.kind, one.subject) == (text.kind, text.subject) for one in by)


def _taken_back(office: Office, transaction: Transaction, found: stored.Publication, why: str) -> stored.Publication:
    at = office.clock.microseconds()
    moved = stored.move(transaction, found, withdrawn_by=office.acting, withdrawn_at=at, withdrawn_why=why)
    audit.note(office, transaction, "withdraw", _name(found), {"digest": found.digest.hex()}, {"why": why})
    return moved


def _there(transaction: Transaction, id: bytes) -> stored.Publication:
    found = stored.one(transaction, id)
    if found is None:
        raise TrainerError("There is no such text in this database.", "Choose one from the list.")
    return found


def _waiting(transaction: Transaction, id: bytes) -> stored.Publication:
    found = _there(transaction, id)
    if found.published_at is not None or found.withdrawn_at is not None:
        raise TrainerError(f"{found.title} was published or withdrawn already.", "Propose the next version.")
    return found


def _gone(found: stored.Publication) -> bool:
    return found.withdrawn_at is not None


def _name(found: stored.Publication) -> str:
    return f"{found.kind} {found.subject}"


def _published(found: stored.Publication, current: set[bytes]) -> Published:
    return Published(
        id=found.id,
        kind=cast("Kind", found.kind),
        subject=found.subject,
        title=found.title,
        version=found.version,
        standing=_standing(found, current),
        file=found.file,
        digest=found.digest,
        text=found.text,
        canonical=found.canonical,
        proposed_by=found.proposed_by,
        proposed_at=from_microseconds(found.proposed_at),
        reviewed_by=found.reviewed_by,
        reviewed_at=_moment(found.reviewed_at),
        review=found.review or "",
        approved_by=found.approved_by or "",
        approved_at=_moment(found.approved_at),
        published_by=found.published_by,
        published_at=_moment(found.published_at),
        withdrawn_by=found.withdrawn_by,
        withdrawn_at=_moment(found.withdrawn_at),
        withdrawn_why=found.withdrawn_why or "",
    )


def _standing(found: stored.Publication, current: set[bytes]) -> Standing:
    if found.withdrawn_at is not None:
        return "withdrawn"
    if found.published_at is not None:
        return "in force" if found.id in current else "replaced"
    return "read" if found.reviewed_at is not None else "proposed"


def _moment(at: int | None) -> datetime | None:
    return from_microseconds(at) if at is not None else None
