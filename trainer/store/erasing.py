"""What retention takes away: plays with everything that rests on them, typed text, personal details, a person's name.

Nothing here asks whether it may: `academy.purging` does, and leaves the tombstones.
"""

from dataclasses import replace

from trainer.store import assignments, certificates, particulars, people, remediations, screen_outs
from trainer.store.connection import Connection
from trainer.store.migrate import tables
from trainer.store.retention import holds, keep_hold
from trainer.store.seals import seal

DAY = 24 * 3600 * 1_000_000
_ACTIVE_DAYS = (
    f"SELECT DISTINCT started_at / {DAY} FROM attempt UNION SELECT DISTINCT saved_at / {DAY} FROM attempt"
    f" UNION SELECT DISTINCT at / {DAY} FROM audit_entry"
)
_NEWEST = (
    "SELECT max(moment) FROM"
    " (SELECT max(saved_at) AS moment FROM attempt UNION SELECT max(at) FROM audit_entry) AS moments"
)
_TYPED = (
    "SELECT attempt.id, attempt.person, count(*) FROM attempt JOIN event ON event.attempt = attempt.id"
    " WHERE event.private IS NOT NULL AND event.at < ? GROUP BY attempt.id, attempt.person"
    " ORDER BY attempt.person, attempt.id"
)
_DETAILS = (
    "SELECT sequence, actor, subject FROM audit_entry"
    " WHERE private IS NOT NULL AND at < ? AND sequence BETWEEN ? AND ? ORDER BY sequence"
)
_COUNTED_ON = (
    "SELECT play.attempt FROM assignment_play AS play JOIN assignment ON assignment.id = play.assignment"
    " LEFT JOIN cohort ON cohort.id = assignment.cohort"
    " WHERE assignment.withdrawn_at IS NULL AND cohort.ended_at IS NULL"
)
_NO_LIMIT = 2**62


def active_days(connection: Connection) -> tuple[int, ...]:
    """Return the days since 1970 on which anything was done, in order."""
    return tuple(sorted(connection.exec_driver_sql(_ACTIVE_DAYS).scalars()))


def newest(connection: Connection) -> int:
    """Return the moment of the newest act on the record; 0 where there is none."""
    return connection.exec_driver_sql(_NEWEST).scalar() or 0


def plays_until(connection: Connection, moment: int) -> tuple[tuple[bytes, bytes, str, int], ...]:
    """Return id, person, mode and last act of the plays whose last act lies before a moment, person by person."""
    query = "SELECT id, person, mode, saved_at FROM attempt WHERE saved_at < ? ORDER BY person, id"
    return tuple((row[0], row[1], row[2], row[3]) for row in connection.exec_driver_sql(query, (moment,)))


def counted_on(connection: Connection) -> frozenset[bytes]:
    """Return the plays by which an assignment that still stands is done or under way."""
    return frozenset(connection.exec_driver_sql(_COUNTED_ON).scalars())


def typed_until(connection: Connection, moment: int) -> tuple[tuple[bytes, bytes, int], ...]:
    """Return play, person and number of texts for what was typed before a moment, person by person."""
    return tuple((row[0], row[1], row[2]) for row in connection.exec_driver_sql(_TYPED, (moment,)))


def details_until(
    connection: Connection, moment: int, first: int = 1, last: int | None = None
) -> tuple[tuple[int, bytes | None, str], ...]:
    """Return number, actor and subject of the audit entries before a moment that hold personal details.

    Only those from the `first` number to the `last`.
    """
    rows = connection.exec_driver_sql(_DETAILS, (moment, first, _NO_LIMIT if last is None else last))
    return tuple((row[0], row[1], row[2]) for row in rows)


def erase_typed(connection: Connection, attempt: bytes, until: int) -> None:
    """Erase what was typed in a play before a moment, with its salt; the digests stay and the chain verifies."""
    connection.exec_driver_sql(
        "UPDATE event SET private = NULL, salt = NULL WHERE attempt = ? AND private IS NOT NULL AND at < ?",
        (attempt, until),
    )


def erase_details(connection: Connection, entries: tuple[int, ...]) -> None:
    """Erase what audit entries say of persons, with its salt; the digests stay and the chain verifies."""
    erase = "UPDATE audit_entry SET private = NULL, salt = NULL WHERE sequence = ?"
    if entries:
        connection.exec_driver_sql(erase, [(one,) for one in entries])


def erase_play(connection: Connection, attempt: bytes) -> None:
    """Take away a play with everything that refers to it, whatever table that is in; what it did stays done."""
    assignments.remember_done(connection, attempt)
    for table in reversed(tables()):
        for key in table.foreign_keys:
            if key.target_fullname == "attempt.id":
                connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {key.parent.name} = ?", (attempt,))
    connection.exec_driver_sql("DELETE FROM attempt WHERE id = ?", (attempt,))


def erase_person(connection: Connection, person: bytes, name: str, number: str) -> None:
    """Put words that name nobody in the place of a name, and take away what else says who it was.

    The account, the former names, the places in cohorts, days away, everything typed, what certificates, notes and
    particulars say, and the details of the audit entries about the person go; plays, results and the numbers of
    certificates stay.
    """
    found = people.one(connection, person)
    assert found is not None
    values = (person, name, number, None, found.registered_at)
    connection.exec_driver_sql(
        "UPDATE person SET name = ?, number = ?, agency = NULL, seal = ? WHERE id = ?",
        (name, number, seal(values), person),
    )
    for gone in ("former_identity", "account", "cohort_member", "leave"):
        connection.exec_driver_sql(f"DELETE FROM {gone} WHERE person = ?", (person,))
    for (attempt,) in connection.exec_driver_sql("SELECT id FROM attempt WHERE person = ?", (person,)).all():
        erase_typed(connection, attempt, _NO_LIMIT)
    for note in remediations.of_person(connection, person):
        remediations.erase(connection, note)
    for judgement in screen_outs.of_person(connection, person):
        screen_outs.erase(connection, judgement)
    for particular in particulars.of_person(connection, person):
        particulars.erase(connection, particular)
    for certificate in certificates.of_person(connection, person):
        certificates.keep(connection, replace(certificate, document=None, salt=None, statement=None))
    about = "SELECT sequence FROM audit_entry WHERE subject = ? AND private IS NOT NULL"
    erase_details(connection, tuple(connection.exec_driver_sql(about, (person.hex(),)).scalars()))
    for hold in holds(connection):
        if hold.subject == person:
            keep_hold(connection, replace(hold, why=""))
