"""Longer words on a page: headings, paragraphs and points, made of labels so that they wrap, grow and are read out.

Understands the little of Markdown that our own files use: `#` headings, `-` points, paragraphs, and `words to type`,
which stand in quotation marks.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainer.ui import theme
from trainer.ui.widgets.words import label, quoted


class Article(QFrame):
    """A text in our own words."""

    def __init__(self, text: str, *, headed: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for block in blocks(quoted(text)):
            if block.startswith("#"):
                if headed:
                    column.addWidget(label(block.lstrip("# "), "strong", wraps=True))
            elif block.startswith("- "):
                column.addWidget(_point(block[2:]))
            else:
                column.addWidget(label(block, wraps=True))


def blocks(text: str) -> list[str]:
    """Return the headings, points and paragraphs of a text, each on one line."""
    found: list[str] = []
    joins = False
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            joins = False
        elif line.startswith(("#", "- ")) or not joins:
            found.append(line)
            joins = not line.startswith("#")
        else:
            found[-1] = f"{found[-1]} {line}"
    return found


def _point(words: str) -> QFrame:
    line = QFrame()
    row = QHBoxLayout(line)
    row.setContentsMargins(4, 0, 0, 0)
    row.setSpacing(theme.SPACES[1])
    row.addWidget(label("•", "muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, wraps=True), 1)
    return line
