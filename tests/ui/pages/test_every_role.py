"""Every role visits every place it is shown: nothing there is refused, and nothing is shown that would be."""

import pytest

from tests.ui.conftest import Opening
from trainer.academy.office import Office, Seat
from trainer.people.roles import Role
from trainer.ui.page import PageName

NUMBERS = {
    "trainee": "5021",
    "instructor": "1180",
    "lead instructor and author": "1203",
    "records officer": "2044",
    "administrator": "4172",
}
SEEN: dict[str, set[str]] = {
    "trainee": set(),
    "instructor": {"People", "Training"},
    "lead instructor and author": {"People", "Training", "Law watch", "Author"},
    "records officer": {"People", "Law watch", "Audit log", "Keeping"},
    "administrator": {"People", "Audit log"},
}
EVERYBODYS = {"Home", "Catalogue", "Progress", "Records", "Reference", "Help", "Settings"}


def refusals(office: Office) -> int:
    from trainer.academy.audit import Asked, log

    seat, office.seat = office.seat, Seat.FILE
    try:
        return len(log(office, Asked(act="refused")))
    finally:
        office.seat = seat


@pytest.mark.parametrize("who", NUMBERS)
def test_what_a_role_is_shown_is_open_to_it(opening: Opening, who: str) -> None:
    studio = opening("shared")
    faults: list[str] = []
    studio.station.faulted.connect(lambda fault: faults.append(fault.error.sentence))
    studio.sign_in(NUMBERS[who])
    studio.shell.go("home")
    shown = {item.text() for item in studio.shell.side.items if not item.isHidden()}
    for item in studio.shell.side.items:
        if not item.isHidden():
            item.click()
            studio.settle()
    studio.show("about")
    contact = sorted(studio.do(lambda office: tuple(office.library.editions)))[0]
    studio.show("brief", contact)
    studio.play(contact)

    assert shown == EVERYBODYS | SEEN[who]
    assert (faults, studio.do(refusals)) == ([], 0)


@pytest.mark.parametrize("page", ["people", "training", "audit", "keeping", "law_watch", "author"])
def test_a_place_that_is_not_shown_is_refused_all_the_same(opening: Opening, page: PageName) -> None:
    studio = opening("shared")
    studio.sign_in(NUMBERS["trainee"])
    studio.show(page)

    assert 0 < studio.do(refusals) < 5
    assert studio.station.person is not None
    assert Role.TRAINEE in studio.station.session.roles  # type: ignore[union-attr]
