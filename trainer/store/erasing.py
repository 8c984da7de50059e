"""What retention takes away: plays with everything that rests on them, typed text, personal details, a person's name.

Nothing here asks whether it may: `academy.purging` does, and leaves the tombstones.
"""

from dataclasses import replace

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update
from sqlmodel import SQLModel

from trainer.store import certificates, people
from trainer.store.migrate import tables
from trainer.store.retention import holds, keep_hold
from trainer.store.seals import sealed

DAY = 24 * 3600 * 1_000_000
_ATTEMPT = SQLModel.metadata.tables["attempt"]
_PERSON = SQLModel.metadata.tables["person"]
_ACTIVE_DAYS = (
    f"SELECT DISTINCT started_at / {DAY} FROM attempt UNION SELECT DISTINCT saved_at / {DAY} FROM attempt"
    f" UNION SELECT DISTINCT at / {DAY} FROM audit_entry"
)


def active_days(connection: Connection) -> tuple[int, ...]:
    """Return the days since 1970 on which anything was done, in order."""
    return tuple(sorted(connection.exec_driver_sql(_ACTIVE_DAYS).scalars()))


def newest(connection: Connection) -> int:
    """Return the moment of the newest act on the record; 0 where there is none."""
    log = _table("audit_entry")
    moments = (select(func.max(_ATTEMPT.c.saved_at)), select(func.max(log.c.at)))
    return max(connection.execute(query).scalar() or 0 for query in moments)


def plays_until(connection: Connection, moment: int) -> tuple[tuple[bytes, bytes, str, int], ...]:
    """Return id, person, mode and last act of the plays whose last act lies before a moment, person by person."""
    columns = (_ATTEMPT.c.id, _ATTEMPT.c.person, _ATTEMPT.c.mode, _ATTEMPT.c.saved_at)
    query = select(*columns).where(_ATTEMPT.c.saved_at < moment).order_by(_ATTEMPT.c.person, _ATTEMPT.c.id)
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(query))


def typed_until(connection: Connection, moment: int) -> tuple[tuple[bytes, bytes, int], ...]:
    """Return play, person and number of texts for what was typed before a moment, person by person."""
    event = _table("event")
    query = (
        select(_ATTEMPT.c.id, _ATTEMPT.c.person, func.count())
        .join(event, event.c.attempt == _ATTEMPT.c.id)
        .where(event.c.private.is_not(None), event.c.at < moment)
        .group_by(_ATTEMPT.c.id, _ATTEMPT.c.person)
        .order_by(_ATTEMPT.c.person, _ATTEMPT.c.id)
    )
    return tuple((row[0], row[1], row[2]) for row in connection.execute(query))


def details_until(
    connection: Connection, moment: int, first: int = 1, last: int | None = None
) -> tuple[tuple[int, bytes | None, str], ...]:
    """Return number, actor and subject of the audit entries before a moment that hold personal details.

    Only those from the `first` number to the `last`.
    """
    log = _table("audit_entry")
    query = select(log.c.sequence, log.c.actor, log.c.subject).where(log.c.private.is_not(None), log.c.at < moment)
    query = query.where(log.c.sequence >= first) if last is None else query.where(log.c.sequence.between(first, last))
    return tuple((row[0], row[1], row[2]) for row in connection.execute(query.order_by(log.c.sequence)))


def erase_typed(connection: Connection, attempt: bytes, until: int) -> None:
    """Erase what was typed in a play before a moment, with its salt; the digests stay and the chain verifies."""
    event = _table("event")
    which = (event.c.attempt == attempt, event.c.private.is_not(None), event.c.at < until)
    connection.execute(update(event).where(*which).values(private=None, salt=None))


def erase_details(connection: Connection, entries: tuple[int, ...]) -> None:
    """Erase what audit entries say of persons, with its salt; the digests stay and the chain verifies."""
    log = _table("audit_entry")
    query = update(log).where(log.c.sequence == bindparam("entry")).values(private=None, salt=None)
    if entries:
        connection.execute(query, [{"entry": one} for one in entries])


def erase_play(connection: Connection, attempt: bytes) -> None:
    """Take away a play with everything that refers to it, whatever table that is in."""
    for table in reversed(tables()):
        for key in table.foreign_keys:
            if key.column is _ATTEMPT.c.id:
                connection.execute(delete(table).where(key.parent == attempt))
    connection.execute(delete(_ATTEMPT).where(_ATTEMPT.c.id == attempt))


def erase_person(connection: Connection, person: bytes, name: str, number: str) -> None:
    """Put words that name nobody in the place of a name, and take away what else says who it was.

    The account, the former names, the places in cohorts, everything typed, what certificates and notes say, and the
    details of the audit entries about the person go; plays, results and the numbers of certificates stay.
    """
    found = people.one(connection, person)
    assert found is not None
    values = {"id": person, "name": name, "number": number, "agency": None, "registered_at": found.registered_at}
    connection.execute(update(_PERSON).where(_PERSON.c.id == person).values(sealed(_PERSON, values)))
    for gone in ("former_identity", "account", "cohort_member"):
        table = _table(gone)
        connection.execute(delete(table).where(table.c.person == person))
    _erase_words(connection, person)
    for certificate in certificates.of_person(connection, person):
        certificates.keep(connection, replace(certificate, document=None, salt=None, statement=None))
    log = _table("audit_entry")
    about = (log.c.subject == person.hex(), log.c.private.is_not(None))
    erase_details(connection, tuple(connection.execute(select(log.c.sequence).where(*about)).scalars()))
    for hold in holds(connection):
        if hold.subject == person:
            keep_hold(connection, replace(hold, why=""))


def _erase_words(connection: Connection, person: bytes) -> None:
    for attempt in connection.execute(select(_ATTEMPT.c.id).where(_ATTEMPT.c.person == person)).scalars().all():
        erase_typed(connection, attempt, 2**62)
        notes = _table("remediation")
        for row in connection.execute(select(notes).where(notes.c.attempt == attempt)).all():
            values = {**row._mapping, "words": None}
            values.pop("seal")
            connection.execute(update(notes).where(notes.c.id == row.id).values(sealed(notes, values)))


def _table(name: str) -> Table:
    tables()
    return SQLModel.metadata.tables[name]
