"""The decisions of a play as evidence."""

from tests.offices import NOON, REFUSE, REPEAT, SHORT, TELL, FixedClock, played
from trainer.academy.attempts import act, start
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.academy.play_evidence import choices
from trainer.engine.actions import Rewind


def test_each_decision_has_its_time_its_words_and_its_cost(office: Office, clock: FixedClock, person: Person) -> None:
    playing = start(office, person.id, SHORT, "practice")
    for action in (REFUSE, REPEAT, Rewind(1), TELL):
        clock.pass_by(minutes=1)
        playing = act(office, playing, action)
    first, second = choices(office, playing.attempt_id)

    assert (first.number, first.scene, first.words) == (1, "He asks", "You do not need that.")
    assert ((first.at - NOON).seconds, (second.at - NOON).seconds) == (60, 120)
    assert (first.screen_outs, first.costly, second.screen_outs, second.costly) == (
        ("identification refused",), True, (), False,
    )  # fmt: skip
    assert second.words.startswith("Four three one two.")


def test_a_play_that_goes_on_shows_what_was_decided_so_far(office: Office, person: Person) -> None:
    playing = played(office, person, TELL)

    assert [(one.words, one.costly) for one in choices(office, playing.attempt_id)] == [
        ("I am Officer Reyes, number 4312, Harbor police.", False)
    ]
