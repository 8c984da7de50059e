"""Name, officer number and agency, as asked on the first run and corrected in Settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.widgets.field import Field

_AGENCY = "It stands on your record, and its rules apply. In the contacts you serve an invented agency."


class IdentityForm(QWidget):
    """Three lines; `submitted` when Enter is pressed in any of them."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Field("Name", "As on the badge, in any script.")
        self.number = Field("Officer number")
        self.agency = Field("Agency (optional)", _AGENCY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in (self.name, self.number, self.agency):
            field.submitted.connect(self.submitted)
            column.addWidget(field)

    @property
    def values(self) -> tuple[str, str, str]:
        """Return name, number and agency as typed."""
        return self.name.text, self.number.text, self.agency.text

    def fill(self, name: str, number: str, agency: str) -> None:
        """Put these values into the lines."""
        for field, value in ((self.name, name), (self.number, number), (self.agency, agency)):
            field.line.setText(value)
            field.set_wrong("")

    def check(self) -> bool:
        """Say whether what is needed is there; point at the first line where it is not."""
        missing = {
            self.name: "Type your name, so that it can stand on your card and your record.",
            self.number: "Type your officer number; letters and digits are both fine.",
        }
        wrong = [field for field in missing if not _says_something(field.text)]
        for field, sentence in missing.items():
            field.set_wrong(sentence if field in wrong else "")
        if wrong:
            wrong[0].line.setFocus()
        return not wrong


def _says_something(text: str) -> bool:
    return any(letter.isprintable() and not letter.isspace() for letter in text)
