"""A panel that comes in place of the decision: history, policy, notes. Escape puts it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui import icons
from trainer.ui.widgets.words import button, label


class Drawer(QFrame):
    """A title, a way to close it, and what it holds, which scrolls when it is tall."""

    closed = Signal()

    def __init__(self, title: str, held: QWidget) -> None:
        super().__init__()
        from trainer.ui.widgets.scene_floor import QuietScroll

        self.setProperty("role", "framed")
        self.setAccessibleName(title)
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 8, 16)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(label(title, "h3"), 1)
        self._close = button("Close", "quiet", name=f"Close {title.lower()}")
        icons.dress(self._close, "close")
        self._close.clicked.connect(self.closed)
        top.addWidget(self._close)
        column.addLayout(top)
        self._scroll = QuietScroll()
        held.setProperty("role", "plain")
        self._scroll.setWidget(held)
        self._scroll.viewport().setAutoFillBackground(False)
        held.setAutoFillBackground(False)
        column.addWidget(self._scroll, 1)
        self.held = held

    def focus_first(self) -> None:
        """Put the keyboard into the drawer."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; scroll by keyboard."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown.value: bar.pageStep(), Qt.Key.Key_PageUp.value: -bar.pageStep(),
            Qt.Key.Key_Down.value: bar.singleStep(), Qt.Key.Key_Up.value: -bar.singleStep(),
        }  # fmt: skip
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[event.key()])
        else:
            super().keyPressEvent(event)
