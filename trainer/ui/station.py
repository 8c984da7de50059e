"""What every page needs and shares: the worker, the record, who trains here, and the settings in force.

Pages never open the record themselves. They `ask`, with a job that gets the open office on the worker's thread; jobs
asked for before the record is open simply wait their turn behind its opening.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from trainer import settings as choices
from trainer.errors import TrainerError
from trainer.settings import Settings
from trainer.ui.background import Background, is_there
from trainer.ui.changes import Changes

if TYPE_CHECKING:
    from trainer.academy.office import Office
    from trainer.academy.people import Person
    from trainer.academy.sign_in import Session
    from trainer.people.roles import Act

T = TypeVar("T")
Opener = Callable[[], "tuple[Office, Person | None]"]
About = Literal["opening", "reading", "writing", "settings"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault for the banner: what it stopped, and how to try again where that makes sense."""

    error: TrainerError
    about: About
    again: Callable[[], None] | None = None


class Station(QObject):
    """One window's share of the program."""

    opened = Signal()
    """The record is open and `person` is known (or nobody has trained here yet)."""
    person_changed = Signal()
    session_ended = Signal(str)
    """Nobody is signed in any more; the sentence says why, where nobody asked for it."""
    settings_changed = Signal()
    faulted = Signal(object)
    """A Fault that the banner should show."""
    warned = Signal(str, str, str)
    """Something to know while a page is in front: what about, a sentence, and an advice. `mended` takes it away."""
    mended = Signal(str)
    """Faults about this no longer hold."""

    def __init__(self, opener: Opener, settings: Settings, settings_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = Background(self)
        self.changes = Changes(self)
        self.settings = settings
        self.person: Person | None = None
        self.session: Session | None = None
        """Who is signed in and what is allowed; None on a computer for one, where everything is."""
        self.is_open = False
        self.keeps = True
        """Whether what is done here is kept; an author's preview throws its record away."""
        self.record: Path | str | None = None
        """Where the open record lies."""
        self._opener = opener
        self._file = settings_file
        self._office: Office | None = None
        self._not_open: TrainerError | None = None
        self.background.faulted.connect(self._on_background_faulted)
        self.changes.happened.connect(lambda _: self.mended.emit("writing"))

    def open(self) -> None:
        """Open the record on the worker; asks that come later wait for it."""
        self.background.run(self._open_office, self._on_opened, self._on_not_opened)

    def ask(
        self,
        job: "Callable[[Office], T]",
        then: Callable[[T], None],
        failed: Callable[[TrainerError], None] | None = None,
    ) -> None:
        """Do a job with the open record on the worker; `then` or `failed` gets the answer on the window's thread.

        Without `failed` a fault goes to the banner, with a button that asks again.
        """
        again = partial(self.ask, job, then, failed)
        usual = failed or partial(self._on_not_answered, again)
        faulted = partial(self._on_refused, usual) if self.session is not None else usual
        self.background.run(partial(self._with_office, job), partial(self._answer, then), faulted)

    def think(
        self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[TrainerError], None] | None = None
    ) -> None:
        """Compute something away from the window and from the record, such as whether a password fits."""
        self.background.think(job, then, failed)

    def report(self, error: TrainerError, about: About = "writing", again: Callable[[], None] | None = None) -> None:
        """Show a fault in the banner until it is mended. A commit mends what is about writing."""
        self.faulted.emit(Fault(error, about, again))

    def choose(self, settings: Settings) -> None:
        """Put settings into force at once and keep them."""
        if settings == self.settings:
            return
        self.settings = settings
        self.settings_changed.emit()
        self.background.run(
            partial(choices.save, settings, self._file),
            lambda _: self.mended.emit("settings"),
            partial(self.report, about="settings"),
        )

    def become(self, person: "Person") -> None:
        """Let this person train here from now on."""
        self.person = person
        office = self._office
        if self.session is None and office is not None:
            self.background.run(lambda: setattr(office, "acting", person.id), lambda _: None)
        self.person_changed.emit()

    @property
    def is_shared(self) -> bool:
        """Say whether several people use this record."""
        return self.session is not None

    @property
    def is_demo(self) -> bool:
        """Say whether everybody on this record is invented."""
        return self.session is not None and self.session.policy.is_demo

    def may(self, act: "Act") -> bool:
        """Say whether a page that leads to an act is shown; whether the act is allowed is decided where it is done."""
        return self.session is None or act in self.session.acts

    def sign_in(self, session: "Session") -> None:
        """Let whoever has signed in train here from now on."""
        self.session = session
        self.person = session.person
        self.person_changed.emit()

    def sign_out(self, why: str = "") -> None:
        """Let nobody act here any more; `why` is told on the page to sign in, and empty where it was asked for."""
        if self.session is None or self.person is None:
            return
        self.ask(partial(_signed_out, "idle" if why else "asked"), partial(self._on_signed_out, why))

    def finish(self) -> None:
        """Finish what was asked for, close the record, end the worker."""
        self.background.run(self._close_office, lambda _: None)
        self.background.finish()

    def _on_signed_out(self, why: str, session: "Session") -> None:
        self.sign_in(session)
        self.session_ended.emit(why)

    def _on_refused(self, usual: Callable[[TrainerError], None], fault: TrainerError) -> None:
        from trainer.academy.permission import SignedOut

        if isinstance(fault, SignedOut) and self.person is not None:
            self.sign_out("Your session has ended: the account was closed, or its password was changed elsewhere.")
        elif not isinstance(fault, SignedOut) and is_there(usual):
            usual(fault)

    def _open_office(self) -> "Person | None":
        try:
            self._office, person = self._opener()
        except TrainerError as fault:
            self._not_open = fault
            raise
        self._not_open = None
        self._office.changes.subscribe(self.changes.hear)
        self.record = self._office.database.place
        self.session, found = _seated(self._office, person)
        return found

    def _on_opened(self, person: "Person | None") -> None:
        self.person = person
        self.is_open = True
        self.mended.emit("opening")
        self.opened.emit()

    def _on_not_opened(self, fault: TrainerError) -> None:
        self.report(fault, "opening", self.open)

    def _with_office(self, job: "Callable[[Office], T]") -> T:
        if self._office is None:
            raise self._not_open or RuntimeError("asked before the record was opened")
        return job(self._office)

    def _answer(self, then: Callable[[T], None], value: T) -> None:
        self.mended.emit("reading")
        if is_there(then):
            then(value)

    def _on_not_answered(self, again: Callable[[], None], fault: TrainerError) -> None:
        if fault is not self._not_open:
            self.report(fault, "reading", again)

    def _on_background_faulted(self, fault: TrainerError) -> None:
        self.report(fault, "reading")

    def _close_office(self) -> None:
        if self._office is not None:
            self._office.close()
            self._office = None


def _seated(office: "Office", person: "Person | None") -> "tuple[Session | None, Person | None]":
    """Take a seat at the window: what is done from now on is done by whoever is signed in."""
    from trainer.academy.office import Seat
    from trainer.academy.permission import standing_of

    office.seat = Seat.WINDOW
    if standing_of(office).is_shared:
        from trainer.academy.sign_in import session  # imported here: a computer for one starts without it

        return session(office), None
    office.acting = person.id if person else None
    return None, person


def _signed_out(why: str, office: "Office") -> "Session":
    from trainer.academy.sign_in import session, sign_out

    sign_out(office, why)
    return session(office)
