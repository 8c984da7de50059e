"""A person's record made into a file that another computer can take in: every play with the texts it rests on, signed.

The file holds what the person typed as well. It is for whoever the person gives it to.
"""

from collections.abc import Iterator

from trainer import __version__
from trainer.academy import audit, signing
from trainer.academy.office import Office
from trainer.academy.permission import demand
from trainer.academy.screen_outs import names
from trainer.errors import TrainerError
from trainer.exchange import record_file
from trainer.exchange.record_file import FiledEdition, FiledEvent, FiledJudgement, FiledPlay, FiledText
from trainer.people.names import bare
from trainer.people.roles import Act
from trainer.store import attempts as stored
from trainer.store import editions, people, resolutions, results, screen_outs
from trainer.store.chain import first_bad
from trainer.store.database import Transaction
from trainer.store.faults import damaged


def carry_out(office: Office, person_id: bytes) -> bytes:
    """Return a person's record as the bytes of a signed file. Raises Damaged where a play does not hold."""
    demand(office, Act.EXPORT_RECORD, person_id)
    with office.writing() as transaction:  # the key may have to be made, and the log says that the record left
        record = _record(office, transaction, person_id)

        def sign(message: bytes) -> tuple[bytes, bytes]:
            made = signing.sign(office, transaction, message)
            key = signing.known(transaction, made.key_id)
            assert key is not None
            return key.public, made.signature

        content = record_file.written(record, sign)
        digest = record_file.read(content).digest
        details: audit.Details = {"do": "record carried out", "plays": len(record.plays), "file": digest.hex()}
        audit.note(office, transaction, Act.EXPORT_RECORD, person_id.hex(), details)
    return content


def _record(office: Office, transaction: Transaction, person_id: bytes) -> record_file.Record:
    person = people.one(transaction, person_id)
    if person is None:
        raise TrainerError("There is nobody of that name here.", "Choose somebody from the list.")
    attempts = stored.of_person(transaction, person_id)
    return record_file.record(
        program=__version__,
        made_at=office.clock.microseconds(),
        person=person.id,
        name=person.name,
        number=person.number,
        agency=person.agency or "",
        plays=tuple(_play(office, transaction, one) for one in attempts),
        editions=tuple(_edition(office, transaction, one) for one in sorted({one.edition for one in attempts})),
        profiles=_profiles(transaction, {one.profile for one in attempts}),
        authorities=tuple(
            FiledText(digest=one, name="", text=editions.authorities(transaction, one) or "")
            for one in sorted({one.authorities for one in attempts})
        ),
    )


def _play(office: Office, transaction: Transaction, attempt: stored.StoredAttempt) -> FiledPlay:
    header, links = stored.header(transaction, attempt), stored.links(transaction, attempt.id)
    if first_bad(header, links, attempt.head_sequence, attempt.head_hash) is not None:
        raise damaged(office.database.place, f"the play {attempt.id.hex()} has been changed or is not whole")
    result = results.of_attempt(transaction, attempt.id)
    same = [name for name in FiledPlay.__slots__ if name in stored.StoredAttempt.__slots__ and name != "person"]
    return FiledPlay(
        **{name: getattr(attempt, name) for name in same},
        person=header.person,
        shown=result.shown if result else None,
        resolution_done_at=resolutions.done_at(transaction, attempt.id),
        events=tuple(FiledEvent(**{name: getattr(one, name) for name in FiledEvent.__slots__}) for one in links),
        judgements=tuple(_judgements(transaction, attempt.id)),
    )


def _judgements(transaction: Transaction, attempt: bytes) -> Iterator[FiledJudgement]:
    given = screen_outs.of_play(transaction, attempt)
    named = names(transaction, given)
    same = [name for name in FiledJudgement.__slots__ if name != "by"]
    for one in given:
        by = named.get(one.given_by, "") if one.given_by is not None else one.named or ""
        yield FiledJudgement(**{name: getattr(one, name) for name in same}, by=bare(by))


def _edition(office: Office, transaction: Transaction, digest: bytes) -> FiledEdition:
    found = editions.edition(transaction, digest)
    if found is None:
        raise damaged(office.database.place, "the text of a played contact is missing")
    return FiledEdition(**{name: getattr(found, name) for name in FiledEdition.__slots__})


def _profiles(transaction: Transaction, wanted: set[bytes]) -> tuple[FiledText, ...]:
    found = editions.profiles(transaction)
    return tuple(FiledText(digest=digest, name=name, text=text) for digest, name, text in found if digest in wanted)
