"""SQLAlchemy on a connection that is somebody else's: it runs statements, and neither begins nor ends a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from trainer.store.driver import driver


@contextmanager
def as_the_driver() -> Iterator[None]:
    """Raise what fails as the driver raised it."""
    try:
        yield
    except DBAPIError as raised:
        raise raised.orig or raised from raised


class Statements:
    """What runs statements on a driver's connection. What fails is raised as the driver raised it."""

    def __init__(self, raw: Any, words: str, module: ModuleType, **options: Any) -> None:
        # What somebody typed never gets into the text of an error.
        engine = create_engine(
            words, module=module, poolclass=StaticPool, creator=lambda: _Lent(raw), hide_parameters=True, **options
        )
        self.connection: Connection = engine.connect()

    def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """Run a statement."""
        with as_the_driver():
            return self.connection.execute(statement, parameters)

    def ended(self) -> None:
        """Forget the transaction that has ended."""
        self.connection.rollback()


def of_file(raw: Any) -> Statements:
    """Return what runs statements on a connection to a file."""
    return Statements(raw, "sqlite://", driver())


class _Lent:
    """A driver's connection whose transactions, and whose end, are its owner's."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def commit(self) -> None:
        """Leave the commit to the owner."""

    def rollback(self) -> None:
        """Leave the rollback to the owner."""

    def close(self) -> None:
        """Leave the connection open."""
