"""A trainee plays a shipped contact in the real window, from the brief to the debrief, and comes back to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import Window
from trainer import paths
from trainer.academy.attempts import debrief_of, resume
from trainer.engine.offers import answers
from trainer.scenario.compiled import load_compiled
from trainer.ui.pages.brief import BriefPage
from trainer.ui.pages.debrief import DebriefPage
from trainer.ui.widgets.decisions.own_words import OwnWords

CONTACTS = (
    "active-listening/the-shop-on-mill-lane",
    "badge-requests/speed-stop-on-route-9",
    "fourth-amendment/raised-voices-at-alder-court",
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Return a window over the shipped contacts."""
    made = Window(tmp_path / "record", load_compiled(paths.scenarios(), paths.cache()))
    yield made
    made.close()


def answer(window: Window, which: int) -> None:
    """Answer the decision at hand with one of its answers, by the panel and the button."""
    page = window.scene
    playing, panel = page.play.playing, page.contact.panel
    assert playing is not None
    assert panel.answering is not None
    while page.contact.is_speaking:
        page.contact.next_line()
    if isinstance(panel.answering, OwnWords):
        panel.answering.field.setPlainText("I came because of a call, and I stayed where I had a right to be.")
    else:
        possible = list(answers(playing.playable, playing.run.state))
        panel.answering.show_answer(possible[which % len(possible)])
    panel.certainty.show_level("medium")
    panel.changed.emit()
    window.press()


def play(window: Window, which: int) -> bytes:
    """Play the contact that is open to its end."""
    for _ in range(20):
        playing = window.scene.play.playing
        assert playing is not None
        if playing.run.ending is not None:
            return playing.attempt_id
        answer(window, which)
        if playing.run.mode == "practice":
            window.press()
    raise AssertionError("The contact does not end.")


@pytest.mark.parametrize("contact", CONTACTS)
def test_from_the_brief_through_practice_to_the_debrief(window: Window, contact: str) -> None:
    window.shell.go("brief", contact)
    window.settle()
    brief = window.shell.page("brief")
    assert isinstance(brief, BriefPage)
    brief.start.click()
    window.settle()
    play(window, 0)
    window.press()
    debrief = window.shell.page("debrief")
    assert isinstance(debrief, DebriefPage)
    debrief.form.written.emit([(0, "When she said no.")])
    window.settle()
    debrief.next_time.resolved.emit("stay outside", "2026-12-01")
    window.settle()

    assert debrief.record.isVisible()
    assert debrief.detail.title.startswith("Decision")
    assert debrief.next_time.field.text() == "stay outside"


@pytest.mark.parametrize("contact", CONTACTS)
@pytest.mark.parametrize("which", [0, 1, -1])
def test_what_the_window_shows_is_what_the_record_holds(window: Window, contact: str, which: int) -> None:
    window.begin(contact, "assessment")
    attempt = play(window, which)
    found: list[tuple[object, ...]] = []
    window.station.ask(lambda office: (resume(office, attempt).run, debrief_of(office, attempt)[1]), found.append)
    window.settle()
    stored, result = found[0]

    assert stored == window.scene.play.playing.run  # type: ignore[union-attr]
    assert result.shown is not None  # type: ignore[attr-defined]


def test_a_worked_example_plays_itself_and_has_no_score(window: Window) -> None:
    page = window.begin("fourth-amendment/raised-voices-at-alder-court", "worked example")
    thoughts = 0
    for _ in range(80):
        if page.floor.bar.main.text() == "Done":
            break
        thoughts += page.floor.bar.main.text() == "Next thought"
        window.press()

    playing = page.play.playing
    assert playing is not None
    assert playing.run.finished
    assert thoughts > 5


def test_closing_in_the_middle_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    library = load_compiled(paths.scenarios(), paths.cache())
    first = Window(tmp_path / "record", library)
    first.begin(CONTACTS[1], "assessment")
    answer(first, 1)
    answer(first, 0)
    before = first.scene.play.playing
    assert before is not None
    first.close()
    again = Window(tmp_path / "record", library)
    page = again.go_on(before.attempt_id)
    after = page.play.playing
    again.close()

    assert after is not None
    assert after.run == before.run


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_cut_at_any_text_size(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    library = load_compiled(paths.scenarios(), paths.cache())
    window = Window(tmp_path / "record", library, width=1280, height=720, text_percent=percent)
    page = window.begin(CONTACTS[0], "assessment")
    answer(window, 0)
    view = page.floor.bar.geometry()
    main = page.floor.bar.main
    inside = page.floor.rect().contains(view) and page.floor.bar.rect().contains(main.geometry())
    sideways = page.floor.sideways
    window.close()

    assert inside
    assert sideways == 0
