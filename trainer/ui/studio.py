"""A window over a temporary record, for photographs and for looking: real plays through the academy, a steady clock.

Nothing shown is invented: the history is made by playing the shipped contacts with the engine, some well, some badly.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.academy.attempts import Playing, act, start
from trainer.academy.clock import Clock
from trainer.academy.guidance import expert_answer
from trainer.academy.office import Office, open_office
from trainer.academy.people import Person, first_person, register
from trainer.engine.actions import Answer, Choose, Reflect, Resolve, StateCertainty
from trainer.engine.state import Mode
from trainer.people.roles import Role
from trainer.scenario.compiled import load_compiled
from trainer.settings import Settings
from trainer.ui import icons, theme
from trainer.ui.page import PageName
from trainer.ui.shell import Shell
from trainer.ui.station import Station

if TYPE_CHECKING:
    from trainer.scenario.holdings import Library
    from trainer.ui.poses.pose import Record

T = TypeVar("T")
Skill = Literal["expert", "first", "last"]
NOW: Final = datetime(2026, 11, 24, 10, 6, tzinfo=UTC)
_SOON_MS: Final = 60
OFFICER: Final = ("R. Delgado", "4172", "Calder Falls Police")
PASSPHRASE: Final = "three blue herons at dusk"
BANNER: Final = "Calder Falls Police. For training only. Do not enter anything about real people or real cases."
COLLEAGUES: Final = (
    ("Ida Njeri", "1180", ("instructor",)),
    ("Tomasz Wrona", "1203", ("instructor", "lead instructor", "author")),
    ("Omar Haddad", "5021", ("trainee",)),
    ("Thị Hồng Nguyễn", "5022", ("trainee",)),
    ("نور الدين", "5023", ("trainee",)),
    ("Grace Okafor", "2044", ("records officer",)),
    ("Lena Sorge", "4990", ("trainee",)),
)


class SteadyClock(Clock):
    """A clock that stands still until it is set, with chance that is the same every time."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.moment = moment
        self._drawn = 0

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.moment

    def monotonic(self) -> float:
        """Return the same moment in seconds."""
        return self.moment.timestamp()

    def chance(self, count: int) -> bytes:
        """Return the next bytes of a fixed row."""
        self._drawn += 1
        return hashlib.shake_256(f"studio {self._drawn}".encode()).digest(count)

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


class Studio:
    """One window with its record. `finish` it before the next one is opened."""

    def __init__(self, app: QApplication, folder: Path, record: "Record", settings: Settings) -> None:
        self.app = app
        self.clock = SteadyClock(NOW)
        self._file = folder / f"{record}.db"
        _dress(app, settings)
        self.station = Station(self._open, settings, folder / "settings.json")
        self.shell = Shell(self.station)
        self.station.open()
        self.settle()

    @property
    def person(self) -> Person:
        """Who trains here."""
        assert self.station.person is not None
        return self.station.person

    def show(self, page: PageName, what: object = None) -> None:
        """Bring a page to the front and wait until it is filled."""
        self.shell.go(page, what)
        self.settle()

    def sign_in(self, number: str = OFFICER[1]) -> None:
        """Let somebody sign in on a shared record."""
        from trainer.academy.sign_in import challenge, enter

        asked = self.do(lambda office: challenge(office, number))
        is_met = asked.is_met_by("23456789ABCDEFGH" if asked.is_code else PASSPHRASE)
        self.station.sign_in(self.do(lambda office: enter(office, asked, is_met)))
        self.settle()

    def do(self, job: Callable[[Office], T]) -> T:
        """Do a job with the record on the worker and wait for its value."""
        answers: list[T] = []
        self.station.ask(job, answers.append)
        self.settle()
        return answers[0]

    def play(self, scenario_id: str, mode: Mode = "practice", skill: Skill = "expert", most: int = 99) -> Playing:
        """Play a contact for so many decisions at most, or to its end."""
        person = self.person
        return self.do(lambda office: played(office, self.clock, person.id, scenario_id, mode, skill, most))

    def settle(self) -> None:
        """Wait until every question has been answered and everything has been painted."""
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(lambda: loop.quit() if self.station.background.is_idle and self._has_drawn else None)
        timer.start(5)
        for _ in range(3):
            loop.exec()
            self.app.processEvents()
        timer.stop()

    @property
    def _has_drawn(self) -> bool:
        """Whether nothing waits to be drawn right after the first paint, as the picture on Home does."""
        waiting = (one for one in self.shell.findChildren(QTimer) if one.isSingleShot() and one.isActive())
        return all(one.interval() > _SOON_MS for one in waiting)

    def finish(self) -> None:
        """Close the window and the record."""
        self.station.finish()
        self.shell.close()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _open(self) -> tuple[Office, Person | None]:
        office = open_office(self._file, load_compiled(paths.scenarios(), paths.cache()), self.clock)
        return office, first_person(office)


def prepare_records(folder: Path) -> None:
    """Make the records that poses start from."""
    clock = SteadyClock(NOW - timedelta(days=24))
    office = open_office(folder / "nobody.db", load_compiled(paths.scenarios(), paths.cache()), clock)
    office.close()
    _prepare_demo(folder, clock, office.library)
    shutil.copy(folder / "nobody.db", folder / "empty.db")
    office = open_office(folder / "empty.db", office.library, clock)
    person = register(office, *OFFICER)
    office.close()
    shutil.copy(folder / "empty.db", folder / "played.db")
    office = open_office(folder / "played.db", office.library, clock)
    make_history(office, clock, person.id)
    office.close()
    shutil.copy(folder / "played.db", folder / "shared.db")
    office = open_office(folder / "shared.db", office.library, clock)
    share_among_others(office, clock, person)
    office.close()


def _prepare_demo(folder: Path, clock: SteadyClock, library: "Library") -> None:
    from trainer.academy.policy import declare_demo, share
    from trainer.people.passwords import hashed

    shutil.copy(folder / "nobody.db", folder / "demo.db")
    office = open_office(folder / "demo.db", library, clock)
    declare_demo(office)
    share(office, register(office, *OFFICER).id, hashed(PASSPHRASE))
    office.close()


def make_history(office: Office, clock: SteadyClock, person_id: bytes) -> None:
    """Play the shipped contacts over some weeks: badly, better, well; leave one open at its second decision."""
    contacts = office.library.contacts
    skills: Iterable[tuple[Skill, Mode]] = (
        ("last", "practice"), ("first", "practice"), ("last", "assessment"), ("expert", "practice"),
        ("first", "practice"), ("expert", "assessment"),
    )  # fmt: skip
    for number, (skill, mode) in enumerate(skills):
        playing = played(office, clock, person_id, contacts[number % len(contacts)], mode, skill)
        if number == 4:
            words = "When she said no. I went on as if she had not."
            playing = act(office, playing, Reflect(0, words)) if playing.playable.scenario.reflection else playing
            act(office, playing, Resolve("stay outside and answer the first request for my name", _in_a_week(clock)))
        clock.wait(days=4, hours=1, minutes=17)
    clock.moment = NOW - timedelta(days=1, hours=3)
    played(office, clock, person_id, contacts[0], "practice", "expert", most=1)


def share_among_others(office: Office, clock: SteadyClock, person: Person) -> None:
    """Let a record be shared by its officer, and add others with their roles and two cohorts."""
    from trainer.academy import accounts, cohorts
    from trainer.academy.policy import set_policy, share
    from trainer.people.passwords import hashed

    kept = hashed(PASSPHRASE)
    share(office, person.id, kept)
    set_policy(office, idle_minutes=15, least_length=15, banner=BANNER)
    ids = []
    for name, number, roles in COLLEAGUES:
        clock.wait(minutes=3)
        added = accounts.add(office, name, number, OFFICER[2], [Role(role) for role in roles], kept)
        ids.append(added.person.id)
    for id in (*ids[:4], ids[5]):
        accounts.set_own_password(office, id, kept)
    accounts.disable(office, ids[-1])
    for name, instructor in (("Recruits, autumn", ids[0]), ("Refresher, second watch", ids[1])):
        cohort = cohorts.create(office, name)
        cohorts.add_member(office, cohort, instructor, "instructor")
        for trainee in ids[2:-1]:
            cohorts.add_member(office, cohort, trainee, "trainee")
    office.acting = office.credential = None


def played(
    office: Office,
    clock: SteadyClock,
    person_id: bytes,
    scenario_id: str,
    mode: Mode = "practice",
    skill: Skill = "expert",
    most: int = 99,
    assignment: bytes | None = None,
) -> Playing:
    """Play a contact through the academy, up to its end or for so many decisions."""
    playing = start(office, person_id, scenario_id, mode, assignment=assignment)
    for _ in range(most):
        answer = _answer(office, playing, skill)
        if answer is None:
            break
        clock.wait(seconds=38)
        view = playing.playable.view(playing.run.state)
        if view is not None and view.decision.certainty:
            playing = act(office, playing, StateCertainty("medium" if skill == "first" else "high"))
        playing = act(office, playing, Choose(answer))
    return playing


def _answer(office: Office, playing: Playing, skill: Skill) -> Answer | None:
    view = playing.playable.view(playing.run.state)
    if view is None:
        return None
    if skill == "expert":
        return expert_answer(office, playing)
    visits = sum(step.before.scene == playing.run.state.scene for step in playing.run.steps)
    answers = view.answers if skill == "first" else view.answers[::-1]
    return answers[visits % len(answers)]


def _in_a_week(clock: SteadyClock) -> str:
    day: date = (clock.now() + timedelta(days=7)).date()
    return day.isoformat()


def _dress(app: QApplication, settings: Settings) -> None:
    name = "day" if settings.theme == "system" else settings.theme
    theme.apply(app, theme.load(name, settings.text_percent))
    app.setWindowIcon(icons.application_icon())
