"""Keeping as a records officer finds it, with something due, a hold, and a record from another computer."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import cast

from trainer import paths
from trainer.academy.office import open_office
from trainer.academy.people import register
from trainer.scenario.compiled import load_compiled
from trainer.ui.pages.keeping import KeepingPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import NOW, OFFICER, Skill, SteadyClock, Studio, played

_RECORDS_OFFICER = "2044"


def _open(studio: Studio) -> KeepingPage:
    studio.sign_in(_RECORDS_OFFICER)
    studio.show("keeping")
    page = studio.shell.page("keeping")
    assert isinstance(page, KeepingPage)
    return page


def _opened(studio: Studio) -> None:
    _open(studio)


def _due(studio: Studio) -> None:
    from trainer.academy.retention import Kept, set_period

    page = _open(studio)
    studio.clock.wait(days=100)
    studio.do(lambda office: set_period(office, Kept.PRACTICE, 90))
    studio.show("keeping")
    page.due.look.click()
    studio.settle()
    page.view.ensureWidgetVisible(page.due.purge)
    studio.settle()


def _held(studio: Studio) -> None:
    from trainer.academy.retention import hold_person

    page = _open(studio)
    person = studio.do(lambda office: _numbered(office, OFFICER[1]))
    studio.do(lambda office: hold_person(office, person, "Appeal 2026-17 of the decision of 12 November"))
    studio.show("keeping")
    page.view.ensureWidgetVisible(page.holds)
    studio.settle()


def _carried(studio: Studio) -> None:
    page = _open(studio)
    file = paths.user_folder() / f"training-record-{OFFICER[1]}.json"
    file.write_bytes(_from_home())
    page.carry.look_at(file)
    studio.settle()
    page.view.ensureWidgetVisible(page.carry.take)
    studio.settle()


def _from_home() -> bytes:
    """Return the record of the same officer from a computer at home, with three plays and one that is open."""
    from trainer.academy.carry_out import carry_out

    with tempfile.TemporaryDirectory(prefix="fair-contact-") as folder:
        clock = SteadyClock(NOW - timedelta(days=9))
        office = open_office(Path(folder) / "home.db", load_compiled(paths.scenarios(), paths.cache()), clock)
        person = register(office, *OFFICER)
        contacts = office.library.contacts
        for number, skill in enumerate(("first", "expert", "last")):
            played(office, clock, person.id, contacts[number], "practice", cast("Skill", skill))
            clock.wait(days=2, hours=3)
        played(office, clock, person.id, contacts[3], most=1)
        content = carry_out(office, person.id)
        office.close()
    return content


def _numbered(office: object, number: str) -> bytes:
    from trainer.academy.people import people

    return next(one.id for one in people(office) if one.number == number)  # type: ignore[arg-type]


POSES = (
    Pose("keeping", "opened", _opened, record="shared"),
    Pose("keeping", "due", _due, record="shared"),
    Pose("keeping", "held", _held, record="shared"),
    Pose("keeping", "carried", _carried, record="shared"),
)
