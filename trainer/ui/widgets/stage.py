"""The stage of a contact: the place, the people whose faces follow it, chips with place and name, and one's own card.

Everything that is painted is also the label's text, in words, for those who do not see it.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.scenario.model import Scenario
from trainer.scenario.script import Expression
from trainer.ui import pictures, theme
from trainer.ui.announce import announce
from trainer.ui.pictures import Corner, Figure, Place
from trainer.ui.widgets.cast import SHOWN_AS, Officer, OnStage, in_words, on_stage
from trainer.ui.widgets.officer_card import OfficerCard

Drawn = Mapping[tuple[str, Expression], bytes]
"""Drawings by person and expression, as far as they have been made."""

_EDGE = 16
_AHEAD_MS = 5
STRIP_HEIGHT = 160


class Stage(QLabel):
    """Shows a scenario's place and people. As a strip it shows place and people only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._scenario: Scenario | None = None
        self._where: Place | None = None
        self._people: tuple[OnStage, ...] = ()
        self._faces: Mapping[str, Expression] = {}
        self._drawn: Drawn = {}
        self._form = "whole"
        self._ahead: list[list[Figure]] = []
        self._painting_ahead = QTimer(self)
        """Pictures that may be needed are made while the trainee reads, so that a face turns without a wait."""
        self._painting_ahead.setInterval(_AHEAD_MS)
        self._painting_ahead.timeout.connect(self._paint_ahead)
        self.card = OfficerCard(self)

    def show_place(self, scenario: Scenario, officer: Officer) -> None:
        """Show another contact; the people come with `show_faces`."""
        self._scenario = scenario
        backdrop = scenario.place.backdrop
        self._where = pictures.place(backdrop) if backdrop in pictures.place_names() else None
        self._people = on_stage(scenario)
        self._faces = {}
        self.card.show_officer(officer)
        self._arrange()
        self.update()

    def show_drawn(self, drawn: Drawn) -> None:
        """Take the drawings that have been made."""
        self._drawn = drawn
        self._ahead = self._likely()
        self._painting_ahead.start()
        self.update()

    def show_faces(self, faces: Mapping[str, Expression]) -> None:
        """Let faces follow; those that changed are said to a screen reader."""
        if self._scenario is None or faces == self._faces:
            return
        changed = [one for one in self._people if self._faces and faces.get(one.id) != self._faces.get(one.id)]
        self._faces = faces
        self.setText(in_words(self._scenario, faces))
        for one in changed:
            announce(self, f"{one.person.name} now looks {SHOWN_AS[faces[one.id]]}")
        self.update()

    def set_form(self, form: str) -> None:
        """Show it `whole`, as a `strip`, or `folded` to one line of words with a small face."""
        self._form = form
        self.card.setVisible(form == "whole")
        self.updateGeometry()
        self._arrange()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the picture keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        if self._form == "folded":
            return max(64, 3 * round(theme.current().type.body * 1.3) + 8)
        return STRIP_HEIGHT if self._form == "strip" else round(min(width, 960) * pictures.HEIGHT / pictures.WIDTH)

    def sizeHint(self) -> QSize:
        """Return the size it would like."""
        return QSize(pictures.WIDTH, self.heightForWidth(self.width() or pictures.WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def resizeEvent(self, event: object) -> None:
        """Put the card in its corner."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Take another size when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the stage."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._form == "folded":
            self._paint_folded(painter)
        else:
            self._paint_picture(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        tokens = theme.current().tokens
        room = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS_LARGE, theme.RADIUS_LARGE)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(room, QColor(tokens.surface2))
        if self._where is not None:
            figures = [figure for one in self._people if (figure := self._figure(one)) is not None]
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(self.rect(), pictures.stage_pixmap(self._where, figures, QSizeF(self.size()), ratio))
        painter.restore()
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        if self._scenario is not None:
            self._paint_chips(painter)

    def _paint_chips(self, painter: QPainter) -> None:
        assert self._scenario is not None
        where, place = self._where, self._scenario.place
        self._chip(painter, where.chip_place if where else "top-left", "", f"{place.name}, {place.time}", 0)
        corner: Corner = where.chip_name if where else "bottom-left"
        for row, one in enumerate(reversed(self._people)):
            self._chip(painter, corner, one.person.name, one.person.role, row)

    def _chip(self, painter: QPainter, corner: Corner, strong: str, words: str, row: int) -> None:
        tokens, pixels = theme.current().tokens, round(theme.current().type.body * 0.93)
        bold, plain = theme.font(pixels, strong=True), theme.font(pixels)
        height = max(28, pixels + 15)
        first = QFontMetrics(bold).horizontalAdvance(strong) + 8 if strong else 0
        most = (
            self.width() - 2 * _EDGE - (self.card.width() + 12 if self._form == "whole" and "bottom" in corner else 0)
        )
        shown = QFontMetrics(plain).elidedText(words, Qt.TextElideMode.ElideRight, max(0, most - first - 22))
        width = first + QFontMetrics(plain).horizontalAdvance(shown) + 22
        x = _EDGE if "left" in corner else self.width() - _EDGE - width
        y = _EDGE if "top" in corner else self.height() - _EDGE - height - row * (height + 6)
        rect = QRectF(x, y, width, height)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(tokens.text))
        if strong:
            painter.setFont(bold)
            painter.drawText(rect.adjusted(11, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, strong)
            painter.setPen(QColor(tokens.muted))
        painter.setFont(plain)
        painter.drawText(rect.adjusted(11 + first, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_folded(self, painter: QPainter) -> None:
        tokens, sizes = theme.current().tokens, theme.current().type
        if self._scenario is None:
            return
        left = 0.0
        one = self._people[0] if self._people else None
        figure = self._figure(one) if one else None
        if figure is not None:
            pictures.paint_portrait(painter, QRectF(0, (self.height() - 64) / 2, 64, 64), figure, tokens.surface2)
            left = 80
        line = round(sizes.body * 1.3)
        mood = f"{one.person.name}, {SHOWN_AS[self._faces[one.id]]}" if one and one.id in self._faces else ""
        words = ((mood, True), (one.person.role if one else "", False), (self._scenario.place.name, False))
        y = (self.height() - 3 * line) / 2
        for text, strong in words:
            font = theme.font(sizes.body, strong=strong)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text if strong else tokens.muted))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(self.width() - left))
            painter.drawText(QRectF(left, y, self.width() - left, line), Qt.AlignmentFlag.AlignVCenter, shown)
            y += line

    def _figure(self, one: OnStage) -> Figure | None:
        expression = self._faces.get(one.id)
        svg = self._drawn.get((one.id, expression)) if expression else None
        return Figure(svg, one.is_second) if svg else None

    def _likely(self) -> list[list[Figure]]:
        """Return the people on stage with every look of each in turn: whoever is painted once is kept."""
        now = {one.id: figure for one in self._people if (figure := self._figure(one)) is not None}
        looks: list[list[Figure]] = []
        for one in self._people:
            for (id, _), svg in self._drawn.items():
                if id == one.id:
                    figures = now | {id: Figure(svg, one.is_second)}
                    looks.append([figures[other.id] for other in self._people if other.id in figures])
        return looks

    def _paint_ahead(self) -> None:
        if not self._ahead or self._where is None or self._form == "folded" or not self.isVisible():
            self._painting_ahead.stop()
            return
        figures = self._ahead.pop()
        pictures.draw_people(self._where, figures, QSizeF(self.size()), self.devicePixelRatioF())

    def _arrange(self) -> None:
        size = self.card.sizeHint()
        corner = self._where.card_corner if self._where else "bottom-right"
        x = _EDGE if "left" in corner else self.width() - _EDGE - size.width()
        y = _EDGE if "top" in corner else self.height() - _EDGE - size.height()
        self.card.setGeometry(x, y, size.width(), size.height())
