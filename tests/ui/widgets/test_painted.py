"""Painted widgets: they wrap, they say what they show, and nothing they hold is cut."""

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from trainer.ui.widgets.cast import Officer
from trainer.ui.widgets.choice_card import ChoiceCard
from trainer.ui.widgets.key_hints import KeyHints
from trainer.ui.widgets.known_facts import KnownFacts
from trainer.ui.widgets.newest_line import NewestLine, reading_width
from trainer.ui.widgets.officer_card import OfficerCard
from trainer.ui.widgets.prose import Prose
from trainer.ui.widgets.time_left import in_words
from trainer.ui.widgets.top_line import TopLine
from trainer.ui.widgets.transcript import Entry, Transcript
from trainer.ui.widgets.wrapped import Wrapped

_LONG = "Stay where you are. Give your name, number and agency with a card, and ask to go on talking at the door."


def test_a_card_grows_where_its_words_wrap(qtbot: QtBot) -> None:
    card = ChoiceCard()
    qtbot.addWidget(card)
    card.show_choice(1, _LONG, "round")

    assert card.heightForWidth(900) < card.heightForWidth(450) < card.heightForWidth(250)
    assert card.accessibleName() == f"1. {_LONG}"


def test_a_card_shown_again_is_not_chosen(qtbot: QtBot) -> None:
    card = ChoiceCard()
    qtbot.addWidget(card)
    card.show_choice(1, "One", "round")
    card.click()
    card.show_choice(1, "Two", "round")

    assert not card.isChecked()


@pytest.mark.parametrize("role", ["h2", "strong", "reading", "muted", "caption", "point", ""])
def test_prose_has_the_height_of_its_lines(qtbot: QtBot, role: str) -> None:
    prose = Prose(_LONG, role)
    qtbot.addWidget(prose)

    assert prose.heightForWidth(150) > prose.heightForWidth(400) >= prose.heightForWidth(2000) > 0


def test_lines_are_never_longer_than_what_is_read_with_ease(qtbot: QtBot) -> None:
    prose = Prose(_LONG, "reading")
    qtbot.addWidget(prose)

    assert prose.heightForWidth(3000) == prose.heightForWidth(reading_width())


def test_facts_that_do_not_fit_leave_the_newest(qtbot: QtBot) -> None:
    facts = KnownFacts()
    qtbot.addWidget(facts)
    facts.show_facts(tuple(f"Fact {number}." for number in range(9)))
    whole = facts.heightForWidth(400)

    assert 0 < facts.fit_into(400, whole - 30) <= whole - 30
    assert facts.fit_into(400, 10) == 0
    assert "Fact 0." in facts.text()


@pytest.mark.parametrize("made", [NewestLine, KeyHints, OfficerCard, KnownFacts, Prose])
def test_what_is_painted_is_text_for_a_screen_reader(qtbot: QtBot, made: type[QLabel]) -> None:
    widget = made()
    qtbot.addWidget(widget)
    match widget:
        case NewestLine():
            widget.show_line("Ms. Okafor", "No.", fades=False)
        case KeyHints():
            widget.show_hints(((("1", "3"), "choose"),))
        case OfficerCard():
            widget.show_officer(Officer("Rosa Delgado", "4172", "Calder Falls Police"))
        case KnownFacts():
            widget.show_facts(("A call.",))
        case Prose():
            widget.show_words("Words.")

    assert widget.text()


def test_the_card_names_the_officer_as_one_would_say_it() -> None:
    officer = Officer("Rosa Maria Delgado", "4172", "")

    assert (officer.title, officer.detail) == ("Officer R. Delgado", "4172")


def test_a_transcript_only_grows(qtbot: QtBot) -> None:
    transcript = Transcript()
    qtbot.addWidget(transcript)
    transcript.show_entries([Entry("You", "“Good evening.”")], 0)
    transcript.show_entries([Entry("You", "“Good evening.”"), Entry("", "He looks up.")], 1)

    assert transcript.toPlainText() == "You\t“Good evening.”\n\tHe looks up."


def test_a_transcript_of_another_line_of_play_is_written_anew(qtbot: QtBot) -> None:
    transcript = Transcript()
    qtbot.addWidget(transcript)
    transcript.show_entries([Entry("You", "“One.”"), Entry("You", "“Two.”")], 1)
    transcript.show_entries([Entry("You", "“Other.”")], 0)

    assert transcript.toPlainText() == "You\t“Other.”"


@pytest.mark.parametrize(
    ("seconds", "words"), [(90, "1 minute 30 seconds"), (60, "1 minute"), (1, "1 second"), (0, "0 seconds")]
)
def test_time_is_told_in_words(seconds: int, words: str) -> None:
    assert in_words(seconds) == words


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("You have reason to stop him. How do you open?", ["You have reason to stop him.", "How do you open?"]),
        (
            "He broke it to get out, and he then ran up the stairs",
            ["He broke it to get out, and", "he then ran up the stairs"],
        ),
    ],
)
def test_the_lines_of_a_heading_are_sentences_or_about_as_long(
    qapp: QApplication, words: str, lines: list[str]
) -> None:
    heading = Wrapped()
    heading.set_font(20, strong=True, is_heading=True)
    heading.set_text(words)
    laid_out = heading._laid_out(heading.natural_width() - 8)
    starts = [laid_out.lineAt(place).textStart() for place in range(laid_out.lineCount())]
    shown = [laid_out.text()[a:b].strip("\u2028 ") for a, b in itertools.pairwise([*starts, len(words)])]

    assert shown == lines


def test_a_title_breaks_where_another_part_takes_its_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 200)
    line = TopLine(window)
    line.resize(560, 80)
    line.fit(icons_only=False, wraps=True)
    line.set_title("Debrief: Raised voices at Alder Court")
    window.show()
    alone = line._title.wordWrap()
    line.set_saved("Saved Friday, 10:09 am")
    line.set_badge("Practice, another try, and more of it")
    qtbot.waitUntil(line._title.wordWrap)

    assert not alone
