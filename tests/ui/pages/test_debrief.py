"""The debrief: own words before the record, the record before the score, and the same page whenever it is opened."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.offices import POINT, REPEAT, SHORT, TELL
from tests.ui.window import Window
from trainer.academy.attempts import act, start
from trainer.engine.actions import Action, Picked, Reflect
from trainer.engine.state import Mode
from trainer.ui.pages.debrief import DebriefPage


def _played(window: Window, *actions: Action, mode: Mode = "practice") -> bytes:
    found: list[bytes] = []
    person = window.station.person
    assert person is not None

    def play(office):  # type: ignore[no-untyped-def]
        playing = start(office, person.id, SHORT, mode)
        for action in actions:
            playing = act(office, playing, action)
        return playing.attempt_id

    window.station.ask(play, found.append)
    window.settle()
    return found[0]


def _debrief(window: Window, attempt: bytes) -> DebriefPage:
    window.shell.go("debrief", attempt)
    window.settle()
    page = window.shell.page("debrief")
    assert isinstance(page, DebriefPage)
    return page


def test_own_words_come_before_the_record_is_shown(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT))

    assert page.form.isVisible()
    assert not page.record.isVisible()


def test_own_words_are_kept_and_then_the_record_is_shown(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT))
    page.form.written.emit([(0, "I would say my name.")])
    window.settle()

    assert page.record.isVisible()
    assert "I would say my name." in page.own_words.words


def test_own_words_can_be_skipped_and_written_later(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT))
    page.form.skipped.emit()
    skipped = page.record.isVisible()
    page.own_words.wanted.emit()

    assert skipped
    assert page.form.isVisible()


def test_the_costliest_decision_is_open(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT, Reflect(0, "x")))

    assert page.detail.title == "Decision 1: He asks"
    assert page.record.rows[0].isChecked()


def test_the_arrows_step_through_the_record(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT, Reflect(0, "x")))
    page.detail.stepped.emit(1)

    assert page.detail.title == "Decision 2: He asks again"


def test_a_row_says_in_words_what_was_lost(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT, Reflect(0, "x")))

    assert "points lost" in page.record.rows[0].accessibleName()
    assert "No loss" in page.record.rows[1].accessibleName()


def test_next_time_is_kept_with_the_day_it_comes_back(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT, Reflect(0, "x")))
    page.next_time.resolved.emit("say my name first", "2026-12-01")
    window.settle()

    resolution = page.play.playing.run.resolution  # type: ignore[union-attr]
    assert (resolution.text, resolution.on) == ("say my name first", "2026-12-01")  # type: ignore[union-attr]
    assert page.next_time.field.text() == "say my name first"


def test_retrying_a_decision_goes_back_to_it_as_a_branch(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT, Reflect(0, "x")))
    page.retry.again.emit()
    window.settle()

    run = window.scene.play.playing.run  # type: ignore[union-attr]
    assert (window.shell.current, run.branch, run.state.scene) == ("scene", 1, "asks")


def test_an_assessment_is_tried_again_as_practice(window: Window) -> None:
    page = _debrief(window, _played(window, POINT, REPEAT, Reflect(0, "x"), mode="assessment"))
    page.retry.variant_wanted.emit("dock")
    window.settle()

    playing = window.scene.play.playing
    assert playing is not None
    assert (playing.run.mode, playing.attempt.variant) == ("practice", "dock")


def test_a_debrief_reads_the_same_when_it_is_opened_again(window: Window) -> None:
    attempt = _played(window, POINT, REPEAT, Reflect(0, "x"))
    before = _words(_debrief(window, attempt))
    window.shell.go("home")
    window.settle()

    assert _words(_debrief(window, attempt)) == before


def test_a_play_without_a_loss_opens_at_its_first_decision(window: Window) -> None:
    page = _debrief(window, _played(window, TELL, REPEAT, Reflect(0, "x")))

    assert page.detail.title == "Decision 1: He asks"
    assert page.play.playing.run.steps[0].answer == Picked("tell")  # type: ignore[union-attr]


def _words(page: DebriefPage) -> list[str]:
    shown = [each for each in page.findChildren(QWidget) if each.isVisible()]
    return [each.text() for each in shown if hasattr(each, "text") and not isinstance(each, QAbstractButton)]
