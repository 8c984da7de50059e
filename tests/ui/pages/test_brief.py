"""The brief: what one knows beforehand, and how to play."""

from tests.offices import SHORT
from tests.ui.window import Window
from trainer.ui.pages.brief import BriefPage


def _brief(window: Window) -> BriefPage:
    window.shell.go("brief", SHORT)
    window.settle()
    page = window.shell.page("brief")
    assert isinstance(page, BriefPage)
    return page


def test_the_brief_says_role_dispatch_rules_and_how_it_is_scored(window: Window) -> None:
    words = _brief(window).words

    assert "You are a patrol officer on foot." in words
    assert "A caller reports a loud argument on Mill Street." in words
    assert "How it is scored" in words


def test_a_variant_changes_the_words(window: Window) -> None:
    page = _brief(window)
    page.variants.setCurrentIndex(1)

    assert "Dock Street" in page.words


def test_start_begins_the_chosen_mode(window: Window) -> None:
    page = _brief(window)
    page.modes.cards[1].click()
    page.start.click()
    window.settle()

    assert window.scene.play.playing.run.mode == "assessment"  # type: ignore[union-attr]


def test_a_contact_without_a_worked_example_does_not_offer_one(window: Window) -> None:
    assert len(_brief(window).modes.cards) == 2


def test_a_play_that_was_left_can_be_gone_on_with(window: Window) -> None:
    window.begin(mode="assessment")
    window.choose("tell")
    page = _brief(window)
    page.go_on.click()
    window.settle()

    assert window.scene.play.playing.run.state.scene == "asks-again"  # type: ignore[union-attr]


def test_nothing_is_offered_to_go_on_with_before_the_first_play(window: Window) -> None:
    assert not _brief(window).go_on.isVisible()
