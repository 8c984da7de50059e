"""Author: an agency's own contacts, rules and authorities, from a folder on the disk into force, and out again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.errors import TrainerError
from trainer.ui import dates
from trainer.ui.announce import announce
from trainer.ui.page import Room, ScrolledPage
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.adopt_card import AdoptCard
from trainer.ui.widgets.empty import Empty
from trainer.ui.widgets.folder_look import FolderLook
from trainer.ui.widgets.rows import Row, Rows
from trainer.ui.widgets.text_detail import KINDS, STANDINGS, TextDetail
from trainer.ui.widgets.words import button

if TYPE_CHECKING:
    from trainer.academy.comparing import Looked, Opened
    from trainer.academy.office import Office
    from trainer.academy.publishing import Published

MOST_EARLIER = 8
_FILES = "Contacts, rules and authorities (*.yaml)"


@dataclass(frozen=True, slots=True)
class _Done:
    """The text that is to be shown after an act; None where nothing new was proposed."""

    id: bytes | None


class AuthorPage(ScrolledPage):
    """What an agency writes itself, and who has read it."""

    title = "Author"
    place = "author"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._read: tuple[bytes, ...] = ()
        self.folder, self.file = button("Open a folder", "primary"), button("Open a file")
        self.folder.clicked.connect(self._on_folder)
        self.file.clicked.connect(self._on_file)
        self.together = button("Publish all that is reviewed")
        self.together.clicked.connect(self._on_together)
        self.waiting = Rows("On the way", "Nothing waits to be reviewed or published.")
        self.in_force = Rows("In force", "Nothing of your agency is in force; the shipped library is.")
        self.earlier = Rows("Earlier", "Nothing was replaced or withdrawn.")
        self.adopt = AdoptCard()
        self.adopt.taken.connect(self._on_adopted)
        self.look_panel, self.detail = FolderLook(), TextDetail()
        self.look_panel.again.connect(self.look)
        self.look_panel.proposed.connect(self._on_proposed)
        self.detail.acted.connect(self._on_acted)
        self.nothing = Empty(
            "notes",
            "Open a folder or choose a text",
            "What the rules find in it and how it differs from the version in force appear here. What is proposed "
            "reaches no play until somebody else has reviewed it and it is published.",
        )
        self._lay_out()
        self._show_only(self.nothing)
        station.changes.happened.connect(self._on_changed)

    def shown(self) -> None:
        """Ask what there is."""
        self.station.ask(_listed, self._on_listed)
        self.station.ask(_shipped, self.adopt.offer)

    def fit(self, room: Room) -> None:
        """Stand in two columns, or in one."""
        super().fit(room)
        self._arrange(one_column=room.one_column)

    def look(self, path: Path) -> None:
        """Read a folder or a file and show what is found in it."""
        self.station.ask(partial(_look, path), self._on_looked)

    def open(self, id: bytes) -> None:
        """Show a text that was proposed."""
        self.station.ask(partial(_opened, id), self._on_opened)

    def _lay_out(self) -> None:
        self._left, self._right = QWidget(), QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (self.folder, self.file):
            buttons.addWidget(made)
        buttons.addStretch(1)
        left = QVBoxLayout(self._left)
        left.addLayout(buttons)
        for part in (self.waiting, self.together, self.in_force, self.earlier, self.adopt):
            left.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is self.together else Qt.AlignmentFlag(0))
        right = QVBoxLayout(self._right)
        for shown in (self.nothing, self.look_panel, self.detail):
            right.addWidget(shown)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(24)
            column.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(24)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self._arrange(one_column=False)

    def _arrange(self, *, one_column: bool) -> None:
        for side in (self._left, self._right):
            self._grid.removeWidget(side)
        self._grid.addWidget(self._left, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._right, 1 if one_column else 0, 0 if one_column else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 392)
        self._grid.setColumnStretch(1, 0 if one_column else 822)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.shown()

    def _on_listed(self, texts: "Sequence[Published]") -> None:
        self._read = tuple(text.id for text in texts if text.standing == "read")
        self.together.setVisible(len(self._read) > 1)
        waiting = [text for text in texts if text.standing in ("proposed", "read")]
        in_force = [text for text in texts if text.standing == "in force"]
        earlier = [text for text in texts if text.standing in ("replaced", "withdrawn")]
        for rows, found in ((self.waiting, waiting), (self.in_force, in_force), (self.earlier, earlier[:MOST_EARLIER])):
            rows.set_rows(self._row(text) for text in found)
        self.earlier.setVisible(bool(earlier))
        self.top.set_step(f"{dates.counted(len(in_force), 'text')} in force, {len(waiting)} on the way")
        visit_in_order(self._left, self._right)

    def _row(self, text: "Published") -> Row:
        counsel = ", approved by counsel" if text.approved_by else ""
        detail = f"{KINDS[text.kind]}, version {text.version}. {STANDINGS[text.standing]}{counsel}."
        if text.newer:
            detail += f" Version {text.newer} is shipped and shows when this one is withdrawn."
        return Row(text.title, detail, partial(self.open, text.id), "Open")

    def _on_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Open an agency's folder")
        if chosen:
            self.look(Path(chosen))

    def _on_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Open a text", filter=_FILES)
        if chosen:
            self.look(Path(chosen))

    def _on_looked(self, looked: "Looked") -> None:
        self.look_panel.show_looked(looked)
        self._show_only(self.look_panel)
        announce(self.look_panel, f"{looked.path.name}. {self.look_panel.findings.heading}.")

    def _on_opened(self, opened: "Opened") -> None:
        person = self.station.person
        self.detail.show_text(opened, person.id if person is not None else None)
        self._show_only(self.detail)
        announce(self.detail, f"{opened.text.title}. {STANDINGS[opened.text.standing]}.")

    def _on_proposed(self, path: Path) -> None:
        self.station.ask(partial(_propose, path), self._on_done, partial(self._on_not_proposed, path))

    def _on_not_proposed(self, path: Path, fault: TrainerError) -> None:
        self.station.report(fault, "writing")
        self.look(path)

    def _on_adopted(self, id: str) -> None:
        self.station.ask(partial(_adopt, id), self._on_done, lambda fault: self.station.report(fault))

    def _on_together(self) -> None:
        self.station.ask(partial(_publish, self._read), self._on_done, lambda fault: self.station.report(fault))

    def _on_acted(self, act: str, id: bytes, words: str) -> None:
        self.station.ask(partial(_act, act, id, words), self._on_done, self._on_not_done)

    def _on_done(self, done: _Done) -> None:
        if done.id is not None:
            self.open(done.id)

    def _on_not_done(self, fault: TrainerError) -> None:
        from trainer.academy.publishing import Refused

        self.detail.set_wrong(str(fault))
        if isinstance(fault, Refused):
            self.detail.findings.show_findings(fault.problems)

    def _show_only(self, part: QWidget) -> None:
        for one in (self.nothing, self.look_panel, self.detail):
            one.setVisible(one is part)
        visit_in_order(self._left, self._right)


def _listed(office: "Office") -> "tuple[Published, ...]":
    from trainer.academy.publishing import listed

    return listed(office)


def _shipped(office: "Office") -> tuple[tuple[str, str], ...]:
    """Return the shipped contacts that are in force as they are and not on the way, by title."""
    from trainer.academy.publishing import listed

    cards = office.shipped.cards
    own = {text.subject for text in listed(office) if text.standing in ("proposed", "read", "in force")}
    return tuple(sorted((card.title, id) for id, card in cards.items() if id not in own))


def _adopt(id: str, office: "Office") -> _Done:
    from trainer.academy.publishing import adopt

    return _Done(adopt(office, id).id)


def _look(path: Path, office: "Office") -> "Looked":
    from trainer.academy.comparing import look

    return look(office, path)


def _opened(id: bytes, office: "Office") -> "Opened":
    from trainer.academy.comparing import open_text

    return open_text(office, id)


def _propose(path: Path, office: "Office") -> _Done:
    from trainer.academy.publishing import propose

    fresh = propose(office, path)
    return _Done(fresh[-1].id if fresh else None)


def _publish(ids: tuple[bytes, ...], office: "Office") -> _Done:
    from trainer.academy.publishing import publish_together

    return _Done(publish_together(office, ids)[-1].id)


def _act(act: str, id: bytes, words: str, office: "Office") -> _Done:
    from trainer.academy import publishing

    if act == "publish":
        publishing.publish(office, id)
    else:
        {"review": publishing.review, "approve": publishing.approve, "withdraw": publishing.withdraw}[act](
            office, id, words
        )
    return _Done(id)
