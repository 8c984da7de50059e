"""What queries run in: plain SQL goes straight to the driver, a statement of SQLAlchemy through it once one comes.

What the start waits for is written as plain SQL, so neither SQLAlchemy nor SQLModel is loaded before a page is usable.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVarTuple, overload

if TYPE_CHECKING:
    from sqlalchemy import CursorResult, Executable
    from sqlalchemy.sql.selectable import TypedReturnsRows

    from trainer.store.statements import Statements

Row = tuple[Any, ...]
Columns = TypeVarTuple("Columns")


class Rows:
    """What plain SQL gave: rows as the driver's own tuples, each read once."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Row]:
        return iter(self._cursor)

    @property
    def rowcount(self) -> int:
        """How many rows a statement has changed."""
        count: int = self._cursor.rowcount
        return count

    def all(self) -> list[Row]:
        """Return all rows."""
        rows: list[Row] = self._cursor.fetchall()
        return rows

    def first(self) -> Row | None:
        """Return the first row, if there is one."""
        rows = self.all()
        return rows[0] if rows else None

    def one(self) -> Row:
        """Return the only row."""
        (row,) = self.all()
        return row

    def scalar(self) -> Any:
        """Return the first value of the first row; None where there is no row."""
        row = self.first()
        return row[0] if row else None

    def scalar_one(self) -> Any:
        """Return the first value of the only row."""
        return self.one()[0]

    def scalars(self) -> list[Any]:
        """Return the first value of every row."""
        return [row[0] for row in self.all()]


class Connection:
    """The driver's connection as the queries see it, inside a transaction that the database begins and ends."""

    is_on_server: ClassVar[bool] = False

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        """The DB-API connection, for what has no SQL."""
        self._statements: Statements | None = None

    @property
    def statements(self) -> "Statements":
        """SQLAlchemy on this connection, loaded when it is first asked for."""
        if self._statements is None:
            self._statements = self._made_statements()
        return self._statements

    def exec_driver_sql(self, sql: str, parameters: Sequence[Any] = ()) -> Rows:
        """Run plain SQL with its parameters by position; a list of them runs it once for each."""
        if isinstance(parameters, list):
            return Rows(self.raw.executemany(sql, parameters))
        return Rows(self.raw.execute(sql, parameters))

    @overload
    def execute(self, statement: "TypedReturnsRows[*Columns]", parameters: Any = None) -> "CursorResult[*Columns]": ...

    @overload
    def execute(self, statement: "Executable", parameters: Any = None) -> "CursorResult[*Row]": ...

    def execute(self, statement: "Executable", parameters: Any = None) -> Any:
        """Run a statement of SQLAlchemy."""
        return self.statements.execute(statement, parameters)

    def _made_statements(self) -> "Statements":
        from trainer.store.statements import of_file

        return of_file(self.raw)

    def ended(self) -> None:
        """Say that the transaction has ended, one way or the other."""
        if self._statements is not None:
            self._statements.ended()
