"""The officer's own card and badge, painted: what the officer would hold out."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer import paths
from trainer.ui import theme
from trainer.ui.widgets.cast import Officer

_BADGE = QSize(42, 48)


class OfficerCard(QLabel):
    """Name, number and agency beside the badge; its text says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._officer = Officer("", "", "")

    def show_officer(self, officer: Officer) -> None:
        """Show whose card it is."""
        self._officer = officer
        self.setText(f"Your card and badge: {officer.title}, {officer.detail}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the card at the text size in force."""
        body = theme.current().type.body
        return QSize(max(232, self._badge_width() + 43 + self._words_width()), max(80, round(body * 5.6)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a card is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take another size when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        tokens, sizes = theme.current().tokens, theme.current().type
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        badge = QRectF(14, (self.height() - self._badge_height()) / 2, self._badge_width(), self._badge_height())
        self._paint_badge(painter, badge)
        left = badge.right() + 14
        line = sizes.body * 1.3
        y = (self.height() - 3 * line) / 2
        for words, colour, pixels, strong in (
            ("Your card and badge", tokens.muted, sizes.caption, False),
            (self._officer.title, tokens.text, sizes.body, True),
            (self._officer.detail, tokens.text, sizes.caption, False),
        ):
            painter.setFont(theme.font(pixels, strong=strong))
            painter.setPen(QColor(colour))
            rect = QRectF(left, y, self.width() - left - 8, line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            y += line
        painter.end()

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> None:
        _badge().render(painter, rect)
        number = self._officer.number[:6]
        painter.setFont(theme.font(max(7, round(rect.height() * (0.17 if len(number) < 5 else 0.13))), strong=True))
        painter.setPen(QColor("#16202C"))
        plate = QRectF(
            rect.x() + rect.width() * 0.2, rect.y() + rect.height() * 0.705, rect.width() * 0.6, rect.height() * 0.165
        )
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, number)

    def _badge_width(self) -> int:
        return round(self._badge_height() * 40 / 46)

    def _badge_height(self) -> int:
        return max(_BADGE.height(), round(theme.current().type.body * 3.4))

    def _words_width(self) -> int:
        sizes = theme.current().type
        title = QFontMetrics(theme.font(sizes.body, strong=True)).horizontalAdvance(self._officer.title)
        small = QFontMetrics(theme.font(sizes.caption))
        return max(title, *(small.horizontalAdvance(words) for words in (self._officer.detail, "Your card and badge")))


@lru_cache(maxsize=1)
def _badge() -> QSvgRenderer:
    return QSvgRenderer(QByteArray((paths.assets() / "badge.svg").read_bytes()))
