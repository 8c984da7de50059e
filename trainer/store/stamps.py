"""What one look tells without a table having to be known: whether the library was changed, whether any is assigned."""

from trainer.store.connection import Connection

_LOOK = (
    "SELECT (SELECT count(published_at) FROM publication), (SELECT count(withdrawn_at) FROM publication),"
    " (SELECT count(approved_at) FROM publication), (SELECT count(*) FROM legal_status),"
    " (SELECT count(lifted_at) FROM legal_status)"
)
_ASSIGNED = "SELECT EXISTS (SELECT 1 FROM assignment WHERE withdrawn_at IS NULL)"
NOTHING = (0, 0, 0, 0, 0)


def library_stamp(connection: Connection) -> tuple[int, ...]:
    """Return numbers of which one grows whenever a text is published, approved or withdrawn, or a status set or lifted.

    They are counts, since a clock may be set back.
    """
    return tuple(connection.exec_driver_sql(_LOOK).one())


def has_assignments(connection: Connection) -> bool:
    """Say whether any assignment stands, whosever it is."""
    return bool(connection.exec_driver_sql(_ASSIGNED).scalar_one())
