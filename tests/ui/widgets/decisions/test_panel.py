"""Every kind of decision can be answered by mouse and by keyboard, and only whole answers can be submitted."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.builders import DECISIONS
from trainer.engine.actions import CameIn, Ordered, Picked, Ranked, Said, Several
from trainer.engine.offers import Offer
from trainer.ui.widgets.decisions.best_and_worst import BestAndWorstCards
from trainer.ui.widgets.decisions.hearing_out import HearingOut
from trainer.ui.widgets.decisions.in_order import InOrder
from trainer.ui.widgets.decisions.own_words import OwnWords
from trainer.ui.widgets.decisions.panel import DecisionPanel

Put = Callable[[str], Offer]


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[DecisionPanel]:
    """Return an empty panel on the screen."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(460, 700)
    made = DecisionPanel(host)
    made.setGeometry(host.rect())
    host.show()
    yield made
    host.close()


def _press(panel: DecisionPanel, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        target = panel.window().focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)


@pytest.mark.parametrize("kind", sorted(set(DECISIONS) - {"hear them out"}))
def test_nothing_is_answered_before_something_was_chosen(panel: DecisionPanel, offered: Put, kind: str) -> None:
    panel.show_offer(offered(kind))

    assert panel.answer() is None
    assert panel.missing()


@pytest.mark.parametrize("kind", ["pick one", "name the emotion"])
def test_one_card_is_picked_by_its_number(panel: DecisionPanel, offered: Put, kind: str) -> None:
    put = offered(kind)
    panel.show_offer(put)
    panel.focus_first()
    _press(panel, Qt.Key.Key_1, Qt.Key.Key_2)

    assert panel.answer() == Picked(put.options[1].id)
    assert panel.submit_words() == "Submit choice 2"


def test_several_cards_are_ticked_by_their_numbers(panel: DecisionPanel, offered: Put) -> None:
    put = offered("pick several")
    panel.show_offer(put)
    panel.focus_first()
    _press(panel, Qt.Key.Key_3, Qt.Key.Key_1)

    assert panel.answer() == Several((put.options[0].id, put.options[2].id))
    assert panel.submit_words() == "Submit choices 1 and 3"


def test_enter_submits_from_a_card(panel: DecisionPanel, offered: Put, qtbot: QtBot) -> None:
    panel.show_offer(offered("pick one"))
    panel.focus_first()

    with qtbot.waitSignal(panel.submitted):
        _press(panel, Qt.Key.Key_1, Qt.Key.Key_Return)


def test_best_and_worst_are_marked_by_letter(panel: DecisionPanel, offered: Put) -> None:
    put = offered("pick best and worst")
    panel.show_offer(put)
    panel.focus_first()
    _press(panel, Qt.Key.Key_2, Qt.Key.Key_B, Qt.Key.Key_3, Qt.Key.Key_W)

    assert panel.answer() == Ranked(put.options[1].id, put.options[2].id)


def test_a_card_cannot_be_best_and_worst_at_once(panel: DecisionPanel, offered: Put) -> None:
    panel.show_offer(offered("pick best and worst"))
    panel.focus_first()
    _press(panel, Qt.Key.Key_1, Qt.Key.Key_B, Qt.Key.Key_W)

    assert isinstance(panel.answering, BestAndWorstCards)
    assert panel.answer() is None


def test_things_are_moved_with_alt_and_an_arrow(panel: DecisionPanel, offered: Put) -> None:
    put = offered("put in order")
    first, second, third = (option.id for option in put.options)
    panel.show_offer(put)
    panel.focus_first()
    _press(panel, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)

    assert panel.answer() == Ordered((second, first, third))


def test_a_moved_thing_keeps_the_keyboard(panel: DecisionPanel, offered: Put) -> None:
    put = offered("put in order")
    first, second, third = (option.id for option in put.options)
    panel.show_offer(put)
    panel.focus_first()
    for _ in range(2):
        _press(panel, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)

    assert panel.answer() == Ordered((second, third, first))


def test_things_are_moved_by_their_buttons(panel: DecisionPanel, offered: Put) -> None:
    put = offered("put in order")
    first, second, third = (option.id for option in put.options)
    panel.show_offer(put)
    assert isinstance(panel.answering, InOrder)
    panel.answering.cards[2].up.click()

    assert panel.answer() == Ordered((first, third, second))


def test_a_thing_is_dragged_past_its_neighbour(panel: DecisionPanel, offered: Put) -> None:
    put = offered("put in order")
    first, second, third = (option.id for option in put.options)
    panel.show_offer(put)
    assert isinstance(panel.answering, InOrder)
    cards = panel.answering.cards
    panel.answering.drag_to(cards[0], cards[1].geometry().center().y())

    assert panel.answer() == Ordered((second, first, third))


def test_own_words_are_drafted_when_the_keyboard_leaves(panel: DecisionPanel, offered: Put, qtbot: QtBot) -> None:
    panel.show_offer(offered("say it yourself"))
    assert isinstance(panel.answering, OwnWords)
    panel.answering.field.setFocus()
    panel.answering.field.setPlainText("Four three one two.")

    with qtbot.waitSignal(panel.drafted) as drafted:
        panel.answering.field.clearFocus()
    assert drafted.args == ["Four three one two."]
    assert panel.answer() == Said("Four three one two.")


def test_submitted_words_are_drafted_no_more(panel: DecisionPanel, offered: Put, qtbot: QtBot) -> None:
    panel.show_offer(offered("say it yourself"))
    assert isinstance(panel.answering, OwnWords)
    panel.answering.field.setPlainText("Four.")
    panel.answering.set_open(False)

    with qtbot.assertNotEmitted(panel.drafted):
        panel.answering.keep()


def test_coming_in_counts_the_line_and_not_the_time(panel: DecisionPanel, offered: Put) -> None:
    panel.show_offer(offered("hear them out"))
    assert isinstance(panel.answering, HearingOut)
    before = panel.answer()
    panel.answering.next_line()

    assert (before, panel.answer()) == (CameIn(0), CameIn(1))


def test_hearing_every_line_is_letting_them_finish(panel: DecisionPanel, offered: Put) -> None:
    put = offered("hear them out")
    panel.show_offer(put)
    assert isinstance(panel.answering, HearingOut)
    while panel.answering.next_line() is not None:
        pass

    assert panel.answer() == CameIn(2)
    assert panel.submit_words() == "Go on"


def test_what_later_decisions_need_is_made_before_they_are_offered(
    panel: DecisionPanel, qtbot: QtBot, offered: Put
) -> None:
    panel.show_offer(offered("pick one"))
    before = panel.answering
    decisions = [offered(kind).decision for kind in ("pick one", "pick best and worst", "put in order")]

    panel.make_ready(decisions)
    qtbot.waitUntil(lambda: not panel.is_making_ready)
    made = set(panel.findChildren(QWidget))
    panel.show_offer(offered("put in order"))
    panel.show_offer(offered("pick best and worst"))

    assert set(panel.findChildren(QWidget)) == made
    assert before is not None
    assert before.isHidden()


def test_the_keyboard_goes_to_the_certainty_that_is_missing(panel: DecisionPanel, offered: Put) -> None:
    offer = offered("pick one")
    panel.show_offer(replace(offer, decision=replace(offer.decision, certainty=True)))
    panel.focus_first()

    assert panel.point_at_missing() == "Choose one."
    _press(panel, Qt.Key.Key_2)
    assert panel.point_at_missing() == "Say how sure you are."
    assert panel.certainty.isAncestorOf(panel.window().focusWidget() or panel)
