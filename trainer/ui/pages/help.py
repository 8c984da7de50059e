"""Help: the first steps and every key, each beside what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.widgets.words import button, label, rule

KEY_COLUMN = 112
STEPS = (
    ("Pick a contact", "Home suggests one and says why. The catalogue has them all, by topic, competency and length."),
    ("Read the brief", "Your role, what dispatch said, the rules that apply, and what the contact trains."),
    ("Choose how to play", "Practice tells you after each decision. Assessment tells you at the end. A worked example "
     "plays itself, with an experienced officer thinking aloud."),
    ("Play", "Space brings the next line. Select a choice, then submit it. What you see is saved: close the window "
     "at any moment and go on later."),
    ("Talk it through", "The debrief asks for your own words first and gives the score last. Each decision can be "
     "opened: what you did, the other person's side, a stronger option, and the law with its date."),
    ("Come back", "What you write under Next time I will is kept on Home. Progress shows what your plays say, and how "
     "sure one can be of it."),
    ("Refresh it", "Before a lesson fades, it comes back as a bulletin: one or two decisions, with feedback. Start "
     "refreshers on Home; the next follows at once. Progress, Refreshers says what comes back when, and takes days "
     "away."),
    ("Keep the record", "Records has every play with its edition, its law and its active minutes, your certificates, a "
     "transcript to save, and all your data to take along."),
    ("Know what a screen-out means", "It stands beside the score. Where several people use the computer, an "
     "instructor recommends and a lead instructor decides; the debrief and Records say who, when and why. Upheld, the "
     "contact is gone over again and met in a later assessment; set aside, it does not count."),
    ("Take it along", "Settings saves your record as one signed file for an academy or another computer. A records "
     "officer takes it in on Keeping, after looking at it."),
    ("Do what is assigned", "Where an instructor has assigned a contact, Home says by whom and until when. Start it "
     "from there or from its brief: only such a play counts as done."),
)  # fmt: skip
KEYS = (
    ("In a contact", (
        (("1", "6"), "select a choice, while the choices have the keyboard"),
        (("Enter",), "submit what is selected"),
        (("Space",), "the next line"),
        (("Page Up",), "what was said before"),
    )),
    ("Everywhere", (
        (("Esc",), "back from the reference to where something was looked up; also Alt and the left arrow"),
        (("Ctrl", "F"), "find a contact; Enter goes to the first one found"),
        (("Ctrl", ","), "settings"),
        (("Ctrl", "Plus"), "larger text"),
        (("Ctrl", "Minus"), "smaller text"),
        (("Ctrl", "0"), "text as it was"),
        (("F11",), "full screen, and back"),
        (("Ctrl", "L"), "sign out, where several people use the computer"),
        (("Ctrl", "/"), "this page"),
        (("Ctrl", "Q"), "close the window"),
    )),
    ("In tables and plots", (
        (("Arrows",), "from cell to cell, from point to point"),
        (("Enter",), "open the debrief of the row"),
    )),
)  # fmt: skip


class HelpPage(ScrolledPage):
    """First steps on the left, keys on the right."""

    title = "Help"
    place = "help"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(_steps(), 640, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(_keys(), 520, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(self._columns)
        foot = QHBoxLayout()
        about = button("About Fair Contact", icon="about")
        about.clicked.connect(lambda: self.go("about"))
        foot.addWidget(about)
        foot.addStretch(1)
        self.content.addLayout(foot)
        self.content.addStretch(1)

    def fit(self, room: Room) -> None:
        """Put the keys beside the steps or below them."""
        super().fit(room)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if room.one_column else direction.LeftToRight)


def _steps() -> QFrame:
    card, column = _card("First steps")
    for number, (title, words) in enumerate(STEPS, start=1):
        row = QHBoxLayout()
        row.setSpacing(16)
        cap = label(str(number), "key")
        cap.setFixedWidth(cap.fontMetrics().horizontalAdvance("0") * 2 + 16)
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(title, "strong", wraps=True))
        said.addWidget(label(words, "muted", wraps=True))
        row.addLayout(said, 1)
        column.addLayout(row)
    return card


def _keys() -> QFrame:
    card, column = _card("Keys")
    for heading, keys in KEYS:
        column.addWidget(rule())
        column.addWidget(label(heading, "strong", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, KEY_COLUMN)
        for row, (caps, words) in enumerate(keys):
            grid.addWidget(_caps(caps), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wraps=True), row, 1)
        column.addLayout(grid)
    return card


def _caps(keys: tuple[str, ...]) -> QFrame:
    holder = QFrame()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for place, key in enumerate(keys):
        if place:
            row.addWidget(QLabel("to" if key.isdigit() and keys[0].isdigit() else "+"))
        row.addWidget(label(key, "key"))
    return holder


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 16, 24, 24)
    column.setSpacing(12)
    column.addWidget(label(heading, "h3", wraps=True))
    return card, column
