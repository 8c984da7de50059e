"""Holds a part of the window still while something is being saved: it looks as before and takes neither mouse nor keys.

Greying it out at once would flicker on every answer and throw the keyboard out of the part; that comes only when saving
takes so long that it is said.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class Holding(QObject):
    """Holds the parts it was made for."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__(parts[0])
        self._parts = parts
        self._focused: QWidget | None = None
        self.is_on = False

    def hold(self) -> None:
        """Take nothing from now on."""
        self.is_on = True
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        focused = QApplication.focusWidget()
        if focused is not None and any(part.isAncestorOf(focused) for part in self._parts):
            self._focused = focused
            focused.installEventFilter(self)

    def show_held(self) -> None:
        """Grey the parts out as well: it takes long."""
        for part in self._parts:
            part.setEnabled(not self.is_on)

    def let_go(self) -> None:
        """Take mouse and keys again."""
        self.is_on = False
        if self._focused is not None:
            self._focused.removeEventFilter(self)
            self._focused = None
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
            part.setEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep keys from the control that has the keyboard."""
        return self.is_on and event.type() in _KEYS
