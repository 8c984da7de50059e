"""The brief of a contact: what the officer knows beforehand, and how to play it."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from trainer.engine.state import Mode
from trainer.learning.agenda import assigned_words
from trainer.scenario.edition import with_variant
from trainer.scenario.model import Scenario
from trainer.scenario.profiles import Profile
from trainer.ui import dates
from trainer.ui.page import Begin, GoOn, Room, ScrolledPage
from trainer.ui.provenance import agency_words
from trainer.ui.station import Station
from trainer.ui.tab_order import visit_in_order
from trainer.ui.widgets.brief_parts import ABOUT_MODES, brief_parts
from trainer.ui.widgets.mode_cards import ModeCards
from trainer.ui.widgets.picture import Picture
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label

if TYPE_CHECKING:
    from trainer.academy.agencies import InForce
    from trainer.academy.assignments import OpenAssignment
    from trainer.academy.office import Office
    from trainer.academy.plays import OpenAttempt


@dataclass(frozen=True, slots=True)
class _Asked:
    scenario: Scenario
    in_force: "InForce"
    profiles: tuple[Profile, ...]
    going_on: "OpenAttempt | None"
    caution: tuple[str, str] | None
    looked_at: str
    assigned: "tuple[OpenAssignment, ...]"
    today: date


class BriefPage(ScrolledPage):
    """Shows a contact before it is played."""

    title = "Brief"
    place = "catalogue"

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._id: str | None = None
        self._asked: _Asked | None = None
        self._picture = Picture()
        self._picture.setFixedHeight(176)
        self._law = Sheet(margin=16)
        self._law.setProperty("role", "notice")
        self._notice = Sheet(margin=16)
        self._notice.setProperty("role", "notice")
        self._words = Sheet(margin=0)
        self._left, self._right = QWidget(), QFrame()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        for part in (self._picture, self._law, self._notice, self._words):
            left.addWidget(part)
        left.addStretch(1)
        self.modes = ModeCards()
        self.modes.picked.connect(lambda _: self._show_buttons())
        self._make_right()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(24)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)
        self._place(one_column=False)
        self._left.hide()
        self._right.hide()

    def _make_right(self) -> None:
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._which = label("Which version", "strong")
        self.variants = QComboBox()
        self.variants.setAccessibleName("Which version")
        self._which.setBuddy(self.variants)
        self.variants.currentIndexChanged.connect(lambda _: self._show_words())
        self._whose = label("Whose rules", "strong")
        self.profiles = QComboBox()
        self.profiles.setAccessibleName("Whose rules")
        self._whose.setBuddy(self.profiles)
        self.profiles.currentIndexChanged.connect(lambda _: self._show_words())
        self._why = label("", "muted", wraps=True)
        self.assigned = Sheet(margin=16)
        self.assigned.setProperty("role", "notice")
        self.start, self.go_on = button("Start", "primary"), button("Go on where you left off", "primary")
        for made in (self.start, self.go_on):
            made.setProperty("large", True)
        self._left_off = Sheet(margin=0)
        self.start.clicked.connect(self._on_start)
        self.go_on.clicked.connect(self._on_go_on)
        column.addWidget(label("How do you want to play it?", "h2", wraps=True))
        column.addWidget(self.assigned)
        column.addWidget(self.modes)
        column.addWidget(self._which)
        column.addWidget(self.variants)
        column.addWidget(self._whose)
        column.addWidget(self.profiles)
        column.addWidget(self._why)
        column.addSpacing(8)
        for part in (self._left_off, self.go_on, self.start):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is not self._left_off else Qt.AlignmentFlag(0))
        column.addStretch(1)

    def take(self, what: object) -> None:
        """Take the id of the contact."""
        if isinstance(what, str):
            self._id = what
            self.view.verticalScrollBar().setValue(0)

    def shown(self) -> None:
        """Ask for the contact and for a play that can be gone on with."""
        person = self.station.person
        if self._id is not None and person is not None:
            self.station.ask(partial(_asked, self._id, person.id), self._on_asked)

    def fit(self, room: Room) -> None:
        """Arrange the page for the room it has."""
        super().fit(room)
        self._place(one_column=room.one_column)

    @property
    def words(self) -> str:
        """The brief that is shown."""
        return self._words.words

    def _place(self, *, one_column: bool) -> None:
        for part in (self._left, self._right):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 1 if one_column else 0, 0 if one_column else 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 760)
        self._grid.setColumnStretch(1, 0 if one_column else 454)

    def _on_asked(self, asked: _Asked) -> None:
        self._asked = asked
        self.variants.blockSignals(True)
        self.variants.clear()
        self.variants.addItem("As written", None)
        for id, variant in asked.scenario.variants.items():
            self.variants.addItem(variant.title, id)
        self.variants.blockSignals(False)
        self.profiles.blockSignals(True)
        self.profiles.clear()
        own = asked.in_force.profile
        self.profiles.addItem(f"{own.name} (in force)", own.id)
        for profile in asked.profiles:
            if profile.id != own.id:
                self.profiles.addItem(profile.name, profile.id)
        self.profiles.blockSignals(False)
        for part in (self._which, self.variants):
            part.setVisible(bool(asked.scenario.variants))
        modes: list[Mode] = ["practice", "assessment"]
        if asked.scenario.worked_example:
            modes.append("worked example")
        chosen: Mode = asked.assigned[0].mode if asked.assigned else "practice"
        self.modes.show_modes([(mode, *ABOUT_MODES[mode]) for mode in modes], chosen)
        self._show_words()
        self._show_buttons()
        visit_in_order(self._left, self._right)
        self._left.show()
        self._right.show()

    def _show_words(self) -> None:
        asked = self._asked
        if asked is None:
            return
        scenario = with_variant(asked.scenario, self.variants.currentData())
        self.title = scenario.title
        self.top.set_title(scenario.title)
        self.top.set_step(f"Brief, about {dates.minutes(scenario.minutes)}")
        self._picture.show_stage(scenario.place.backdrop, (), f"{scenario.place.name}. {scenario.place.description}")
        self._law.setVisible(asked.caution is not None)
        if asked.caution is not None:
            self._law.show_parts([Part(asked.caution[0], "strong"), Part(asked.caution[1])])
        notice = scenario.content_notice
        self._notice.setVisible(notice is not None)
        if notice is not None:
            kinds = ", ".join(notice.kinds)
            self._notice.show_parts([Part(f"Before you start: {kinds}", "strong"), Part(notice.text)])
        limits = self.station.settings.time_limits
        self._words.show_parts(brief_parts(scenario, self._rules(asked), limits, asked.looked_at))

    def _rules(self, asked: _Asked) -> Profile:
        given = self._given()
        wanted = self.profiles.currentData()
        if given is not None or self.modes.mode == "assessment":
            wanted = (given.profile if given else None) or asked.in_force.profile.id
        return next((one for one in asked.profiles if one.id == wanted), asked.in_force.profile)

    def _show_buttons(self) -> None:
        going_on = self._asked.going_on if self._asked else None
        self.go_on.setVisible(going_on is not None)
        self._left_off.setVisible(going_on is not None)
        if going_on is not None:
            mode, saved = ABOUT_MODES[going_on.mode][0], dates.time_of_day(going_on.saved_at)
            where = f"{mode}, decision {going_on.decision} of about {going_on.about}. Saved {saved}."
            self._left_off.show_parts([Part("You left off here", "strong"), Part(where, "muted")])
        self._show_whose()
        words = f"Start {ABOUT_MODES[self.modes.mode][0].lower()}"
        self.start.setText(words)
        self.start.setAccessibleName(words)
        role = "" if going_on is not None else "primary"
        if self.start.property("role") != role:
            self.start.setProperty("role", role)
            self.start.style().unpolish(self.start)
            self.start.style().polish(self.start)

    def _show_whose(self) -> None:
        if self._asked is None:
            return
        graded, given = self.modes.mode == "assessment", self._given()
        self.profiles.setEnabled(not graded and given is None)
        if graded or given is not None:
            self.profiles.setCurrentIndex(max(0, self.profiles.findData(given.profile if given else None)))
        more = "In an assessment they cannot be changed." if graded else "Try another agency's rules if you like."
        if given is not None:
            more = "It is assigned under them."
        why = self._asked.in_force.why if given is None or given.profile is None else ""
        self._why.setText(f"{why} {more}".strip())
        self.variants.setEnabled(given is None or given.variant is None)
        if given is not None and given.variant is not None:
            self.variants.setCurrentIndex(max(0, self.variants.findData(given.variant)))
        self._show_assigned(given)
        self._show_words()

    def _given(self) -> "OpenAssignment | None":
        """Return what is assigned in the mode that is chosen."""
        assigned = self._asked.assigned if self._asked else ()
        return next((one for one in assigned if one.mode == self.modes.mode), None)

    def _show_assigned(self, given: "OpenAssignment | None") -> None:
        asked = self._asked
        self.assigned.setVisible(asked is not None and bool(asked.assigned))
        if asked is None or not asked.assigned:
            return
        one = given or asked.assigned[0]
        words = assigned_words(one.by, one.due, asked.today)
        mode = "an assessment" if one.mode == "assessment" else "practice"
        more = f"As {mode}." if given else f"It is done by playing it as {mode}."
        self.assigned.show_parts([Part(words, "strong"), Part(more)])

    def _on_start(self) -> None:
        if self._asked is not None:
            rules = self._rules(self._asked)
            wanted = None if rules.id == self._asked.in_force.profile.id else rules.id
            given = self._given()
            if given is not None:
                wanted = None
            assignment = given.id if given else None
            chosen = Begin(self._asked.scenario.id, self.modes.mode, self.variants.currentData(), wanted, assignment)
            self.go("scene", chosen)

    def _on_go_on(self) -> None:
        if self._asked is not None and self._asked.going_on is not None:
            self.go("scene", GoOn(self._asked.going_on.id))


def _asked(scenario_id: str, person_id: bytes, office: "Office") -> _Asked:
    from trainer.academy.agencies import in_force
    from trainer.academy.agenda import assigned_to
    from trainer.academy.editions import shipped_edition
    from trainer.academy.law import caution
    from trainer.academy.plays import open_attempts
    from trainer.academy.provenance import provenance

    edition = shipped_edition(office, scenario_id)
    published = provenance(office, edition.digest)
    own = [attempt for attempt in open_attempts(office, person_id) if attempt.scenario_id == scenario_id]
    profiles = tuple(sorted(office.library.profiles.values(), key=lambda profile: profile.name))
    rules = in_force(office, person_id)
    return _Asked(
        edition.scenario,
        rules,
        profiles,
        own[0] if own else None,
        caution(office, scenario_id, rules.profile),
        agency_words(published) if published is not None else "",
        tuple(one for one in assigned_to(office, person_id) if one.scenario_id == scenario_id),
        office.clock.today(),
    )
