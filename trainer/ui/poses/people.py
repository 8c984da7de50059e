"""People as an administrator finds them, with cards open, and as an instructor does."""

from trainer.ui.pages.people import PeoplePage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import OFFICER, Studio


def _open(studio: Studio, number: str = OFFICER[1]) -> PeoplePage:
    studio.sign_in(number)
    studio.show("people")
    page = studio.shell.page("people")
    assert isinstance(page, PeoplePage)
    return page


def _opened(studio: Studio) -> None:
    _open(studio)


def _instructor(studio: Studio) -> None:
    _open(studio, "1180")


def _person(studio: Studio) -> None:
    _open(studio).open_person("5021")
    studio.settle()


def _adding(studio: Studio) -> None:
    _open(studio).add.click()
    studio.settle()


def _cohort(studio: Studio) -> None:
    _open(studio).open_cohort("Recruits, autumn")
    studio.settle()


POSES = (
    Pose("people", "opened", _opened, record="shared"),
    Pose("people", "person", _person, record="shared"),
    Pose("people", "adding", _adding, record="shared"),
    Pose("people", "cohort", _cohort, record="shared"),
    Pose("people", "instructor", _instructor, record="shared"),
)
