"""What tells whether another station has changed the library, in one look; no table has to be known for it."""

from sqlalchemy import Connection

_LOOK = (
    "SELECT (SELECT count(published_at) FROM publication), (SELECT count(withdrawn_at) FROM publication),"
    " (SELECT count(approved_at) FROM publication), (SELECT count(*) FROM legal_status),"
    " (SELECT count(lifted_at) FROM legal_status)"
)
NOTHING = (0, 0, 0, 0, 0)


def library_stamp(connection: Connection) -> tuple[int, ...]:
    """Return numbers of which one grows whenever a text is published, approved or withdrawn, or a status set or lifted.

    They are counts, since a clock may be set back.
    """
    return tuple(connection.exec_driver_sql(_LOOK).one())
