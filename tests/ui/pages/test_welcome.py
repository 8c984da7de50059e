"""The first page: a name is taken as it is, or refused with the reason and never cut."""

import pytest

from tests.ui.conftest import Opening
from trainer.ui.pages.welcome import WelcomePage
from trainer.ui.studio import Studio


def welcomed(studio: Studio, name: str) -> None:
    studio.show("welcome")
    page = studio.shell.page("welcome")
    assert isinstance(page, WelcomePage)
    page.form.fill(name, "4312", "")
    page._start.click()
    studio.settle()


@pytest.mark.parametrize("letter", ["W", "ن"])
def test_a_name_of_two_hundred_and_one_letters_is_refused_with_the_reason(opening: Opening, letter: str) -> None:
    studio = opening("nobody")
    welcomed(studio, letter * 201)

    assert studio.shell.current == "welcome"
    assert "longer than 200 letters" in studio.shell.banner._shown["writing"].sentence


def test_a_name_of_two_hundred_letters_is_taken_whole(opening: Opening) -> None:
    studio = opening("nobody")
    welcomed(studio, "ن" * 200)

    assert studio.shell.current == "home"
    assert studio.person.name == "ن" * 200
