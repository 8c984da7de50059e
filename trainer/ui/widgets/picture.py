"""A drawn place with people in it, described in words for those who do not see it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui import pictures, theme
from trainer.ui.pictures import Figure, Place


class Picture(QWidget):
    """Fills its room with a stage; corners are rounded on the left only, where it stands at the left of a card."""

    def __init__(self, *, left_of_card: bool = False) -> None:
        super().__init__()
        self._place: Place | None = None
        self._people: tuple[Figure, ...] = ()
        self._left_of_card = left_of_card
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_stage(self, place: str, people: Sequence[Figure], described: str) -> None:
        """Show the people in a place, named by its folder; without people until their faces are drawn."""
        self._place = pictures.place(place) if place in pictures.place_names() else None
        self._people = tuple(people)
        self.setAccessibleName(described)
        self.setToolTip("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stage, or a plain ground while there is none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._outline())
        painter.fillRect(self.rect(), QColor(theme.current().tokens.surface2))
        if self._place is not None:
            drawn = pictures.stage_pixmap(self._place, self._people, QSizeF(self.size()), self.devicePixelRatioF())
            painter.drawPixmap(self.rect(), drawn)
        painter.end()

    def _outline(self) -> QPainterPath:
        radius = theme.RADIUS_LARGE
        room = QRectF(self.rect())
        path = QPainterPath()
        if self._left_of_card:
            # The right side is cut straight by letting the round corners fall outside.
            room.setRight(room.right() + radius)
        path.addRoundedRect(room, radius, radius)
        inside = QPainterPath()
        inside.addRect(QRectF(self.rect()))
        return path.intersected(inside)
