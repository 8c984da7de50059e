"""How people sign in here: one rule a row. It stands apart: whether a computer is shared is read first of all."""

from trainer.store.connection import Connection
from trainer.store.seals import seal


def rules(connection: Connection) -> dict[str, str]:
    """Return the rules of signing in that were set."""
    return dict(connection.exec_driver_sql("SELECT name, value FROM sign_in_policy"))


def keep(connection: Connection, name: str, value: str) -> None:
    """Set a rule of signing in."""
    forget(connection, name)
    row = (name, value, seal((name, value)))
    connection.exec_driver_sql("INSERT INTO sign_in_policy (name, value, seal) VALUES (?, ?, ?)", row)


def forget(connection: Connection, name: str) -> None:
    """Take a rule of signing in back."""
    connection.exec_driver_sql("DELETE FROM sign_in_policy WHERE name = ?", (name,))
