"""Rows under a heading, with hairlines between: an icon, two lines of words, and a button or a link."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.widgets.words import Mark, button, label, rule

ROW_HEIGHT = 72


class Rows(QWidget):
    """A heading with rows; `empty` stands where there are none."""

    def __init__(self, heading: str, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._heading = label(heading, "h3", wraps=True)
        self._column.addWidget(self._heading)
        self._column.addSpacing(10)
        self._column.addWidget(rule())
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        self._column.addLayout(self._inside)
        self._column.addStretch(1)

    def set_heading(self, words: str) -> None:
        """Give the rows another heading."""
        self._heading.setText(words)

    def set_empty(self, words: str) -> None:
        """Say something else where there are no rows."""
        self._empty = words

    def set_rows(self, rows: "Iterable[Row]") -> None:
        """Show these rows in place of those before."""
        clear(self._inside)
        shown = list(rows)
        if not shown:
            words = label(self._empty, "muted", wraps=True)
            words.setContentsMargins(0, 16, 0, 16)
            self._inside.addWidget(words)
        for row in shown:
            self._inside.addWidget(row)
            self._inside.addWidget(rule())


class Row(QFrame):
    """Two lines of words with what can be done at the right."""

    def __init__(self, title: str, detail: str, act: Callable[[], object], words: str, *, icon: str = "") -> None:
        super().__init__()
        self.setMinimumHeight(ROW_HEIGHT - 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(16)
        if icon:
            line.addWidget(_boxed(icon), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(title, "strong", wraps=True))
        column.addWidget(label(detail, "muted", wraps=True))
        line.addLayout(column, 1)
        made = button(words, "" if icon else "link", name=f"{words}: {title}")
        made.clicked.connect(lambda: act())
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _boxed(icon: str) -> QFrame:
    box = QFrame()
    box.setProperty("role", "well")
    # As large as its icon, which grows with the text.
    box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    inside = QHBoxLayout(box)
    inside.setContentsMargins(6, 6, 6, 6)
    inside.addWidget(Mark(icon, "muted"), 0, Qt.AlignmentFlag.AlignCenter)
    return box
