"""What practice shows on the way."""

from tests.offices import POINT, REPEAT, TELL, played
from trainer.academy.guidance import expert_answer, last_moment
from trainer.academy.office import Office
from trainer.academy.people import Person
from trainer.engine.actions import Picked


def test_before_the_first_decision_there_is_nothing_to_open(office: Office, person: Person) -> None:
    assert last_moment(office, played(office, person)) is None


def test_the_decision_just_taken_is_opened(office: Office, person: Person) -> None:
    moment = last_moment(office, played(office, person, POINT))

    assert moment is not None


def test_the_expert_answers_until_the_contact_ends(office: Office, person: Person) -> None:
    assert expert_answer(office, played(office, person)) == Picked("tell")
    assert expert_answer(office, played(office, person, TELL, REPEAT)) is None
