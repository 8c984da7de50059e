"""A record from another computer taken in: looked at first, and written only when a records officer says whose it is.

A play that is here already is recognised by its id and its chain. One that went on elsewhere goes on here too; one with
another history is refused, and the others come in without it. Nothing is chained anew.
"""

import enum
from dataclasses import dataclass
from datetime import datetime

from trainer.academy import audit, carried_judgements, results
from trainer.academy.carried_play import NotSound, Rebuilt, Texts, rebuilt
from trainer.academy.changes import Change
from trainer.academy.clock import from_microseconds
from trainer.academy.office import Office
from trainer.academy.people import Person, as_person
from trainer.academy.permission import demand
from trainer.errors import TrainerError
from trainer.exchange import record_file
from trainer.exchange.record_file import FiledPlay, Record, Signed
from trainer.people.names import folded, isolated
from trainer.people.roles import Act
from trainer.people.signatures import fingerprint, key_id
from trainer.store import attempts as stored
from trainer.store import carried as stored_carried
from trainer.store import editions, people, publications, resolutions, signing, tombstones
from trainer.store import results as stored_results
from trainer.store.database import Transaction
from trainer.store.faults import played_elsewhere


class Standing(enum.StrEnum):
    """What a play of the file is to this record."""

    NEW = "new"
    LONGER = "went on since"
    HERE = "here already"
    FURTHER = "here already, and further"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One play of the file. `why` is for one that is refused, or empty.

    `shown_there` is its score where it came from, `shown_here` what its events give here. `is_known` says whether its
    text is one of this library or was published here.
    """

    id: bytes
    title: str
    mode: str
    started_at: datetime
    standing: Standing
    why: str
    shown_there: int | None
    shown_here: int | None
    is_known: bool

    @property
    def differs(self) -> bool:
        """Whether the score is another one here."""
        return self.standing in (Standing.NEW, Standing.LONGER) and self.shown_there != self.shown_here


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file holds and what would become of it. `proposed` has the same number; `same_name` the name as well."""

    name: str
    number: str
    agency: str
    made_at: datetime
    digest: bytes
    fingerprint: str
    signer: str
    """Whether the key has been seen here before, in words."""
    proposed: Person | None
    same_name: bool
    person: Person | None
    """Whose it becomes; None until that is chosen."""
    plays: tuple[Looked, ...]

    def count(self, *standings: Standing) -> int:
        """Return how many plays stand so."""
        return sum(one.standing in standings for one in self.plays)


def look(office: Office, content: bytes, person_id: bytes | None = None) -> Look:
    """Say what taking in a file would do, and write nothing. Raises TrainerError where it is not a sound record."""
    demand(office, Act.KEEP_RECORDS)
    return _look(office, record_file.read(content), person_id)[0]


def carry_in(office: Office, content: bytes, person_id: bytes) -> Look:
    """Take in what is new of a file as a person's, all of it in one transaction; the same file again changes nothing.

    Results, evidence and resolutions are derived here. Raises TrainerError as `look` does.
    """
    demand(office, Act.KEEP_RECORDS)
    signed = record_file.read(content)
    found, plays = _look(office, signed, person_id)
    coming = [(one, play) for one, play in zip(found.plays, plays, strict=True) if play is not None]
    if coming:
        with office.writing(Change.ATTEMPTS, Change.RESULTS) as transaction:
            _keep_file(office, transaction, signed, person_id)
            for one, play in coming:
                _keep(transaction, signed, one, play)
            results.gather_anew(transaction, person_id)
            _note(office, transaction, found, person_id)
    return found


def _look(office: Office, signed: Signed, person_id: bytes | None) -> tuple[Look, tuple[Rebuilt | None, ...]]:
    record, texts = signed.record, Texts(signed.record)
    with office.reading() as transaction:
        everyone = [as_person(row) for row in people.everyone(transaction)]
        person = next((one for one in everyone if one.id == person_id), None)
        if person_id is not None and person is None:
            raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
        numbered = [one for one in everyone if one.number and folded(one.number) == folded(record.number)]
        named = [one for one in numbered if folded(one.name) == folded(record.name)]
        known = _known_texts(office, transaction)
        judged = [_judged(office, transaction, texts, play, person_id, known) for play in record.plays]
        found = Look(
            name=record.name,
            number=record.number,
            agency=record.agency,
            made_at=from_microseconds(record.made_at),
            digest=signed.digest,
            fingerprint=fingerprint(signed.public),
            signer=_signer(transaction, signed.public),
            proposed=next(iter(named or numbered), None),
            same_name=bool(named),
            person=person,
            plays=tuple(one for one, _ in judged),
        )
    return found, tuple(play for _, play in judged)


def _judged(
    office: Office, transaction: Transaction, texts: Texts, filed: FiledPlay, person_id: bytes | None, known: set[bytes]
) -> tuple[Looked, Rebuilt | None]:
    play: Rebuilt | None = None
    title, shown = "", None
    try:
        title = texts.edition(filed.edition).title
        play = rebuilt(office, texts, filed, person_id or filed.person)
        shown = play.result.shown if play.result else None
        standing, why = _standing(transaction, filed, play, person_id), ""
    except NotSound as fault:
        standing, why = Standing.REFUSED, fault.sentence
    looked = Looked(
        id=filed.id,
        title=title or "A contact whose text is missing",
        mode=filed.mode,
        started_at=from_microseconds(filed.started_at),
        standing=standing,
        why=why,
        shown_there=filed.shown,
        shown_here=shown,
        is_known=filed.edition in known,
    )
    return looked, play if standing in (Standing.NEW, Standing.LONGER) else None


def _standing(transaction: Transaction, filed: FiledPlay, play: Rebuilt, person_id: bytes | None) -> Standing:
    here = stored.one(transaction, filed.id)
    if here is None:
        if tombstones.one(transaction, filed.id) is not None:
            raise NotSound("It was here, and was removed when its time to be kept had passed.")
        return Standing.NEW
    if person_id is not None and here.person != person_id:
        raise NotSound("It is here already, as a play of somebody else.")
    if stored.header(transaction, here).person != filed.person:
        raise _another_history()
    if here.head_sequence <= filed.head_sequence:
        if not _builds_on(here, play):
            raise _another_history()
        return Standing.HERE if here.head_sequence == filed.head_sequence else Standing.LONGER
    if filed.head_sequence and stored.links(transaction, filed.id)[filed.head_sequence - 1].hash != filed.head_hash:
        raise _another_history()
    return Standing.FURTHER


def _another_history() -> NotSound:
    return NotSound("A play with this id is here already, and it has another history.")


def _known_texts(office: Office, transaction: Transaction) -> set[bytes]:
    shipped = {bytes.fromhex(card.digest) for card in office.library.cards.values()}
    return shipped | {one.digest for one in publications.every(transaction) if one.published_at is not None}


def _signer(transaction: Transaction, public: bytes) -> str:
    name = key_id(public)
    if any(one.id == name for one in signing.keys(transaction)):
        return "this record's own key"
    before = [one for one in stored_carried.files(transaction) if one.signer == name]
    if not before:
        return "a key that was never seen here"
    whose = people.one(transaction, before[0].person)
    day = f"{from_microseconds(before[0].carried_at):%Y-%m-%d}"
    return f"a key seen since {day}, on the record of {isolated(whose.name) if whose else 'somebody'}"


def _keep_file(office: Office, transaction: Transaction, signed: Signed, person_id: bytes) -> None:
    if all(one.digest != signed.digest for one in stored_carried.files(transaction)):
        stored_carried.keep_file(
            transaction,
            stored_carried.StoredFile(
                digest=signed.digest,
                signer=key_id(signed.public),
                public=signed.public,
                person=person_id,
                made_at=signed.record.made_at,
                carried_at=office.clock.microseconds(),
            ),
        )


def _keep(transaction: Transaction, signed: Signed, looked: Looked, play: Rebuilt) -> None:
    attempt, filed = play.attempt, next(one for one in signed.record.plays if one.id == looked.id)
    _keep_texts(transaction, signed.record, filed)
    here = stored.one(transaction, attempt.id)
    if here is None:
        stored.add_many(transaction, [(attempt, play.links)])
    elif looked.standing is Standing.NEW or not _builds_on(here, play):  # another station was faster
        raise played_elsewhere()
    else:
        stored.extend(transaction, attempt, here.head_hash, play.links[here.head_sequence :])
    stored_carried.keep(transaction, stored_carried.StoredCarried(attempt.id, filed.person, signed.digest))
    stored_results.forget(transaction, attempt.id)
    if play.result is not None:
        stored_results.keep(transaction, results.as_row(attempt.id, play.result))
        carried_judgements.keep(transaction, filed)
    if play.resolution is not None:
        is_old = here is not None and play.resolution[0] <= here.head_sequence
        done_at = filed.resolution_done_at or (resolutions.done_at(transaction, attempt.id) if is_old else None)
        resolutions.keep(transaction, attempt.id, *play.resolution)
        if done_at is not None:
            resolutions.mark_done(transaction, attempt.id, done_at)


def _builds_on(here: stored.StoredAttempt, play: Rebuilt) -> bool:
    """Say whether the events of a play go on from the head of the one that is here."""
    if here.head_sequence > len(play.links):
        return False
    return here.head_sequence == 0 or play.links[here.head_sequence - 1].hash == here.head_hash


def _keep_texts(transaction: Transaction, record: Record, filed: FiledPlay) -> None:
    texts = Texts(record)
    if editions.edition(transaction, filed.edition) is None:
        one = texts.edition(filed.edition)
        same = {name: getattr(one, name) for name in editions.StoredEdition.__slots__}
        editions.keep(transaction, editions.StoredEdition(**same))
    if editions.profile(transaction, filed.profile) is None:
        profile = texts.profile(filed.profile)
        editions.keep_profile(transaction, profile.digest, profile.name, profile.text)
    if editions.authorities(transaction, filed.authorities) is None:
        editions.keep_authorities(transaction, filed.authorities, texts.authorities(filed.authorities).text)


def _note(office: Office, transaction: Transaction, found: Look, person_id: bytes) -> None:
    details: dict[str, str | int | None] = {"do": "record carried in", "file": found.digest.hex()}
    details |= {"new": found.count(Standing.NEW), "went on": found.count(Standing.LONGER)}
    details |= {"refused": found.count(Standing.REFUSED), "key": found.fingerprint}
    audit.note(office, transaction, Act.KEEP_RECORDS, person_id.hex(), details)
