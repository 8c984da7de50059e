"""About: which versions run here, where the record lies, under which licences, and what is new."""

import platform
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from trainer import __version__, paths
from trainer.ui.announce import announce
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.widgets.article import Article
from trainer.ui.widgets.words import Mark, label, path_words

if TYPE_CHECKING:
    from trainer.academy.database import Health
    from trainer.academy.office import Office

LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("sqlmodel", "MIT"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("pysqlite3", "zlib"),
    ("pydantic", "MIT"),
    ("PyYAML", "MIT"),
    ("platformdirs", "MIT"),
    ("fsrs", "MIT"),
    ("typst", "Apache-2.0"),
    ("segno", "BSD-3-Clause"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
    ("argon2-cffi", "MIT"),
    ("zxcvbn", "MIT"),
    ("dicebear-core", "MIT"),
    ("dicebear-styles", "MIT, drawings CC0"),
)
_ABOUT = (
    "Fair Contact trains officers to serve the public: to listen, to say who they are, and to stay inside the Fourth "
    "Amendment. People, agencies and places in the contacts are fiction. It is training material, not legal advice."
)
_DRAWINGS = (
    "Places, icons, badge and mark were drawn for Fair Contact. Typeface: Inter, by The Inter Project Authors, SIL "
    "Open Font License 1.1. Faces: Open Peeps by Pablo Stanley, CC0, arranged by DiceBear."
)


class AboutPage(ScrolledPage):
    """Versions, licences, news, and all of it to copy for whoever helps."""

    title = "About"
    place = "help"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._facts: dict[str, str] = {
            "Fair Contact": __version__,
            "Python": platform.python_version(),
            "Qt": qVersion(),
            "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
        }
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        copy = self.top.add_tool("Copy for whoever helps you", "copy", framed=True)
        copy.clicked.connect(self._on_copy)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self._program(), _news())), (right, (_licences(),))):
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.content.addLayout(self._columns)
        self.content.addStretch(1)

    def shown(self) -> None:
        """Ask what the record stands on."""
        self.station.ask(_health, self._on_health)

    def fit(self, room: Room) -> None:
        """Stand in two columns or in one."""
        super().fit(room)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)

    def _on_health(self, health: "Health") -> None:
        self._facts["Database"] = f"{health.engine}, by {health.driver}"
        self._facts["Record"] = str(health.place)
        if self.station.is_demo:
            self._facts["Demo academy"] = "Everybody on this record is fiction."
        self._fill()

    def _on_copy(self) -> None:
        words = "\n".join(f"{name}: {value}" for name, value in self._facts.items())
        used = "\n".join(f"{name} {_version(name)}" for name, _ in LIBRARIES)
        QGuiApplication.clipboard().setText(f"{words}\n\n{used}\n")
        self.top.set_saved("Copied")
        announce(self, "Copied")

    def _program(self) -> QFrame:
        card, column = _card("")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Mark("mark", "primary", 32))
        head.addWidget(label("Fair Contact", "h2"), 1)
        column.addLayout(head)
        column.addWidget(label(_ABOUT, wraps=True))
        column.addLayout(self._grid)
        self._fill()
        return card

    def _fill(self) -> None:
        for row, (name, value) in enumerate(self._facts.items()):
            if self._grid.itemAtPosition(row, 0) is None:
                self._grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
                said = label(path_words(value) if name == "Record" else value, wraps=True)
                said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(said, row, 1)


def _news() -> QFrame:
    card, column = _card("What is new")
    file = paths.assets() / "news.md"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    column.addWidget(Article(text.partition("\n")[2]))
    return card


def _licences() -> QFrame:
    card, column = _card("Licenses")
    column.addWidget(label("Fair Contact itself: MIT.", wraps=True))
    column.addWidget(label(_DRAWINGS, wraps=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, (name, licence) in enumerate(LIBRARIES):
        grid.addWidget(label(name, wraps=True), row, 0)
        grid.addWidget(label(_version(name), "muted"), row, 1)
        grid.addWidget(label(licence, wraps=True), row, 2)
    column.addLayout(grid)
    where = f"The full texts lie with the program: {path_words(paths.assets() / 'LICENCES.md')}"
    column.addWidget(label(where, "caption", wraps=True))
    return card


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 16, 24, 24)
    column.setSpacing(12)
    if heading:
        column.addWidget(label(heading, "h3", wraps=True))
    return card, column


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "not installed"


def _health(office: "Office") -> "Health":
    from trainer.academy.database import health

    return health(office, paths.backups())
