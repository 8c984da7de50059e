"""The Scene page: what is shown is saved, and every way of playing keeps its promise."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.offices import OTHER
from tests.ui.conftest import Opening
from tests.ui.window import Window
from trainer.academy.attempts import act, resume
from trainer.engine.actions import Choose, Picked
from trainer.settings import Settings
from trainer.store.driver import driver
from trainer.ui.pages.scene import ScenePage
from trainer.ui.poses.scene import POSES


def test_a_choice_is_saved_before_the_next_decision_is_put(window: Window) -> None:
    page = window.begin(mode="assessment")
    window.choose("tell")

    assert page.play.playing is not None
    saved = _stored(window, page.play.playing.attempt_id)
    assert [step.answer for step in saved.run.steps] == [Picked("tell")]
    assert page.contact.panel.offer is not None
    assert page.contact.panel.offer.scene == "asks-again"


def test_decision_and_feedback_keep_their_place_in_the_window(window: Window) -> None:
    page = window.begin()
    place = page.contact.panel.parentWidget()
    window.choose("refuse")
    shown = [child for child in place.children() if isinstance(child, QWidget) and not child.isHidden()]

    assert page.contact.panel.parentWidget() is place
    assert page.contact.panel.isHidden()
    assert len(shown) == 1


def test_practice_opens_each_decision_after_it_was_taken(window: Window) -> None:
    page = window.begin()
    window.choose("point")

    words = page.contact.words
    assert "He leans in to read." in words
    assert "I am Officer Reyes" in words


def test_an_assessment_shows_no_feedback_before_the_end(window: Window) -> None:
    page = window.begin(mode="assessment")
    window.choose("point")

    assert "He leans in to read." not in page.contact.words


def test_a_decision_taken_again_is_a_branch_and_the_first_answer_stays(window: Window) -> None:
    page = window.begin()
    window.choose("refuse")
    window.press_other("Take this decision again")
    window.choose("tell")

    run = page.play.playing.run  # type: ignore[union-attr]
    assert run.branch == 1
    assert run.first_line[0].answer == Picked("refuse")


def test_the_way_back_to_the_first_answer_is_offered_on_a_branch(window: Window) -> None:
    page = window.begin()
    window.choose("refuse")
    window.press_other("Take this decision again")
    window.choose("tell")
    window.press_other("Back to your first answer")

    run = page.play.playing.run  # type: ignore[union-attr]
    assert (run.branch, run.steps[0].answer) == (0, Picked("refuse"))


def test_no_button_of_a_branch_is_cut(window: Window) -> None:
    page = window.begin()
    window.choose("refuse")
    window.press_other("Take this decision again")
    window.choose("tell")
    window.settle()

    shown = [button for button in page.floor.bar.buttons if not button.isHidden()]
    assert len(shown) == 3
    assert all(button.width() >= button.sizeHint().width() for button in shown)


def test_an_attempt_opens_at_the_exact_decision_with_its_transcript(window: Window) -> None:
    page = window.begin(mode="assessment")
    window.choose("point")
    before = [line.entry for line in page.contact.telling.lines]
    attempt = page.play.playing.attempt_id  # type: ignore[union-attr]
    window.begin()
    window.go_on(attempt)

    assert [line.entry for line in page.contact.telling.lines] == before
    assert page.contact.panel.offer.scene == "asks-again"  # type: ignore[union-attr]


def test_a_pause_covers_the_contact_and_is_on_the_record(window: Window) -> None:
    page = window.begin()
    page.tools["Pause"].click()
    window.settle()

    assert page.cover.isVisible()
    assert not page.floor.isVisible()
    assert _stored(window, page.play.playing.attempt_id).run.paused  # type: ignore[union-attr]


def test_after_a_pause_the_contact_goes_on_where_it_stood(window: Window) -> None:
    page = window.begin()
    page.tools["Pause"].click()
    window.settle()
    page.cover.go_on.click()
    window.settle()
    window.choose("tell")

    assert len(page.play.playing.run.steps) == 1  # type: ignore[union-attr]


def test_a_note_is_kept_and_shown(window: Window) -> None:
    page = window.begin()
    page.toggle("Notes")
    page.notes.field.setPlainText("He has a camera.")
    page.notes.written.emit("He has a camera.")
    window.settle()

    assert page.play.playing.run.notes[0].text == "He has a camera."  # type: ignore[union-attr]
    assert "He has a camera." in page.notes.words


def test_leaving_the_window_in_an_assessment_is_on_the_record(window: Window) -> None:
    page = window.begin(mode="assessment")
    before = page.play.playing.run.events  # type: ignore[union-attr]
    application = QGuiApplication.instance()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)  # type: ignore[union-attr]
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # type: ignore[union-attr]
    window.settle()

    assert page.play.playing.run.events == before + 2  # type: ignore[union-attr]


def test_leaving_the_window_in_practice_is_nobodys_business(window: Window) -> None:
    page = window.begin()
    application = QGuiApplication.instance()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)  # type: ignore[union-attr]
    window.settle()

    assert page.play.playing.run.events == 0  # type: ignore[union-attr]


def test_a_choice_that_cannot_be_saved_is_kept_and_can_be_tried_again(window: Window, tmp_path: Path) -> None:
    page = window.begin(mode="assessment")
    other = driver().connect(str(tmp_path / "record" / "record.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    window.choose("tell")
    unsaved = (len(window.faults), page.play.playing.run.steps, page.contact.panel.answer())  # type: ignore[union-attr]
    other.execute("ROLLBACK")
    other.close()
    window.press()

    assert unsaved == (1, (), Picked("tell"))
    assert len(page.play.playing.run.steps) == 1  # type: ignore[union-attr]


def test_a_play_that_went_on_elsewhere_is_read_again(window: Window) -> None:
    page = window.begin(mode="assessment")
    attempt = page.play.playing.attempt_id  # type: ignore[union-attr]
    window.station.ask(lambda office: act(office, resume(office, attempt), Choose(Picked("point"))), lambda _: None)
    window.settle()
    window.choose("tell")

    assert page.play.playing.run.steps[0].answer == Picked("point")  # type: ignore[union-attr]
    assert page.contact.panel.offer.scene == "asks-again"  # type: ignore[union-attr]


def test_another_contact_can_be_begun_while_a_choice_is_on_its_way(window: Window) -> None:
    page = window.begin(mode="assessment")
    page.contact.panel.answering.cards[0].click()  # type: ignore[union-attr]
    page.floor.bar.main.click()
    window.begin(OTHER, "assessment")

    assert page.play.playing.playable.scenario.id == OTHER  # type: ignore[union-attr]
    assert not page.play.is_busy


def test_number_keys_choose_while_the_keyboard_is_on_the_cards(window: Window) -> None:
    page = window.begin()
    page.contact.panel.focus_first()
    QTest.keyClick(window.shell.focusWidget(), Qt.Key.Key_2)

    assert [card.isChecked() for card in page.contact.panel.answering.cards] == [False, True, False]  # type: ignore[union-attr]


def test_number_keys_mean_nothing_elsewhere(window: Window) -> None:
    page = window.begin()
    page.floor.transcript.setFocus()
    QTest.keyClick(page.floor.transcript, Qt.Key.Key_2)

    assert page.contact.panel.answer() is None


def test_lines_come_one_by_one_and_space_speaks_the_next(window: Window) -> None:
    window.station.choose(_paced(window))
    page = window.begin()
    heard = len(page.contact.telling.lines)
    QTest.keyClick(page.floor.bar.main, Qt.Key.Key_Space)
    window.settle()

    assert (heard, len(page.contact.telling.lines)) == (1, 2)
    assert page.contact.panel.isVisible()


def test_widgets_are_used_again_from_scene_to_scene(window: Window) -> None:
    page = window.begin()
    window.choose("tell")
    window.press()
    before = len(page.findChildren(QWidget))
    window.begin()
    window.choose("tell")
    window.press()

    assert len(page.findChildren(QWidget)) == before


def test_every_control_has_a_name(window: Window) -> None:
    page = window.begin()
    window.choose("tell")
    reached = [each for each in page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [each for each in reached if each.isVisible()]

    assert len(shown) > 5
    assert [each for each in shown if not each.accessibleName()] == []


def test_the_stage_says_in_words_how_people_look(window: Window) -> None:
    page = window.begin()

    assert "Omar Haddad, a shop owner" in page.floor.stage.text()
    assert "Now wary." in page.floor.stage.text()


def _stored(window: Window, attempt_id: bytes):  # type: ignore[no-untyped-def]
    found: list[object] = []
    window.station.ask(lambda office: resume(office, attempt_id), found.append)
    window.settle()
    return found[0]


def _paced(window: Window):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(window.station.settings, pace="slow")


def test_at_double_size_the_choice_the_keyboard_is_on_stands_whole_above_the_button(opening: Opening) -> None:
    studio = opening("played", Settings(theme="day", text_percent=200, motion="reduced"))
    studio.shell.resize(1280, 720)
    next(pose for pose in POSES if pose.state == "pick-one").arrange(studio)
    page = studio.shell.page("scene")
    assert isinstance(page, ScenePage)
    cards = page.contact.panel.answering.cards  # type: ignore[union-attr]
    under: list[int] = []
    for card in cards:
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        studio.settle()
        under.append(card.mapToGlobal(card.rect().bottomLeft()).y() - page.floor.bar.mapToGlobal(QPoint()).y())

    assert len(cards) > 1
    assert max(under) < 0
