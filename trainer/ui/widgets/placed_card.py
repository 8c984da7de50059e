"""A card with its own controls at the right: marks for best and worst, or buttons that move it."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui import theme
from trainer.ui.widgets.choice_card import frame, number_box
from trainer.ui.widgets.wrapped import Wrapped

_PAD = 16
_GAP = 12


class PlacedCard(QFrame):
    """A painted number and words, with room for controls at the right or, where it is narrow, below."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = ""
        self._words = Wrapped()
        self._marked = False
        self._counted = False
        self._side = QWidget(self)
        self._side.installEventFilter(self)
        self.controls: QBoxLayout = QVBoxLayout(self._side) if upright else QHBoxLayout(self._side)
        # Room for the ring of the keyboard, which is drawn outside a control.
        self.controls.setContentsMargins(4, 4, 4, 4)
        self.controls.setSpacing(6)
        self._dress()

    def show_words(self, number: str, words: str) -> None:
        """Show a number and words."""
        self._number = number
        self._words.set_text(words)
        self.setAccessibleName(f"{number}. {words}")
        self._arrange()
        self.updateGeometry()
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Show the card with the edge of what is chosen."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def set_counted(self, counted: bool) -> None:
        """Fill the number box, once the number means something."""
        if counted != self._counted:
            self._counted = counted
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room when the controls take another size."""
        if watched is self._side and event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return False

    @property
    def words(self) -> str:
        """What the card says."""
        return self._words.text

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        side = self._side.sizeHint()
        if self._below(width):
            return self._words.height(self._words_width(width)) + 2 * _PAD + side.height() + 8
        return max(self._words.height(self._words_width(width)) + 2 * _PAD, side.height() + 2 * 6)

    def sizeHint(self) -> QSize:
        """Return the size the card would like."""
        return QSize(320, self.heightForWidth(self.width() or 320))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def resizeEvent(self, event: object) -> None:
        """Put the controls in their place."""
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out anew when the look changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._dress()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        tokens = theme.current().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.selection if self._marked else tokens.surface
        edge = tokens.primary if self._marked else tokens.border if self.isEnabled() else tokens.hairline
        frame(painter, QRectF(self.rect()), fill, edge, 2 if self._marked else 1)
        box = self._box()
        top = _PAD + (self._words.line_height - box) / 2
        number_box(painter, QRectF(_PAD, top, box, box), self._number, self._marked or self._counted)
        colour = tokens.on_selection if self._marked else tokens.text
        rect = QRectF(_PAD + box + _GAP, _PAD, self._words_width(self.width()), self.height())
        self._words.draw(painter, rect, colour)
        painter.end()

    def _arrange(self) -> None:
        size = self._side.sizeHint()
        if self._below(self.width()):
            self._side.setGeometry(
                _PAD + self._box() + _GAP, self.height() - _PAD - size.height(), size.width(), size.height()
            )
        else:
            self._side.setGeometry(
                self.width() - 8 - size.width(), (self.height() - size.height()) // 2, size.width(), size.height()
            )

    def _below(self, width: int) -> bool:
        taken = self._side.sizeHint().width() + 2 * _PAD + self._box() + 2 * _GAP
        return width - taken < 12 * theme.current().type.body

    def _words_width(self, width: int) -> int:
        side = 0 if self._below(width) else self._side.sizeHint().width() + _GAP
        return max(40, width - 2 * _PAD - self._box() - _GAP - side)

    def _box(self) -> int:
        return max(28, theme.current().type.body + 14)

    def _dress(self) -> None:
        self._words.set_font(round(theme.current().type.body * 1.15))
