"""Settings count at once, are kept, and let a name be corrected and the record be copied and checked."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from trainer import paths, settings
from trainer.academy.people import first_person
from trainer.ui.pages.settings import SettingsPage
from trainer.ui.studio import Studio


@pytest.fixture
def page(studio: Studio) -> SettingsPage:
    """Return the filled page."""
    studio.show("settings")
    page = studio.shell.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def _press(page: SettingsPage, words: str, studio: Studio) -> None:
    next(button for button in page.findChildren(QPushButton) if button.text() == words).click()
    studio.settle()


def _words(page: SettingsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


@pytest.mark.parametrize(
    ("field", "value"),
    [("theme", "night"), ("text_percent", 150), ("motion", "full"), ("pace", "at once"), ("time_limits", "double")],
)
def test_a_choice_counts_at_once_and_is_kept(studio: Studio, page: SettingsPage, field: str, value: object) -> None:
    control: QComboBox = page._controls[field]
    control.setCurrentIndex(control.findData(value))
    control.activated.emit(control.currentIndex())
    studio.settle()

    assert getattr(studio.station.settings, field) == value
    assert getattr(settings.load(studio.station._file), field) == value


def test_a_size_chosen_by_key_is_shown(studio: Studio, page: SettingsPage) -> None:
    studio.shell._larger(1)

    assert page._controls["text_percent"].currentData() == 125


def test_a_corrected_name_stands_everywhere(studio: Studio, page: SettingsPage) -> None:
    _press(page, "Correct", studio)
    page._identity._form.fill("Rosa Delgado-Marín", "4172-B", "")
    _press(page, "Keep", studio)

    assert studio.do(first_person) == studio.person
    assert studio.person.name == "Rosa Delgado-Marín"
    assert any("Rosa Delgado-Marín, officer 4172-B." in words for words in _words(page))


def test_a_correction_without_a_number_is_pointed_at(studio: Studio, page: SettingsPage) -> None:
    _press(page, "Correct", studio)
    page._identity._form.fill("Rosa", "  ", "")
    _press(page, "Keep", studio)

    assert "Type your officer number; letters and digits are both fine." in _words(page)
    assert studio.person.name == "R. Delgado"


def test_a_copy_is_made_and_listed(studio: Studio, page: SettingsPage) -> None:
    _press(page, "Make a copy now", studio)
    file = next(paths.backups().glob("copy-*.db"))

    assert [row[0].text for row in page._record._copies.cells.rows] == [file.name]


def test_a_check_says_what_fits_together(studio: Studio, page: SettingsPage) -> None:
    _press(page, "Check now", studio)

    assert any(words.startswith("Everything fits together: 7 plays") for words in _words(page))
