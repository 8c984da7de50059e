"""Where the keyboard is: a ring of 2 pixels with a gap of 2 around the focused control, outside its own edge.

Fields, lists and tables show focus on their own edge instead, as does any widget whose property `ring` is `own`. Where
there is no room around a control (the side bar), `ring` = `inside` draws it within the edge.
"""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QFocusFrame,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

WIDTH = 2
GAP = 2
_RADIUS = 6


class FocusRing(QFocusFrame):
    """A ring that follows one widget; never takes focus or the mouse."""

    def __init__(self, parent: QWidget, colour: str, *, is_inside: bool = False) -> None:
        super().__init__(parent)
        self._colour = QColor(colour)
        self._margins = _Margins(-GAP if is_inside else WIDTH + GAP)
        self._margins.setParent(self)
        self.setStyle(self._margins)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.end()


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
            self._ring.setWidget(None)  # type: ignore[arg-type]
            self._ring.deleteLater()
        self._ring = None
        if reached is not None and not reached.isWindow() and not _shows_its_own(reached):
            self._ring = FocusRing(reached.window(), self.colour, is_inside=reached.property("ring") == "inside")
            self._ring.setWidget(reached)


class _Margins(QProxyStyle):
    def __init__(self, pixels: int) -> None:
        super().__init__()
        self._pixels = pixels

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return self._pixels
        return super().pixelMetric(metric, option, widget)


def _shows_its_own(widget: QWidget) -> bool:
    fields = (QLineEdit, QAbstractSpinBox, QAbstractScrollArea)
    return isinstance(widget, fields) or widget.property("ring") == "own"
