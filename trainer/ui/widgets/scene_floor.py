"""Where everything of a scene lies: two columns, or one that scrolls while the main button stays in view.

Placed by hand, because a layout that is worked out anew for every line would be what the trainee waits for.
"""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from trainer.ui import theme
from trainer.ui.page import Room
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.action_bar import ActionBar
from trainer.ui.widgets.key_hints import KeyHints
from trainer.ui.widgets.known_facts import KnownFacts
from trainer.ui.widgets.newest_line import NewestLine
from trainer.ui.widgets.panel_place import PanelPlace
from trainer.ui.widgets.stage import Stage
from trainer.ui.widgets.transcript import Transcript
from trainer.ui.widgets.words import label

MARGIN, GAP, TOP = 24, 24, 16
_LEFT, _RIGHT = 760, 454
_WIDEST_STAGE, _WIDEST_RIGHT, _WIDEST_COLUMN = 960, 620, 880
_RING = 4
"""Room around what scrolls, so that the ring of the keyboard is not cut."""


class QuietScroll(QScrollArea):
    """Scrolls what is too tall; leaves the keys of the page alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the page."""
        event.ignore()


class SceneFloor(QWidget):
    """Holds the parts of the Scene page and puts them in their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = Room(1366, 768, 100)
        self._outer = QScrollArea(self)
        self._outer.setFrameShape(QFrame.Shape.NoFrame)
        self._outer.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QFrame()
        self._sheet.setProperty("role", "page")
        self._outer.setWidget(self._sheet)
        self.stage = Stage(self._sheet)
        self.heading = label("What was said", "strong", parent=self._sheet)
        self._earlier = KeyHints(self._sheet)
        self._earlier.show_hints(((("PgUp",), "earlier lines"),))
        self.transcript = Transcript(self._sheet)
        self.newest = NewestLine(self._sheet)
        self._inner = QuietScroll(self._sheet)
        self.known = KnownFacts(self._sheet)
        self.bar = ActionBar(self)
        self._place = PanelPlace()
        self._drawer: QWidget | None = None
        self._chained: tuple[QWidget, int, bool] | None = None
        self._expects_echo = False
        self.leading: tuple[QWidget, ...] = ()
        """What Tab visits before: the tools of the page."""

    @property
    def is_one_column(self) -> bool:
        """Say whether everything stands in one column."""
        return self._room.one_column

    @property
    def sideways(self) -> int:
        """How far it would have to scroll sideways: nothing, at any size."""
        return max(0, self._sheet.width() - self._outer.viewport().width())

    def fit(self, room: Room) -> None:
        """Arrange everything for another room."""
        self._room = room
        self.stage.set_form("folded" if room.folded else "strip" if room.one_column else "whole")
        self._house_card()
        self._house_panel()
        self.arrange()
        self._chain()

    def show_panel(self, panel: QWidget) -> None:
        """Show what stands where the decision is: the decision, its feedback, or the ending."""
        self._place.show_panel(panel)
        if self._place.parent() is None:
            self._house_panel()
        self._to_top()
        before = self._chained
        self.arrange()
        self._chain()
        self._expects_echo = before is not None and before == self._chained

    def open_drawer(self, drawer: QWidget | None) -> None:
        """Show a drawer in place of the decision, or put it away."""
        if self._drawer is not None and self._drawer is not drawer:
            self._drawer.hide()
        self._drawer = drawer
        if drawer is not None:
            drawer.setParent(self)
            drawer.show()
            drawer.raise_()
        for part in (self._inner, self.bar, self._place):
            part.setVisible(drawer is None)
        # In one column the drawer takes the whole page, and what scrolls behind it must not show.
        self._outer.setVisible(drawer is None or not self._room.one_column)
        self.arrange()
        self._chain()

    def resizeEvent(self, event: object) -> None:
        """Arrange everything for another size."""
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange everything anew when a part asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            # The first request after a panel was shown again is the echo of what was arranged a moment ago.
            if not self._expects_echo:
                self.arrange()
            self._expects_echo = False
        return super().event(event)

    def arrange(self) -> None:
        """Put every part in its place."""
        if self._room.one_column:
            self._arrange_one()
        else:
            self._arrange_two()

    def _arrange_two(self) -> None:
        width, height = self.width(), self.height()
        self._outer.setGeometry(0, 0, width, height)
        self._sheet.resize(width, height)
        room = width - 2 * MARGIN - GAP
        left = min(_WIDEST_STAGE, round(room * _LEFT / (_LEFT + _RIGHT)))
        right = min(_WIDEST_RIGHT, room - left)
        x = MARGIN + max(0, (room - left - right) // 2)
        self._arrange_left(QRect(x, TOP, left, height - TOP - MARGIN))
        column = QRect(x + left + GAP, TOP, right, height - TOP - MARGIN)
        self._arrange_right(column)
        if self._drawer is not None:
            self._drawer.setGeometry(column)

    def _arrange_left(self, area: QRect) -> None:
        stage = min(self.stage.heightForWidth(area.width()), max(200, area.height() - 220))
        self.stage.setGeometry(area.x(), area.y(), area.width(), stage)
        y = area.y() + stage + 12
        line = round(theme.current().type.body * 1.8)
        self.heading.setGeometry(area.x(), y, area.width() // 2, line)
        hint = self._earlier.sizeHint().width()
        self._earlier.setGeometry(area.right() + 13 - hint, y, hint, line)
        y += line + 8
        newest = self.newest.heightForWidth(area.width()) if not self.newest.isHidden() else 0
        self.newest.setGeometry(area.x(), area.bottom() + 1 - newest, area.width(), newest)
        room = max(40, area.bottom() + 1 - newest - 8 - y)
        tall = min(room, self.transcript.tall(area.width()))
        self.transcript.setGeometry(area.x(), y + room - tall, area.width(), tall)
        self._earlier.setVisible(self.transcript.verticalScrollBar().maximum() > 0)

    def _arrange_right(self, area: QRect) -> None:
        panel = self._place.tall(area.width() + 2 * _RING)
        bar = self.bar.fit_into(area.width() + 2 * _RING)
        free = area.height() - bar - 16
        known = 0 if self.known.isHidden() else self.known.fit_into(area.width(), free - panel - 16)
        self.known.setGeometry(area.x(), area.bottom() + 1 - known if known else -5000, area.width(), max(known, 1))
        room = free - (known + 16 if known else 0)
        # Decided here: left to itself, a bar that was needed a moment ago narrows the words and so stays needed.
        policy = Qt.ScrollBarPolicy
        self._inner.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if panel <= room else policy.ScrollBarAlwaysOn)
        panel = min(panel, room)
        self._inner.setGeometry(area.x() - _RING, area.y() - _RING, area.width() + 2 * _RING, panel + _RING)
        self.bar.setGeometry(area.x() - _RING, area.y() + panel + 16 - _RING, area.width() + 2 * _RING, bar)

    def _arrange_one(self) -> None:
        bar = self.bar.fit_into(self.width() - 2 * MARGIN) + 24
        self._outer.setGeometry(0, 0, self.width(), self.height() - (0 if self.bar.isHidden() else bar))
        view = self._outer.viewport().width()
        width = min(round(_WIDEST_COLUMN * self._room.percent / 100), view - 2 * MARGIN)
        x = max(MARGIN, (view - width) // 2)
        self.bar.setGeometry(x - _RING, self.height() - bar + 12, width + 2 * _RING, bar - 24)
        y = TOP
        y = self._arrange_stage(x, y, width)
        self.known.fit_into(width, 100_000)
        parts: tuple[tuple[QWidget, int], ...] = ((self.newest, 16), (self._place, 24), (self.known, 24))
        for part, after in parts:
            if part.isHidden() or part.parent() is not self._sheet:
                continue
            tall = self._height_of(part, width)
            spread = _RING if part is self._place else 0
            part.setGeometry(x - spread, y, width + 2 * spread, tall)
            y += tall + after
        y = self._arrange_said(x, y, width)
        self._sheet.resize(view, y + MARGIN)
        if self._drawer is not None:
            self._drawer.setGeometry(x, TOP, width, self.height() - 2 * TOP)

    def _arrange_stage(self, x: int, y: int, width: int) -> int:
        """Put the card below the strip, or beside the one line it is folded to where there is room."""
        stage, card = self.stage, self.stage.card.sizeHint()
        beside = self._room.folded and width - card.width() - GAP >= 20 * theme.current().type.body
        wide = width - card.width() - GAP if beside else width
        tall = max(stage.heightForWidth(wide), card.height() if beside else 0)
        stage.setGeometry(x, y, wide, tall)
        if beside:
            stage.card.setGeometry(x + width - card.width(), y, card.width(), card.height())
            return y + tall + 12
        stage.card.setGeometry(x, y + tall + 8, min(width, card.width()), card.height())
        return y + tall + 8 + card.height() + 12

    def _arrange_said(self, x: int, y: int, width: int) -> int:
        line = round(theme.current().type.body * 1.8)
        self._earlier.hide()
        self.heading.setGeometry(x, y, width, line)
        tall = self.transcript.tall(width)
        self.transcript.setGeometry(x, y + line, width, tall)
        return y + line + tall

    def _height_of(self, part: QWidget, width: int) -> int:
        return self._place.tall(width + 2 * _RING) if part is self._place else part.heightForWidth(width)

    def _house_panel(self) -> None:
        if self._place.panel is None:
            return
        inside = self._inner.widget() is self._place
        if self._room.one_column and (inside or self._place.parent() is not self._sheet):
            self._inner.takeWidget()
            self._place.setParent(self._sheet)
        elif not self._room.one_column and not inside:
            self._inner.setWidget(self._place)
        self._inner.setVisible(not self._room.one_column and self._drawer is None)
        self._place.setVisible(self._drawer is None)

    def _house_card(self) -> None:
        card = self.stage.card
        home = self.stage if not self._room.one_column else self._sheet
        if card.parent() is not home:
            card.setParent(home)
        card.show()
        self.stage.set_form("folded" if self._room.folded else "strip" if self._room.one_column else "whole")
        card.setVisible(True)

    def _to_top(self) -> None:
        self._inner.verticalScrollBar().setValue(0)
        if self._room.one_column:
            self._outer.verticalScrollBar().setValue(0)

    def _chain(self) -> None:
        """Let Tab visit tools, transcript, decision and buttons in the order they are read, when something is new."""
        panel = self._place.panel
        if panel is None:
            return
        middle = panel if self._drawer is None else self._drawer
        made = (middle, len(middle.findChildren(QWidget)), self._room.one_column)
        if made == self._chained:
            return
        self._chained = made
        said = (self.transcript,)
        before, after = ((), said) if self._room.one_column else (said, ())
        visit_in_order(*self.leading, *before, middle, self.bar, *after)
