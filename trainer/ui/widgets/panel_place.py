"""The place of the decision, its feedback and the ending: each is kept, and only one of them is shown.

They stay here once they have come: a widget that moves to another parent is styled and measured anew with all that is
in it, and the trainee would wait for that at every change.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class PanelPlace(QWidget):
    """Shows one of the panels that have come to it, and is as tall as that one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.panel: QWidget | None = None

    def show_panel(self, panel: QWidget) -> None:
        """Show this panel in place of the one before."""
        if self.panel is panel:
            return
        if panel.parent() is not self:
            panel.setParent(self)
        before, self.panel = self.panel, panel
        panel.setGeometry(self.rect())
        panel.show()
        if before is not None:
            before.hide()

    def tall(self, width: int) -> int:
        """Return the height of what is shown at a width, measured now."""
        layout = self.panel.layout() if self.panel else None
        if layout is None:
            return 0
        assert self.panel is not None
        _freshen(self.panel)
        return layout.totalHeightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        """Say that what is shown wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is shown at a width."""
        layout = self.panel.layout() if self.panel else None
        return layout.totalHeightForWidth(width) if layout else 0

    def sizeHint(self) -> QSize:
        """Return the size that what is shown would like."""
        return self.panel.sizeHint() if self.panel else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least size of what is shown."""
        return self.panel.minimumSizeHint() if self.panel else QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all room to what is shown."""
        if self.panel is not None:
            self.panel.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Pass on that what is shown asks for another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def _freshen(root: QWidget) -> None:
    """Forget the sizes that layouts remember. They would hear of a change only in the next round of events."""
    layout = root.layout()
    if layout is None:
        return
    for child in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.layout() is not None and not child.isHidden():
            _freshen(child)
            child.updateGeometry()
    layout.invalidate()
