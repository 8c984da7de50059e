"""A long text to read and to copy, beside the window: a crash report, or what an author wrote."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer.ui.widgets.words import button, label


class TextSheet(QDialog):
    """Shows a text without stopping the window."""

    def __init__(self, title: str, about: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(760, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(about, wraps=True))
        words = QPlainTextEdit(text)
        words.setReadOnly(True)
        words.setTabChangesFocus(True)
        words.setAccessibleName(title)
        column.addWidget(words, 1)
        row = QHBoxLayout()
        copy, close = button("Copy", icon="copy"), button("Close")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close.clicked.connect(self.close)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        column.addLayout(row)


class ReportSheet(TextSheet):
    """Shows the text of a crash report."""

    def __init__(self, text: str, parent: QWidget) -> None:
        about = "It holds versions and the place in the program, and was sent to nobody."
        super().__init__("Report of a mistake", about, text, parent)
