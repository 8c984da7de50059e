"""An entry of the reference as it is read: its answer, what to do, what it rests on, and what trains it."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trainer.ui import dates
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label, path_words, rule

if TYPE_CHECKING:
    from trainer.academy.reference import Opened, Related
    from trainer.scenario.authorities import Authority
    from trainer.scenario.profiles import Profile, Rule
    from trainer.scenario.reference import Entry

_FLAG = "[To be checked by counsel]"
_UNOPENED = "own knowledge"
"""What stands among the places of a row that was written without opening any."""


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
    itself = "The decision itself" if " v. " in row.name else "The text itself"
    return [
        Part(row.name, "h2"),
        Part(f"{row.body}, {row.citation}. {row.jurisdiction}. Status: {row.status}.", "caption"),
        Part(_FLAG if row.for_counsel or row.confidence != "verified" else "", "strong"),
        Part(row.holding, "reading"),
        Part("What to take from it", "strong"),
        Part(row.takeaway),
        Part("The common mistake", "strong"),
        Part(row.mistake),
        Part("For counsel to look at" if row.for_counsel and row.note else "", "strong"),
        Part(row.note or "", "muted"),
        *_checked(row, itself, f"{itself} is the source. "),
    ]


def _checked(row: "Authority | Rule", itself: str, source: str = "") -> list[Part]:
    """Return in plain words what was seen where, and when; an address stands there to be opened, not as the source."""
    day = dates.plain_day(row.last_checked)
    seen = [place for place in row.where if place != _UNOPENED]
    parts = [Part("How it was checked", "strong")]
    if row.confidence == "check":
        parts.append(Part(f"Still to be checked, and shown to nobody in training. Looked at on {day}."))
    elif row.confidence == "known" or not seen:
        parts.append(Part(f"Written from knowledge on {day}; {itself[:1].lower()}{itself[1:]} was not opened."))
    else:
        count = "a page" if len(seen) == 1 else f"{len(seen)} pages"
        told = "an official page" if all(map(_is_official, seen)) and len(seen) == 1 else count
        parts.append(Part(f"What is said here was found on {told} on {day}."))
    if seen:
        parts.append(Part(f"{source}{'Pages' if len(seen) > 1 else 'The page'} looked at:", "muted"))
    return [*parts, *(Part(_place(place), "point") for place in seen)]


def _is_official(address: str) -> bool:
    """Say whether a page is one of a court, a legislature or an agency itself."""
    return (urlsplit(address).hostname or "").endswith(".gov")


def _place(address: str) -> str:
    whose = "official" if _is_official(address) else "not an official page"
    return f"{path_words(address)} ({whose})"


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
        Part(f"{profile.name}, {rule_.citation}. {rule_.standing.capitalize()}. Status: {rule_.status}.", "caption"),
        Part(_FLAG if rule_.confidence != "verified" else "", "strong"),
        Part(rule_.text, "reading"),
    ]
    for heading, lines in pairs:
        parts += [Part(heading, "strong"), *(Part(line, "point") for line in lines)]
    return [*parts, *_checked(rule_, "The rule itself")]
