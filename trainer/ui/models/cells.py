"""A table as plain cells: what each shows, and what a screen reader says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from trainer.ui.bands import Band

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Bar:
    """A range with its estimate on a scale from 0 to 1; nothing is drawn where they are None."""

    low: float | None
    estimate: float | None
    high: float | None
    band: Band


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, with a state's icon before them or a bar in their place. `spoken` where the words alone say too little."""

    text: str
    band: Band | None = None
    bar: Bar | None = None
    strong: bool = False
    link: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the width it asks for at 100% text, and whether figures stand at the right.

    Where room is short, a column that folds goes into a second line of the first one.
    """

    title: str
    width: int
    right: bool = False
    folds: bool = False
    scale: bool = False


Row = tuple[Cell, ...]


class Cells(QAbstractTableModel):
    """Rows of cells under their headings."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._is_folded = False

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def fold(self, folded: bool) -> None:
        """Put what folds into the first column, or take it out again."""
        self._is_folded = folded
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def cell(self, index: Index) -> Cell:
        """Return a cell."""
        return self.rows[index.row()][index.column()]

    def folded_words(self, row: int) -> str:
        """Return the second line of the first column: empty unless folded."""
        if not self._is_folded:
            return ""
        pairs = zip(self.columns, self.rows[row], strict=True)
        return ". ".join(f"{column.title}: {cell.text}" for column, cell in pairs if column.folds and cell.text)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, as shown or as said."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cell(index)
            said = cell.spoken or cell.text
            more = self.folded_words(index.row()) if index.column() == 0 else ""
            return f"{said}. {more}" if more else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
