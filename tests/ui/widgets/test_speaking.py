"""Lines in their time, and a transcript that says nothing twice."""

from pytestqt.qtbot import QtBot

from tests.builders import edition, profile
from trainer.engine.actions import Choose, Picked
from trainer.engine.advance import advance, begin
from trainer.engine.playable import prepare
from trainer.engine.state import Heard
from trainer.ui.widgets.speaking import Line, Speaking, lines_of, spoken_ms
from trainer.ui.widgets.transcript import Entry


def _line(words: str) -> Line:
    return Line(Entry("Omar", words), "asks", {})


def test_the_first_line_comes_at_once_and_the_next_when_asked_for(qtbot: QtBot) -> None:
    speaking, heard = Speaking(), []
    speaking.spoke.connect(lambda line: heard.append(line.entry.words))
    speaking.start([_line("One."), _line("Two.")], "slow")
    at_once = list(heard)
    speaking.next()

    assert (at_once, heard) == (["One."], ["One.", "Two."])


def test_after_the_last_line_it_is_finished(qtbot: QtBot) -> None:
    speaking = Speaking()

    with qtbot.waitSignal(speaking.finished):
        speaking.start([_line("One.")], "slow")


def test_everything_can_be_shown_at_once(qtbot: QtBot) -> None:
    speaking, heard = Speaking(), []
    speaking.spoke.connect(heard.append)
    speaking.start([_line("One."), _line("Two."), _line("Three.")], "at once")

    assert len(heard) == 3


def test_longer_lines_take_longer_and_a_brisk_pace_less() -> None:
    short, long = "Yes.", "I called at twenty to ten and nobody came until ten to twelve."

    assert spoken_ms(short, "steady") < spoken_ms(long, "steady")
    assert spoken_ms(long, "brisk") < spoken_ms(long, "slow")


def test_a_choice_that_is_spoken_right_after_is_not_shown_twice() -> None:
    scenario = edition().scenario
    heard = (
        Heard("you chose", "you", "“Who called?”", "asks", {}),
        Heard("line", "you", "Who called?", "asks", {}),
    )

    assert [line.entry.words for line in lines_of(scenario, heard)] == ["“Who called?”"]


def test_several_choices_stand_under_one_name() -> None:
    scenario = edition().scenario
    heard = (Heard("you chose", "you", "One", "asks", {}), Heard("you chose", "you", "Two", "asks", {}))

    assert [line.entry for line in lines_of(scenario, heard)] == [Entry("You chose", "One\u2028Two", quiet=True)]


def test_narration_has_no_name_and_speech_has_quotes() -> None:
    playable = prepare(edition().scenario, profile())
    run, _ = advance(playable, begin(playable, seed=1, mode="practice"), Choose(Picked("tell")))
    entries = [line.entry for line in lines_of(playable.scenario, run.heard)]

    assert entries[0].who == ""
    assert entries[1] == Entry("Omar Haddad", "“And who are you?”")
