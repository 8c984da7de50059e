"""An agency is given its rules in Settings; the brief says whose rules hold and lets practice try others."""

from PySide6.QtWidgets import QComboBox

from trainer.ui.pages.brief import BriefPage
from trainer.ui.studio import Studio

CONTACT = "badge-requests/the-blue-bicycle"


def _give(studio: Studio, profile: str) -> None:
    studio.show("settings")
    studio.settle()
    control = next(
        one
        for one in studio.shell.page("settings").findChildren(QComboBox)
        if one.accessibleName() == "Rules of Calder Falls Police"
    )
    control.setCurrentIndex(control.findData(profile))
    control.activated.emit(control.currentIndex())
    studio.settle()


def _brief(studio: Studio) -> BriefPage:
    studio.show("brief", CONTACT)
    page = studio.shell.page("brief")
    assert isinstance(page, BriefPage)
    return page


def test_without_rules_of_its_own_an_agency_is_under_the_default_ones(studio: Studio) -> None:
    page = _brief(studio)

    assert "Rules that apply: Default rules of this program" in page.words
    assert "the default rules are in force" in page._why.text()


def test_an_agency_that_was_given_rules_plays_by_them(studio: Studio) -> None:
    _give(studio, "new-york-city")
    page = _brief(studio)
    page.modes.cards[1].click()
    page.start.click()
    studio.settle()

    assert "Calder Falls Police trains by these rules." in page._why.text()
    assert studio.shell.page("scene").play.playing.playable.profile.id == "new-york-city"  # type: ignore[attr-defined]


def test_practice_may_try_the_rules_of_another_agency_and_assessment_may_not(studio: Studio) -> None:
    page = _brief(studio)
    page.modes.cards[0].click()
    page.profiles.setCurrentIndex(page.profiles.findData("maryland"))
    in_practice = page.words
    page.modes.cards[1].click()

    assert "Rules that apply: Maryland" in in_practice
    assert "Rules that apply: Default" in page.words
    assert not page.profiles.isEnabled()
