"""A course whose law has fallen cannot be certified until it is corrected."""

import datetime
from pathlib import Path

from tests.offices import FixedClock
from trainer import paths
from trainer.academy import law
from trainer.academy.courses import standings
from trainer.academy.office import open_office
from trainer.academy.people import register
from trainer.scenario.compiled import load_compiled


def test_a_contact_that_is_withheld_keeps_its_course_open(tmp_path: Path) -> None:
    clock = FixedClock(datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC))
    office = open_office(tmp_path / "record.db", load_compiled(paths.scenarios(), tmp_path), clock)
    person = register(office, "A. Reyes", "4312")
    before = [sentence for one in standings(office, person.id) for sentence in one.missing]
    fallen = law.Subject("authority", "florida-v-jl")
    law.set_status(office, fallen, "overruled", since=datetime.date(2026, 11, 10), source="A later decision")
    found = {one.course: one for one in standings(office, person.id)}
    office.close()

    assert all("has not been played in an assessment" in sentence for sentence in before)
    assert any("rests on law that has changed and is withheld" in one for one in found["fourth-amendment"].missing)
    assert not any("rests on law" in one for one in found["active-listening"].missing)
