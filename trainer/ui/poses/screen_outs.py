"""Screen-outs as a lead instructor and an instructor find them: the lists, one opened, decided, held back, none."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from trainer.ui.pages.screen_outs import ScreenOutsPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import NOW, Skill, Studio, played

if TYPE_CHECKING:
    from trainer.academy.office import Office

INSTRUCTOR, LEAD = "1180", "1203"
_PLAYS: tuple[tuple[int, str, Skill], ...] = (
    (0, "fourth-amendment/the-black-bag", "last"),
    (2, "badge-requests/the-blue-bicycle", "last"),
    (1, "fourth-amendment/raised-voices-at-alder-court", "last"),
    (0, "badge-requests/speed-stop-on-route-9", "first"),
)
_WORDS = (
    "The message came up by itself and the phone was about to lock. It was said at once, and nothing more was opened.",
    "The badge was turned to her and could be read from where she stood.",
)


def page_of(studio: Studio) -> ScreenOutsPage:
    """Return the page, once it has been shown."""
    page = studio.shell.page("screen_outs")
    assert isinstance(page, ScreenOutsPage)
    return page


def screened(studio: Studio, *, decided: bool = True) -> None:
    """Let trainees be screened out in assessments, an instructor recommend twice, and a lead instructor decide once."""
    studio.sign_in(INSTRUCTOR)
    studio.do(partial(_screened, studio))
    if decided:
        studio.sign_in(LEAD)
        studio.do(_decided)


def _screened(studio: Studio, office: "Office") -> None:
    from trainer.academy.cohorts import cohorts
    from trainer.academy.office import Seat
    from trainer.academy.screen_out_cases import cases
    from trainer.academy.screen_outs import recommend
    from trainer.learning.screen_outs import Outcome

    trainees = cohorts(office)[0].trainees
    office.seat = Seat.FILE
    for day, (place, contact, skill) in enumerate(_PLAYS):
        studio.clock.moment = NOW - timedelta(days=9 - 2 * day)
        played(office, studio.clock, trainees[place].id, contact, "assessment", skill)
    studio.clock.moment = NOW - timedelta(hours=5)
    office.seat = Seat.WINDOW
    for case, words in zip(cases(office).for_recommendation[:2], _WORDS, strict=True):
        recommend(office, case.out.which, Outcome.SET_ASIDE, words, 0)
    studio.clock.moment = NOW


def _decided(office: "Office") -> None:
    from trainer.academy.screen_out_cases import cases
    from trainer.academy.screen_outs import decide
    from trainer.learning.screen_outs import Outcome

    case = cases(office).for_decision[1]
    decide(
        office,
        case.out.which,
        Outcome.UPHELD,
        "Pointing at a badge is not giving a number. She asked twice.",
        1,
    )


def _waiting(studio: Studio) -> None:
    screened(studio)
    studio.show("screen_outs")


def _case(studio: Studio) -> None:
    _waiting(studio)
    page_of(studio).open_case(0, 0)
    studio.settle()


def _nothing_said(studio: Studio) -> None:
    _case(studio)
    case = page_of(studio).case
    case.form.choices["set aside"].setChecked(True)
    case.form.send.click()
    studio.settle()
    page = page_of(studio)
    page.view.ensureWidgetVisible(case.form.send)


def _done(studio: Studio) -> None:
    _case(studio)
    form = page_of(studio).case.form
    form.choices["set aside"].setChecked(True)
    form.reason.setPlainText(
        "The sergeant was told at once and the warrant asked for. It is taught again; it does not count."
    )
    form.send.click()
    studio.settle()


def _decided_case(studio: Studio) -> None:
    _waiting(studio)
    page_of(studio).open_case(2, 0)
    studio.settle()


def _recommend(studio: Studio) -> None:
    screened(studio, decided=False)
    studio.show("screen_outs")
    page_of(studio).open_case(1, 0)
    studio.settle()


def _empty(studio: Studio) -> None:
    studio.sign_in(LEAD)
    studio.show("screen_outs")


POSES = (
    Pose("screen_outs", "waiting", _waiting, record="shared"),
    Pose("screen_outs", "case", _case, record="shared"),
    Pose("screen_outs", "nothing-said", _nothing_said, record="shared"),
    Pose("screen_outs", "on-record", _done, record="shared"),
    Pose("screen_outs", "decided", _decided_case, record="shared"),
    Pose("screen_outs", "recommend", _recommend, record="shared"),
    Pose("screen_outs", "empty", _empty, record="shared"),
)
