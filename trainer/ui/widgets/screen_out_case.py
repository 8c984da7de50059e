"""One screen-out with what it rests on, what was said of it so far, and the form for whoever may say something."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from trainer.errors import TrainerError
from trainer.people.names import isolated
from trainer.people.roles import Act
from trainer.ui import dates
from trainer.ui.page import Room
from trainer.ui.station import Station
from trainer.ui.widgets.rows import clear
from trainer.ui.widgets.screen_out_form import ScreenOutForm
from trainer.ui.widgets.screen_out_words import story
from trainer.ui.widgets.sheet import Part, Sheet
from trainer.ui.widgets.words import button, label, rule

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.screen_out_cases import Evidence
    from trainer.academy.screen_outs import ScreenOut, Which

_OWN = "This is your own play. Somebody else recommends and decides."
_TWO = "You recommended on it. Another lead instructor decides: whoever recommended does not."
_DECIDED = "It has been decided on. A lead instructor can decide again; what stands now stays on the record."


class ScreenOutCase(QFrame):
    """`judged` when something was said of it, `debrief` asks for the play's debrief, `closed` when it is done with."""

    judged = Signal(str)
    debrief = Signal(bytes, int)
    closed = Signal()
    filled = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._station = station
        self._which: Which | None = None
        self._found: Evidence | None = None
        self._decides = False
        self._title, self._about = label("", "h3", wraps=True), label("", "muted", wraps=True)
        self._happened, self._law = Sheet(margin=0), Sheet(margin=0)
        self._story = QVBoxLayout()
        self._story.setSpacing(4)
        self._why_not = label("", "muted", wraps=True)
        self.form = ScreenOutForm()
        self.form.submitted.connect(self._on_submitted)
        self.open = button("Debrief", name="Debrief of this play")
        self.open.clicked.connect(self._on_debrief)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(16)
        self._lay_out()

    def show_case(self, which: "Which") -> None:
        """Ask for a screen-out as the record has it now; what was typed for another one goes."""
        if which != self._which:
            self.form.empty()
            self._found = None
        self._which = which
        self._station.ask(partial(_read, which), self._on_found, self._on_gone)

    @property
    def which(self) -> "Which | None":
        """Which screen-out is shown."""
        return self._which

    def fit(self, room: Room) -> None:
        """Stand side by side, or one below the other."""
        one_column = room.one_column or room.icons_only
        for place, part in enumerate((self._happened, self._law)):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, place if one_column else 0, 0 if one_column else place)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if one_column else 1)

    def _on_found(self, found: "Evidence") -> None:
        if found.case.out.which != self._which:
            return
        self._found, case = found, found.case
        self._title.setText(f"{case.out.kind[:1].upper()}{case.out.kind[1:]}")
        day = dates.plain_day(dates.local_day(case.finished_at))
        scored = "not scored" if found.shown is None else f"score {found.shown} of 100"
        who = f"{isolated(case.person.name)}, officer {isolated(case.person.number)}"
        self._about.setText(
            f"{who}. {case.title}, {case.mode}, {day}, {scored}. "
            f"Version {found.version}, law of {dates.plain_day(found.law_date)}."
        )
        self._happened.show_parts(_happened(found))
        self._law.show_parts(_law(found))
        clear(self._story)
        for sentence in story(case.out):
            self._story.addWidget(label(sentence, wraps=True))
        self._offer(case.out, case.person.id)
        self.filled.emit()

    def _offer(self, out: "ScreenOut", person: bytes) -> None:
        why_not = self._why_nothing(out, person)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        may_decide = self._station.may(Act.DECIDE)
        self._decides = may_decide and out.state.value != "waits for a recommendation"
        has_form = why_not in ("", _DECIDED) and (self._decides or self._station.may(Act.RECOMMEND))
        self.form.setVisible(has_form and not (why_not == _DECIDED and not may_decide))
        if self._decides:
            title = "Your decision" if out.state.waits else "Decide again"
            self.form.ask_for(title, "", "Decide")
        else:
            note = "Whoever recommends does not decide: another lead instructor will." if may_decide else ""
            self.form.ask_for("Your recommendation", note, "Recommend")

    def _why_nothing(self, out: "ScreenOut", person: bytes) -> str:
        own = self._station.person.id if self._station.person else b""
        if person == own:
            return _OWN
        recommended = any(one.step.value == "recommended" and one.by_id == own for one in out.given)
        if recommended and self._station.may(Act.DECIDE):
            return _TWO
        return "" if out.state.waits else _DECIDED

    def _on_submitted(self, outcome: str, reason: str) -> None:
        if self._found is not None and self._which is not None:
            seen = len(self._found.case.out.given)
            job = partial(_judge, self._which, outcome, reason, seen, self._decides)
            self._station.ask(job, self._on_judged, self._on_failed)

    def _on_judged(self, _: object) -> None:
        self.form.empty()
        self.judged.emit(
            "Your decision is on the record." if self._decides else "Your recommendation is on the record."
        )

    def _on_failed(self, fault: TrainerError) -> None:
        self.form.set_wrong(str(fault))
        if self._which is not None:  # somebody may have said something meanwhile: it is read, what was typed stays
            self._station.ask(partial(_read, self._which), self._on_found, self._on_gone)

    def _on_gone(self, fault: TrainerError) -> None:
        self.form.setVisible(False)
        self._why_not.setText(str(fault))
        self._why_not.setVisible(True)

    def _on_debrief(self) -> None:
        if self._which is not None:
            self.debrief.emit(self._which.attempt, self._which.event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        done = button("Done", "quiet", name="Close the card of the screen-out")
        done.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for one in (self.open, done):
            foot.addWidget(one)
        foot.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(self._grid)
        column.addWidget(rule())
        column.addWidget(label("What was said of it", "strong"))
        column.addLayout(self._story)
        column.addWidget(self._why_not)
        column.addWidget(self.form)
        column.addLayout(foot)


def _happened(found: "Evidence") -> list[Part]:
    said = [Part(f"{one.who}: {one.words}" if one.who else one.words) for one in found.said]
    sure = f"Certainty stated: {found.certainty}." if found.certainty else ""
    return [
        Part(f"Decision {found.case.out.decision}: {found.scene}", "strong"),
        *said,
        Part(found.prompt, "muted"),
        Part("What was chosen", "strong"),
        *(Part(one) for one in found.chosen),
        Part(sure, "caption"),
    ]


def _law(found: "Evidence") -> list[Part]:
    parts = [Part("Why it is a screen-out", "strong"), Part(found.rationale), Part("The law and the rule", "strong")]
    for one in found.law:
        parts += [Part(one.takeaway), Part(f"{one.cited}.", "caption")]
        parts.append(Part(f"Since this play it has been {one.since}: see Law watch." if one.since else "", "strong"))
    return parts if found.law else [*parts, Part("No law or rule is cited here.", "muted")]


def _read(which: "Which", office: "Office") -> "Evidence":
    from trainer.academy.screen_out_cases import evidence

    return evidence(office, which)


def _judge(which: "Which", outcome: str, reason: str, seen: int, decides: bool, office: "Office") -> None:
    from trainer.academy.screen_outs import decide, recommend
    from trainer.learning.screen_outs import Outcome

    (decide if decides else recommend)(office, which, Outcome(outcome), reason, seen)
