"""The line on top of a page: its title, the step and the mode, then the saved state and the page's tools."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from trainer.ui import icons
from trainer.ui.widgets.words import Mark, label

HEIGHT = 56

_LONG = 60
"""A step of more letters takes several lines rather than the room of the tools."""


class TopLine(QFrame):
    """Title, step and badge on the left; saved state and tools on the right. Empty parts take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.setMinimumHeight(HEIGHT)
        self._tools: list[Tool] = []
        self._title = label("", "title")
        self._step = label("", "muted")
        self._badge = label("", "badge")
        self._before_step = _upright()
        self._saved_mark = Mark("check", "meets", 16)
        self._saved = label("", "caption")
        self._before_tools = _upright()
        self._icons_only = self._wraps = False
        self._where = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 8, 24, 8)
        self._row.setSpacing(8)
        self._broken = (self._title, self._step)
        self._lay_out()
        for part in (self._before_step, self._step, self._badge, self._saved_mark, self._saved, self._before_tools):
            part.hide()

    def set_title(self, words: str) -> None:
        """Show the title of the page."""
        self._title.setText(words)
        self._break()

    def set_step(self, words: str) -> None:
        """Show where in the page one is: a step, a date or a name; nothing when empty."""
        self._where = words
        self._step.setText(words)
        self._step.setVisible(bool(words))
        self._before_step.setVisible(bool(words))
        self._break()

    def set_badge(self, words: str) -> None:
        """Show the mode; nothing when empty."""
        self._badge.setText(words)
        self._badge.setVisible(bool(words))

    def set_saved_at(self, words: str, *, keeps: bool) -> None:
        """Show when the last act was saved; of a play that is thrown away, that it is not recorded."""
        self.set_saved(*((f"Saved {words}",) if keeps else ("Not recorded", "info", "muted")))

    def set_saved(self, words: str, mark: str = "check", token: str = "meets") -> None:
        """Show the saved state with its mark; nothing when empty."""
        self._saved.setText(words)
        self._saved_mark.show_icon(mark, token)
        for part in (self._saved, self._saved_mark):
            part.setVisible(bool(words))
        self._before_tools.setVisible(bool(words) and any(not tool.isHidden() for tool in self._tools))

    def add_tool(self, words: str, icon: str, *, framed: bool = False) -> "Tool":
        """Add a tool at the right."""
        tool = Tool(words, icon, framed=framed)
        tool.fit(icons_only=self._icons_only)
        self._tools.append(tool)
        self._row.addWidget(tool)
        return tool

    def add_widget(self, widget: QWidget) -> None:
        """Add any other control at the right."""
        self._row.addWidget(widget)

    def fit(self, *, icons_only: bool, wraps: bool) -> None:
        """Show the tools as icons where room is short, and let the title wrap."""
        self._icons_only = icons_only
        self._wraps = wraps
        self.set_step(self._where)
        for tool in self._tools:
            tool.fit(icons_only=icons_only)
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the title into lines where the line has no room for it."""
        super().resizeEvent(event)
        self._break()

    def event(self, event: QEvent) -> bool:
        """Look again whether there is room when a part comes, goes or grows."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._break()
        return super().event(event)

    def _break(self) -> None:
        parts = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        others = [part for part in parts if not part.isHidden() and part not in self._broken]
        beside = sum(part.sizeHint().width() + self._row.spacing() for part in others)
        words = sum(one.fontMetrics().horizontalAdvance(one.text()) + 16 for one in self._broken)
        margins = self._row.contentsMargins()
        lacks = self._wraps and words + beside + margins.left() + margins.right() + 16 > self.width()
        for one, wraps in ((self._title, lacks), (self._step, lacks or len(self._where) > _LONG)):
            if one.wordWrap() != wraps:
                one.setWordWrap(wraps)

    def _lay_out(self) -> None:
        for part in (self._title, self._before_step, self._step):
            self._row.addWidget(part)
            self._row.addSpacing(8)
        self._row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self._saved_mark)
        self._row.addWidget(self._saved)
        self._row.addWidget(self._before_tools)


class Tool(QPushButton):
    """A button with icon and words; where room is short only the icon, and the words become name and tool tip."""

    def __init__(self, words: str, icon: str, *, framed: bool = False) -> None:
        super().__init__()
        self._words = words
        self._icons_only = False
        self.setProperty("role", "" if framed else "quiet")
        self.setAutoDefault(False)
        self.rename(words, icon)

    def rename(self, words: str, icon: str) -> None:
        """Give the tool other words and another icon, such as Pause that becomes Go on."""
        self._words = words
        icons.dress(self, icon)
        self.setAccessibleName(words)
        self.fit(icons_only=self._icons_only)

    def fit(self, *, icons_only: bool) -> None:
        """Show or hide the words."""
        self._icons_only = icons_only
        # The space widens the gap between icon and words to the 8 pixels the line was drawn with.
        self.setText("" if icons_only else f" {self._words}")
        self.setToolTip(self._words if icons_only else "")


def _upright() -> QFrame:
    line = QFrame()
    line.setProperty("role", "upright")
    line.setFixedHeight(24)
    return line
