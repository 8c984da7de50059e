"""Taking up a shipped contact unchanged, so that the agency's counsel can approve exactly that version."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui.widgets.words import button, label


class AdoptCard(QFrame):
    """`taken` carries the id of a contact."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[tuple[str, str], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("A shipped contact for counsel", "h3", wraps=True))
        said = (
            "It is taken up unchanged and reviewed like your own. What counsel then approves is exactly this version."
        )
        column.addWidget(label(said, "muted", wraps=True))
        self.which = QComboBox()
        self.which.setAccessibleName("Shipped contact")
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(12)
        column.addWidget(self.which)
        self.take = button("Take it up", name="Take up this contact")
        self.take.clicked.connect(lambda: self.taken.emit(self.which.currentData()))
        line = QHBoxLayout()
        line.addWidget(self.take)
        line.addStretch(1)
        column.addLayout(line)

    def offer(self, contacts: Sequence[tuple[str, str]]) -> None:
        """Offer contacts by title and id; one that was chosen stays chosen."""
        if tuple(contacts) != self._offered:
            self._offered = tuple(contacts)
            chosen = self.which.currentData()
            self.which.clear()
            for title, id in contacts:
                self.which.addItem(title, id)
            self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.setVisible(bool(contacts))
