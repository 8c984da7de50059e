"""Signing in: as found, with what is wrong pointed out, after an idle time, and while a code is replaced."""

from PySide6.QtWidgets import QPushButton

from trainer.ui.pages.sign_in import SignInPage
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import OFFICER, Studio


def _page(studio: Studio) -> SignInPage:
    page = studio.shell.page("sign-in")
    assert isinstance(page, SignInPage)
    return page


def _wrong(studio: Studio) -> None:
    studio.show("sign-in")
    page = _page(studio)
    page.who.box.setEditText(OFFICER[1])
    page.password.line.setText("not the right one")
    next(one for one in page.findChildren(QPushButton) if one.text() == "Sign in").click()
    studio.settle()


def _code(studio: Studio) -> None:
    from trainer.academy.accounts import reset
    from trainer.academy.office import Office, Seat
    from trainer.people.passwords import hashed

    def given(office: Office) -> None:
        office.seat = Seat.FILE
        person = next(one for one in people(office) if one.number == "5021")
        reset(office, person.id, hashed("23456789ABCDEFGH"))
        office.seat = Seat.WINDOW

    from trainer.academy.people import people

    studio.do(given)
    studio.sign_in("5021")
    studio.show("sign-in")


POSES = (
    Pose("sign-in", "opened", lambda studio: studio.show("sign-in"), record="shared"),
    Pose("sign-in", "wrong", _wrong, record="shared"),
    Pose(
        "sign-in",
        "idle",
        lambda studio: studio.show("sign-in", "You were signed out because nothing was done for 15 minutes."),
        record="shared",
    ),
    Pose("sign-in", "code", _code, record="shared"),
)
