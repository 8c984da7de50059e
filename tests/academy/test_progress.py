"""Evidence, and plays over time."""

from tests.offices import NOON, POINT, REFUSE, REPEAT, SIGH, TELL, played
from trainer.academy.office import Office
from trainer.academy.people import Person, register
from trainer.academy.progress import competencies, plays


def test_no_evidence_is_not_nothing_achieved(office: Office, person: Person) -> None:
    played(office, person, REFUSE, SIGH)
    by_id = {one.id: one for one in competencies(office, person.id)}

    assert (by_id["first-request"].mean, by_id["first-request"].decisions) == (0.0, 1)
    nothing = by_id["complaint-route"]
    assert (nothing.mastery, nothing.mean, nothing.decisions, nothing.last_at) == (None, None, 0, None)


def test_evidence_of_both_modes_is_put_together_and_practice_is_marked(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    played(office, person, POINT, REPEAT, mode="assessment")
    found = competencies(office, person.id)[0]

    assert (found.title, found.topic) == ("Giving it the first time", "Badge requests")
    assert found.mastery is not None
    assert (found.mastery.best, found.mastery.last, found.mean) == (1.0, 0.3, 0.65)
    assert (found.decisions, found.mastery.practised, found.mastery.attempts, found.last_at) == (2, 1, 2, NOON)
    assert 0 < found.mastery.low < 0.65 < found.mastery.high < 1


def test_evidence_of_assessments_alone_has_no_practice_in_it(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT, mode="assessment")

    found = competencies(office, person.id)[0].mastery

    assert found is not None
    assert found.practised == 0


def test_plays_are_given_the_earliest_first(office: Office, person: Person) -> None:
    played(office, person, POINT, SIGH)
    played(office, person, TELL, REPEAT)

    assert [play.shown for play in plays(office, person.id)] == [21, 100]


def test_one_persons_plays_are_not_anothers(office: Office, person: Person) -> None:
    played(office, person, TELL, REPEAT)
    other = register(office, "Omar", "2")

    assert plays(office, other.id) == ()
    assert competencies(office, other.id)[0].mean is None
