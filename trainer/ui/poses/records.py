"""Records: one's own with plays and without any, a play and a certificate open, and another's as a records officer."""

from trainer.academy.office import Office, Seat
from trainer.people.passwords import hashed
from trainer.ui.pages.records import RecordsPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import PASSPHRASE, Studio
from trainer.ui.studio import played as played_by

KEEPER = "2044"


def page(studio: Studio) -> RecordsPage:
    """Bring the page to the front and return it."""
    studio.show("records")
    found = studio.shell.page("records")
    assert isinstance(found, RecordsPage)
    return found


def meet_a_course(studio: Studio, person_id: bytes) -> str:
    """Let somebody meet every contact of the first course in an assessment; return the title of the course."""
    return studio.do(lambda office: _met(studio, office, person_id))


def sign_in_keeper(studio: Studio) -> None:
    """Let the records officer sign in, with a passphrase that whoever has the file has set."""
    studio.do(_open_account)
    studio.sign_in(KEEPER)


def _open_account(office: Office) -> None:
    from trainer.academy.accounts import accounts, set_own_password

    seat, credential = office.seat, office.credential
    office.seat = Seat.FILE
    keeper = next(one.person.id for one in accounts(office) if one.person.number == KEEPER)
    set_own_password(office, keeper, hashed(PASSPHRASE))
    office.seat, office.credential = seat, credential


def _met(studio: Studio, office: Office, person_id: bytes) -> str:
    from trainer.academy.courses import standings

    standing = standings(office, person_id)[0]
    for one in standing.requirements:
        studio.clock.wait(minutes=20)
        played_by(office, studio.clock, person_id, one.scenario_id, "assessment", "expert")
    return standing.title


def _play(studio: Studio) -> None:
    shown = page(studio)
    shown.open_play(shown.first_that_fell_short)
    studio.settle()


def _course(studio: Studio) -> None:
    title = studio.do(lambda office: office.library.framework.topics["fourth-amendment"].title)
    page(studio).open_course(title)
    studio.settle()


def _certificate(studio: Studio) -> None:
    from trainer.academy.certificates import issue

    meet_a_course(studio, studio.person.id)
    course = studio.do(lambda office: next(iter(office.library.framework.topics)))
    studio.do(lambda office: issue(office, studio.person.id, course))
    page(studio).open_certificate(0)
    studio.settle()


def _rank(studio: Studio) -> None:
    page(studio).rank.click()
    studio.settle()


def _evaluation(studio: Studio) -> None:
    meet_a_course(studio, studio.person.id)
    shown = page(studio)
    shown.card.evaluation_wanted.emit(studio.do(lambda office: next(iter(office.library.framework.topics))))
    studio.settle()


def _certification(studio: Studio) -> None:
    shown = page(studio)
    shown.card.certification_wanted.emit(studio.do(lambda office: next(iter(office.library.framework.topics))))
    studio.settle()


def _hours(studio: Studio) -> None:
    from trainer.academy.hours import enter_hours

    _certificate(studio)
    studio.do(lambda office: enter_hours(office, 1, "2", "Board of Nowhere, which is fiction", ""))
    page(studio).open_certificate(0)
    studio.settle()


def _keeper(studio: Studio) -> None:
    studio.sign_in()
    trainee = studio.person.id
    title = meet_a_course(studio, trainee)
    sign_in_keeper(studio)
    shown = page(studio)
    shown.choose(trainee)
    studio.settle()
    shown.open_course(title)
    studio.settle()


def _instructor(studio: Studio) -> None:
    studio.sign_in("1180")
    page(studio)


POSES = (
    Pose("records", "played", lambda studio: studio.show("records")),
    Pose("records", "play", _play),
    Pose("records", "course", _course),
    Pose("records", "certificate", _certificate),
    Pose("records", "rank", _rank),
    Pose("records", "evaluation", _evaluation),
    Pose("records", "certification", _certification),
    Pose("records", "hours", _hours),
    Pose("records", "empty", lambda studio: studio.show("records"), record="empty"),
    Pose("records", "keeper", _keeper, record="shared"),
    Pose("records", "instructor", _instructor, record="shared"),
)
