"""What Progress says of changes, certainty and errors, in every case there is."""

import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from trainer.academy.looking_back import Changed, LookingBack, Misjudged
from trainer.learning.looking_back import Recovery, Stated
from trainer.learning.mastery import Shift
from trainer.ui.widgets.change_card import ChangeCard
from trainer.ui.widgets.judgement_card import JudgementCard
from trainer.ui.widgets.plain_table import PlainTable

DAY = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.UTC)


def back(**changes: Any) -> LookingBack:
    given: dict[str, Any] = {
        "plays": 2, "last_play": DAY, "changed": (), "trends": {}, "stated": (), "sure_and_wrong": 0, "misjudged": (),
        "recovery": Recovery(2, 2, None, 0, 0), **changes,
    }  # fmt: skip
    return LookingBack(**given)


def said(card: QWidget) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if not one.isHidden())


@pytest.mark.parametrize(("changes", "words"), [
    ({}, "No certainty was stated yet."),
    ({"stated": (Stated("low", 1, 0, 0, 0.8),)}, "No decision taken with high certainty was wrong."),
    ({"stated": (Stated("high", 9, 2, 0, 0.8),), "sure_and_wrong": 7,
      "misjudged": (Misjudged(b"a", 2, "The bench", "The bag", DAY),)},
     "7 decisions taken with high certainty, and not right, the latest 1 here."),
    ({"recovery": Recovery(0, 0, None, 0, 0)}, "No scored play yet."),
    ({}, "No decision of your latest 2 plays was an error"),
    ({"recovery": Recovery(2, 1, 8, 0, 0)}, "came at decision 8. No decision came after it."),
    ({"recovery": Recovery(2, 1, 3, 1, 1)}, "Of 1 decision after it, 1 went without one."),
])  # fmt: skip
def test_the_judgement_card_says(qtbot: QtBot, changes: dict[str, Any], words: str) -> None:
    card = JudgementCard()
    qtbot.addWidget(card)
    card.show_judgement(back(**changes))

    assert words in said(card)


@pytest.mark.parametrize(("shift", "cells"), [
    (Shift(None, 0.5), ["–", "50", "First evidence"]),
    (Shift(0.25, 0.5), ["25", "50", "25 points up"]),
    (Shift(0.51, 0.5), ["51", "50", "1 point down"]),
])  # fmt: skip
def test_a_change_is_told_in_points(qtbot: QtBot, shift: Shift, cells: list[str]) -> None:
    card = ChangeCard()
    qtbot.addWidget(card)
    card.show_changes(back(changed=(Changed("Asking", shift),)))
    (row,) = card.findChildren(PlainTable)[0].cells.rows

    assert [cell.text for cell in row[1:]] == cells


def test_what_stayed_as_it_was_is_named_below(qtbot: QtBot) -> None:
    card = ChangeCard()
    qtbot.addWidget(card)
    card.show_changes(back(changed=(Changed("Asking", Shift(0.5, 0.5)), Changed("Waiting", Shift(1.0, 1.0)))))

    assert "As before: Asking; Waiting." in said(card)


def test_without_a_play_nothing_changed(qtbot: QtBot) -> None:
    card = ChangeCard()
    qtbot.addWidget(card)
    card.show_changes(back(last_play=None))

    assert "No scored play yet." in said(card)
