"""What Home asks at once: whether anything has come due. No table has to be known for it."""

from trainer.store.connection import Connection

_DUE = "SELECT count(*) FROM refresher WHERE person = ? AND due_on <= ?"


def refreshers_due(connection: Connection, person: bytes, today: str) -> int:
    """Return how many of a person's families have come due by a day (ISO 8601)."""
    count: int = connection.exec_driver_sql(_DUE, (person, today)).scalar_one()
    return count
