"""A section of Settings: a heading and rows, each with its name, what it does, and its control."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QVBoxLayout, QWidget

from trainer.ui.page import Room
from trainer.ui.widgets.words import label, rule

CONTROL_WIDTH = 260


class Section(QFrame):
    """A card with rows."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._rows: list[SettingRow] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(label(heading, "h3", wraps=True))

    def add_row(self, title: str, hint: str, control: QWidget) -> "SettingRow":
        """Add a row; a hairline stands above it."""
        row = SettingRow(title, hint, control)
        self._rows.append(row)
        self.column.addWidget(rule())
        self.column.addWidget(row)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Add anything else below the rows."""
        self.column.addWidget(widget)

    def fit(self, room: Room) -> None:
        """Put the controls beside the words or below them."""
        for row in self._rows:
            row.fit(room)


class SettingRow(QFrame):
    """Words on the left, the control on the right."""

    def __init__(self, title: str, hint: str, control: QWidget) -> None:
        super().__init__()
        self._control = control
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = label(title, "strong", wraps=True)
        name.setBuddy(control)
        words.addWidget(name)
        self._hint = label(hint, "muted", wraps=True)
        words.addWidget(self._hint)
        self._line.addLayout(words, 1)
        self._hint.setVisible(bool(hint))
        self._line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        if not control.accessibleName():
            control.setAccessibleName(title)
        control.setAccessibleDescription(hint)

    def set_hint(self, hint: str) -> None:
        """Say something else below the name."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._control.setAccessibleDescription(hint)

    def fit(self, room: Room) -> None:
        """Stand in one line or in two."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)
        self._line.setSpacing(8 if room.one_column else 24)
        if isinstance(self._control, QComboBox):
            self._control.setFixedWidth(CONTROL_WIDTH * max(100, room.percent) // 100)


def choice(name: str, offered: Sequence[tuple[object, str]]) -> QComboBox:
    """Return a list of choices, each a value with its words."""
    made = QComboBox()
    made.setAccessibleName(name)
    for value, words in offered:
        made.addItem(words, value)
    return made


def show_choice(control: QComboBox, value: object) -> None:
    """Show a value without telling anybody."""
    control.blockSignals(True)
    control.setCurrentIndex(max(0, control.findData(value)))
    control.blockSignals(False)
