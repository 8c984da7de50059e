"""An entry of the reference as it is read: its answer, what to do, what it rests on, and what trains it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui import dates
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label, rule

if TYPE_CHECKING:
    from trainer.academy.reference import Opened, Related
    from trainer.scenario.authorities import Authority
    from trainer.scenario.profiles import Profile, Rule
    from trainer.scenario.reference import Entry

_CONFIDENCE = {
    "verified": "Confirmed on the pages named below",
    "known": "Written from knowledge: no page was opened to confirm it, and counsel should look at it",
    "check": "Still to be checked; it is shown to nobody in training",
}


class ReferenceEntry(QFrame):
    """`opened` carries the key of another entry, `brief` the id of a contact."""

    opened = Signal(str)
    brief = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.sheet = Sheet(margin=0)
        self._links = QVBoxLayout()
        self._links.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.sheet)
        column.addLayout(self._links)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """Everything that is shown of the entry."""
        return self.sheet.words

    def show_entry(self, opened: "Opened") -> None:
        """Show an entry with its links."""
        self.sheet.show_parts(_parts(opened))
        clear(self._links)
        self._show_links("What it rests on", opened.rests_on, self.opened)
        nothing = "" if opened.kind in ("evidence", "framework", "term") else "Nothing in the library trains it yet."
        self._show_links("What trains it", opened.trained_by, self.brief, nothing)

    def _show_links(self, heading: str, related: "tuple[Related, ...]", way: object, nothing: str = "") -> None:
        if not related and not nothing:
            return
        self._links.addWidget(rule())
        self._links.addWidget(label(heading, "strong"))
        if not related:
            self._links.addWidget(label(nothing, "muted", wraps=True))
        for one in related:
            made = button(one.title, "link", name=f"Open {one.title}")
            made.clicked.connect(lambda _=False, key=one.key: way.emit(key))  # type: ignore[attr-defined]
            self._links.addWidget(made)


def _parts(opened: "Opened") -> list[Part]:
    if opened.authority is not None:
        return _authority(opened.authority)
    if opened.rule is not None and opened.profile is not None:
        return _rule(opened.rule, opened.profile)
    return _entry(opened.entry) if opened.entry is not None else []


def _entry(entry: "Entry") -> list[Part]:
    parts = [Part(entry.title, "h2"), Part(entry.jurisdiction or "", "caption"), Part(entry.short, "reading")]
    parts += [Part(words) for words in entry.text]
    if entry.do:
        parts += [Part("What to do", "strong"), *(Part(words, "point") for words in entry.do)]
    for heading, words in (("What it looks like done", entry.done), ("What it looks like failed", entry.failed)):
        parts += [Part(heading, "strong"), Part(words)] if words else []
    if entry.caution:
        parts += [Part("Caution", "strong"), Part(entry.caution)]
    return [*parts, Part(entry.source or "", "caption")]


def _authority(row: "Authority") -> list[Part]:
    checked = f"Last checked {dates.plain_day(row.last_checked)}. {_CONFIDENCE[row.confidence]}."
    return [
        Part(row.name, "h2"),
        Part(f"{row.citation}. {row.body}. {row.jurisdiction}. Status: {row.status}.", "caption"),
        Part(row.holding, "reading"),
        Part("What to take from it", "strong"),
        Part(row.takeaway),
        Part("The common mistake", "strong"),
        Part(row.mistake),
        Part("For counsel to look at" if row.for_counsel else "", "strong"),
        Part(row.note or "", "muted"),
        Part(checked, "caption"),
        *(Part(place, "point") for place in row.where),
    ]


def _rule(rule_: "Rule", profile: "Profile") -> list[Part]:
    pairs = (
        ("When", (rule_.trigger,)),
        ("What is given", rule_.content),
        ("How", (rule_.medium,)),
        ("At what time", (rule_.timing,)),
        ("Exceptions", rule_.exceptions or ("None.",)),
        ("What is written down", (rule_.documentation,)),
    )
    parts = [
        Part(rule_.title, "h2"),
        Part(f"{profile.name}. {rule_.standing.capitalize()}. Status: {rule_.status}.", "caption"),
        Part(rule_.text, "reading"),
    ]
    for heading, lines in pairs:
        parts += [Part(heading, "strong"), *(Part(line, "point") for line in lines)]
    checked = f"Last checked {dates.plain_day(rule_.last_checked)}. {_CONFIDENCE[rule_.confidence]}."
    return [*parts, Part(f"{rule_.citation}. {checked}", "caption"), *(Part(place, "point") for place in rule_.where)]
