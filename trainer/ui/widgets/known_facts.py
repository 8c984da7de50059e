"""What the officer knows so far: a short list on its own ground."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui import theme
from trainer.ui.widgets.wrapped import Wrapped

_PAD = 16
_TITLE = "What you know so far"


class KnownFacts(QLabel):
    """A title and facts with points before them; its text is the same for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = Wrapped()
        self._title.set_text(_TITLE)
        self._facts: list[Wrapped] = []
        self._earlier = Wrapped()
        self._first = 0
        self._shown: tuple[str, ...] = ()
        self._dress()

    def show_facts(self, facts: tuple[str, ...]) -> None:
        """Show these facts; none hides the list."""
        self.setVisible(bool(facts))
        if facts == self._shown:
            return
        self._shown = facts
        self.setText("\n".join((_TITLE, *facts)))
        self._facts = [Wrapped() for _ in facts]
        self._first = 0
        for wrapped, fact in zip(self._facts, facts, strict=True):
            wrapped.set_text(fact)
        self._dress()
        self.updateGeometry()

    def fit_into(self, width: int, room: int) -> int:
        """Leave out the oldest facts until the list fits, and return its height; nothing where not one fits."""
        for first in range(len(self._facts)):
            self._leave_out(first)
            if (height := self.heightForWidth(width)) <= room:
                return height
        return 0

    def hasHeightForWidth(self) -> bool:
        """Say that facts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        facts = sum(fact.height(self._room(width)) for fact in self._facts[self._first :])
        earlier = self._earlier.height(width) if self._first else 0
        return 12 + self._title.height(width) + 2 + facts + earlier + 12

    def sizeHint(self) -> QSize:
        """Return the size it would like."""
        return QSize(320, self.heightForWidth(self.width() or 320))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out anew when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._dress()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the list."""
        tokens = theme.current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edged = theme.current().name == "high-contrast"
        painter.setPen(QColor(tokens.border) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface2))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS_LARGE, theme.RADIUS_LARGE
        )
        y = 12.0
        room = self._room(self.width())
        self._title.draw(painter, QRectF(_PAD, y, self.width() - 2 * _PAD, 0), tokens.text)
        y += self._title.height(self.width() - 2 * _PAD) + 2
        for fact in self._facts[self._first :]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.muted))
            painter.drawEllipse(QRectF(_PAD + 2, y + fact.line_height / 2 - 2, 4, 4))
            fact.draw(painter, QRectF(_PAD + 14, y, room, 0), tokens.text)
            y += fact.height(room)
        if self._first:
            self._earlier.draw(painter, QRectF(_PAD + 14, y, room, 0), tokens.muted)
        painter.end()

    def _leave_out(self, first: int) -> None:
        if first != self._first:
            self._first = first
            self._earlier.set_text(f"{first} more under History")
            self.update()

    def _room(self, width: int) -> int:
        return max(40, width - 2 * _PAD - 14)

    def _dress(self) -> None:
        body = theme.current().type.body
        self._title.set_font(body, strong=True, line=1.6)
        self._earlier.set_font(theme.current().type.caption, line=1.7)
        for fact in self._facts:
            fact.set_font(body, line=1.7)
