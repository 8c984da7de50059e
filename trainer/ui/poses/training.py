"""Training as an instructor finds it: assignments, the form, one opened, withdrawn, days away, minutes, nothing yet."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.ui.pages.training import TrainingPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import NOW, Skill, Studio, played

if TYPE_CHECKING:
    from trainer.academy.office import Office

INSTRUCTOR, TRAINEE = "1180", "5021"
_DOOR = "badge-requests/the-door-of-3b"
_BAG = "fourth-amendment/the-black-bag"
_SHOP = "active-listening/the-shop-on-mill-lane"


def page_of(studio: Studio) -> TrainingPage:
    """Return the page, once it has been shown."""
    page = studio.shell.page("training")
    assert isinstance(page, TrainingPage)
    return page


def assigned(studio: Studio) -> None:
    """Let the instructor assign three contacts: one that somebody has done, one that is late, one without a day."""
    studio.sign_in(INSTRUCTOR)
    studio.do(partial(_assigned, studio))


def _assigned(studio: Studio, office: "Office") -> None:
    from trainer.academy import leave
    from trainer.academy.assignments import assign
    from trainer.academy.cohorts import cohorts
    from trainer.academy.office import Seat

    cohort = cohorts(office)[0]
    today, person = NOW.date(), cohort.trainees[0]
    studio.clock.wait(days=-20)
    late = assign(office, _BAG, "assessment", cohort=cohort.id, due=today - timedelta(days=3))
    studio.clock.wait(days=16)
    office.seat = Seat.FILE
    played(office, studio.clock, person.id, _BAG, "assessment", assignment=late)
    studio.clock.moment = NOW
    office.seat = Seat.WINDOW
    assign(office, _DOOR, "practice", cohort=cohort.id, due=today + timedelta(days=9), profile="chicago")
    assign(office, _SHOP, "practice", cohort=cohort.id, named=[one.id for one in cohort.trainees[1:]])
    leave.add(office, cohort.trainees[-1].id, date(2026, 12, 21), date(2027, 1, 3))


def _opened(studio: Studio) -> None:
    assigned(studio)
    studio.show("training")


def _form(studio: Studio) -> None:
    _opened(studio)
    page = page_of(studio)
    page.assign.click()
    studio.settle()
    page.form.everybody.setChecked(False)
    page.form.due.line.setText("next Friday")
    page.form._on_assign()
    studio.settle()


def _assignment(studio: Studio) -> None:
    _opened(studio)
    page_of(studio).open_assignment(0)
    studio.settle()


def _withdrawn(studio: Studio) -> None:
    _assignment(studio)
    page_of(studio).card.take_back.click()
    studio.settle()


def _leave(studio: Studio) -> None:
    _opened(studio)
    page = page_of(studio)
    page.open_leave(len(page.people.cells.rows) - 1)
    studio.settle()
    _reach(page, page.leave)


def _minutes(studio: Studio) -> None:
    studio.sign_in(INSTRUCTOR)
    studio.do(partial(_history, studio))
    _opened(studio)
    page = page_of(studio)
    page.pace.minutes.setCurrentIndex(page.pace.minutes.findData(10))
    page.pace.minutes.activated.emit(0)
    studio.settle()
    _reach(page, page.pace)


def _history(studio: Studio, office: "Office") -> None:
    """Let the cohort's people play the contacts over four weeks, each with the skill of another."""
    from trainer.academy.cohorts import cohorts
    from trainer.academy.office import Seat

    trainees = cohorts(office)[0].trainees
    office.seat = Seat.FILE
    contacts = sorted(id for id, card in office.library.cards.items() if card.kind == "contact")
    skills: tuple[Skill, ...] = ("expert", "first", "last")
    for day, contact in enumerate(contacts):
        studio.clock.moment = NOW - timedelta(days=28 - 3 * day)
        for place, person in enumerate(trainees):
            played(office, studio.clock, person.id, contact, "practice", skills[(day + place) % 3])
    studio.clock.moment = NOW
    office.seat = Seat.WINDOW


def _reach(page: TrainingPage, part: QWidget) -> None:
    whole = page.view.widget()
    assert whole is not None
    page.view.verticalScrollBar().setValue(part.mapTo(whole, part.rect().topLeft()).y() - 16)


def _nothing(studio: Studio) -> None:
    studio.sign_in(INSTRUCTOR)
    studio.show("training")


def _no_cohort(studio: Studio) -> None:
    studio.do(_end_all)
    studio.sign_in(INSTRUCTOR)
    studio.show("training")


def _end_all(office: "Office") -> None:
    from trainer.academy import cohorts
    from trainer.academy.office import Seat

    office.seat = Seat.FILE
    for one in cohorts.cohorts(office):
        cohorts.end(office, one.id)
    office.seat = Seat.WINDOW


POSES = (
    Pose("training", "opened", _opened, record="shared"),
    Pose("training", "form", _form, record="shared"),
    Pose("training", "assignment", _assignment, record="shared"),
    Pose("training", "withdrawn", _withdrawn, record="shared"),
    Pose("training", "leave", _leave, record="shared"),
    Pose("training", "minutes", _minutes, record="shared"),
    Pose("training", "nothing-assigned", _nothing, record="shared"),
    Pose("training", "no-cohort", _no_cohort, record="shared"),
)
