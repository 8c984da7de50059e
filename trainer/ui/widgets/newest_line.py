"""The newest line of the contact in its own frame: who speaks, and the words."""

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui import theme
from trainer.ui.widgets.choice_card import frame
from trainer.ui.widgets.wrapped import Wrapped

FADE_MS = 150
_PAD = 16


class NewestLine(QLabel):
    """A painted line; it fades in unless motion is reduced. Its text is the same for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._who = Wrapped()
        self._words = Wrapped()
        self._opacity = 1.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(0.25)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._on_faded)
        self._dress()

    def show_line(self, who: str, words: str, *, fades: bool) -> None:
        """Show a line; narration has no speaker."""
        self._who.set_text(who)
        self._words.set_text(words)
        self.setText(f"{who}: {words}" if who else words)
        self._fade.stop()
        self._opacity = 1.0
        if fades and self.isVisible():
            self._fade.start()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        words = self._words.height(self._room(width))
        if not self._beside(width) and self._who.text:
            words += self._who.height(width - 2 * _PAD)
        elif self._who.text:
            words = max(words, round(self._who.height(who_width() - 8) + self._shift))
        return words + 2 * _PAD

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
        """Draw the frame and the line."""
        tokens = theme.current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame(painter, QRectF(self.rect()), tokens.surface, tokens.border, 1)
        painter.setOpacity(self._opacity)
        room, top = self._room(self.width()), float(_PAD)
        if self._beside(self.width()):
            self._who.draw(painter, QRectF(_PAD + 1, top + self._shift, who_width() - 8, 0), tokens.text)
            self._words.draw(painter, QRectF(_PAD + who_width(), top, room, 0), tokens.text)
        else:
            if self._who.text:
                self._who.draw(painter, QRectF(_PAD, top, self.width() - 2 * _PAD, 0), tokens.text)
                top += self._who.height(self.width() - 2 * _PAD)
            self._words.draw(painter, QRectF(_PAD, top, room, 0), tokens.text)
        painter.end()

    @property
    def _shift(self) -> float:
        """How far the smaller name stands below the top of the words, so that both lie on one line."""
        return (self._words.line_height - self._who.line_height) / 2 + 1

    def _beside(self, width: int) -> bool:
        return width >= 4 * who_width()

    def _room(self, width: int) -> int:
        taken = who_width() if self._beside(width) else 0
        return max(40, min(reading_width(), width - 2 * _PAD - taken))

    def _dress(self) -> None:
        sizes = theme.current().type
        self._who.set_font(round(sizes.body * 0.9), strong=True)
        self._words.set_font(sizes.reading)

    def _on_faded(self, value: float) -> None:
        self._opacity = value
        self.update()


def who_width() -> int:
    """Return the width of the column of names beside what was said."""
    return round(theme.current().type.body * 7.43)


def reading_width() -> int:
    """Return the width of the longest line that is pleasant to read."""
    return round(theme.current().type.reading * 0.53 * theme.READING_CHARACTERS)
