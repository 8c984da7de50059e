"""What can be done now: the keys that work, one main button and the others beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from trainer.ui import theme
from trainer.ui.announce import announce
from trainer.ui.widgets.key_hints import Hint, KeyHints
from trainer.ui.widgets.words import label


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: the words on the button and what follows."""

    words: str
    act: Callable[[], object]


class BarButton(QPushButton):
    """A button that may leave the space bar to the page, where Space means the next line."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setProperty("large", True)
        self.setAutoDefault(False)
        self.leaves_space = False
        self._act: Callable[[], object] | None = None
        self.clicked.connect(self._on_clicked)

    def offer(self, deed: Deed | None) -> None:
        """Offer another deed, or nothing."""
        self._act = deed.act if deed else None
        words = deed.words if deed else ""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
        self.setVisible(deed is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; leave Space alone where it means something else."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Space and self.leaves_space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()


class ActionBar(QFrame):
    """The row of buttons under a decision. It is kept and shown again with other words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hints = KeyHints()
        self._told = label("", "error")
        self._told.hide()
        self.main = BarButton("primary")
        self._others = [BarButton(""), BarButton("")]
        self._row = row = QHBoxLayout(self)
        # Room for the ring of the keyboard, which is drawn outside a button.
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(self.hints, 1)
        row.addWidget(self._told, 1)
        for other in self._others:
            row.addWidget(other)
        row.addWidget(self.main)
        self.main.setMinimumWidth(96)

    @property
    def buttons(self) -> tuple[BarButton, ...]:
        """All buttons, from the left."""
        return (*self._others, self.main)

    def offer(self, main: Deed | None, *others: Deed, hints: tuple[Hint, ...] = ()) -> None:
        """Offer these deeds, the main one at the right."""
        self.tell("")
        self.main.offer(main)
        self.main.setEnabled(True)
        self.main.leaves_space = False
        for place, button in enumerate(self._others):
            button.offer(others[place] if place < len(others) else None)
            button.setEnabled(True)
        self.hints.show_hints(hints)

    def tell(self, sentence: str) -> None:
        """Say in place of the keys what is still missing."""
        if sentence == self._told.text():
            return
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self.hints.setVisible(not sentence)
        announce(self, sentence)

    def sizeHint(self) -> QSize:
        """Return the height of a large button, and the width of all buttons."""
        width = sum(button.sizeHint().width() + 12 for button in self.buttons if not button.isHidden())
        return QSize(width, max(50, theme.current().type.body + 36))

    def fit_into(self, width: int) -> int:
        """Lay the buttons beside each other, or below where that cuts them; returns the height this takes."""
        fits = self.sizeHint().width() <= width
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        # A column has more between its parts and its edges than a row.
        return self.sizeHint().height() if fits else max(self.sizeHint().height(), self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(0, self.sizeHint().height())
