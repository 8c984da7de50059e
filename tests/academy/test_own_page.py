"""One's own page: everything of one moment, and made anew only when it has changed."""

from tests.offices import POINT, REPEAT, TELL, played
from trainer.academy.looking_back import looking_back
from trainer.academy.office import Office
from trainer.academy.own_page import own_page
from trainer.academy.people import Person
from trainer.academy.plays import finished
from trainer.academy.progress import competencies, scored


def test_the_page_shows_what_its_parts_say(office: Office, person: Person) -> None:
    for answers in ((TELL, REPEAT), (POINT,)):
        played(office, person, *answers)
    page = own_page(office, person.id, 5)

    assert page.evidence == competencies(office, person.id)
    assert page.played == finished(office, person.id, with_endings=True)
    assert page.back == looking_back(office, person.id)


def test_no_more_plays_are_shown_than_asked_for(office: Office, person: Person) -> None:
    for _ in range(3):
        played(office, person, TELL, REPEAT)

    assert own_page(office, person.id, 2).played == finished(office, person.id, with_endings=True)[:2]


def test_what_has_not_changed_is_not_made_again(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    before = own_page(office, person.id, 5)
    same = own_page(office, person.id, 5)
    played(office, person, TELL, REPEAT)
    after = own_page(office, person.id, 5)

    assert same.back is before.back
    assert after.back.plays == 2
    assert len(after.played) == 2


def test_a_worked_example_is_no_scored_play(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    played(office, person, TELL, REPEAT, mode="assessment")

    assert [play.mode for play in scored(finished(office, person.id))] == ["practice", "assessment"]
