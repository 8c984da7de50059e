"""A trainee's first contact with the record on a server: registered, played, debriefed, and found again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.journeys.test_a_trainees_play import CONTACTS, play
from tests.journeys.test_first_run import Day
from tests.servers import ADDRESS, fresh_record
from tests.ui.window import Window
from trainer import paths
from trainer.academy.check import check
from trainer.academy.plays import finished
from trainer.scenario.compiled import load_compiled
from trainer.ui.pages.debrief import DebriefPage

if not ADDRESS:
    pytest.skip("no PostgreSQL server is at hand: .ci/postgres starts one", allow_module_level=True)


def test_a_first_day_and_a_second_one(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with fresh_record() as address:
        monkeypatch.setenv("FAIR_CONTACT_DATABASE", address)
        day = Day(qapp, qtbot)
        assert day.shell.current == "welcome"
        day.shell.page("welcome").form.fill("Aïsha Li", "4172", "Calder Falls Police")  # type: ignore[attr-defined]
        day.shell.page("welcome").form.submitted.emit()  # type: ignore[attr-defined]
        day.wait_for(lambda: day.shell.current == "home")
        day.shell.go("settings")
        day.wait_for(lambda: "pg_dump" in day.words())
        day.end()
        later = Day(qapp, qtbot)
        later.wait_for(lambda: "Start here" in later.words())
        later.end()

    assert later.station.person is not None
    assert later.station.person.number == "4172"
    assert not list(paths.user_folder().glob("*.db"))


def test_a_contact_is_played_and_debriefed(qtbot: QtBot, tmp_path: Path) -> None:
    with fresh_record() as address:
        library = load_compiled(paths.scenarios(), paths.cache())
        window = Window(tmp_path / "record", library, place=address)
        window.begin(CONTACTS[1], "practice")
        attempt = play(window, 0)
        window.press()
        page = window.shell.page("debrief")
        assert isinstance(page, DebriefPage)
        assert any(label.isVisible() for label in page.findChildren(QLabel))
        person = window.station.person
        assert person is not None
        found: list[object] = []
        window.station.ask(lambda office: (finished(office, person.id)[0].id, check(office).problems), found.append)
        window.settle()
        window.close()

    assert found == [(attempt, ())]
    assert window.faults == []
