"""Where the keyboard is: a ring of 2 pixels with a gap of 2 around the focused control, outside its own edge.

Fields, lists and tables show focus on their own edge instead, as does any widget whose property `ring` is `own`. Where
there is no room around a control (the side bar), `ring` = `inside` draws it within the edge.

The ring lies on the page that scrolls, or on the window, above everything there: Qt's own focus frame lies on the
control's parent, which cuts it off wherever a control touches the edge of its parent.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

WIDTH = 2
GAP = 2
_RADIUS = 6
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QWidget):
    """A ring that follows one widget; never takes focus or the mouse."""

    def __init__(self, widget: QWidget, colour: str, *, is_inside: bool = False) -> None:
        ground = _ground(widget)
        super().__init__(ground)
        self._ground = ground
        self._colour = QColor(colour)
        self._reach = -GAP if is_inside else WIDTH + GAP
        self._widget = widget
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for one in _up_to(widget, ground):
            one.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes."""
        if event.type() in _MOVES and isValid(self._widget) and isValid(self):
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.end()

    def _follow(self) -> None:
        place = QRect(self._widget.mapTo(self._ground, QPoint(0, 0)), self._widget.size())
        reach = self._reach
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach))
        self.setVisible(self._widget.isVisibleTo(self._ground))
        self.raise_()


def follow(app: QApplication, colour: str) -> None:
    """Put a ring around whatever has the focus, from now on in this colour."""
    ring = app.property("focus_ring")
    if not isinstance(ring, _Follower):
        ring = _Follower(app)
        app.setProperty("focus_ring", ring)
        app.focusChanged.connect(ring.on_focus_changed)
    ring.colour = colour
    ring.on_focus_changed(None, app.focusWidget())


class _Follower(QObject):
    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.colour = "#000000"
        self._ring: FocusRing | None = None

    def on_focus_changed(self, left: QWidget | None, reached: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        if reached is not None and not reached.isWindow() and not _shows_its_own(reached):
            self._ring = FocusRing(reached, self.colour, is_inside=reached.property("ring") == "inside")


def _ground(widget: QWidget) -> QWidget:
    """Return what the ring lies on: the sheet of the nearest scroll area around the widget, else its window."""
    below, above = widget, widget.parentWidget()
    while above is not None and not below.isWindow():
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is above and below is not widget:
            return below
        below, above = above, area
    return widget.window()


def _up_to(widget: QWidget, ground: QWidget) -> list[QWidget]:
    chain, one = [widget], widget.parentWidget()
    while one is not None and one is not ground:
        chain.append(one)
        one = one.parentWidget()
    return chain


def _shows_its_own(widget: QWidget) -> bool:
    fields = (QLineEdit, QAbstractSpinBox, QAbstractScrollArea)
    return isinstance(widget, fields) or widget.property("ring") == "own"
