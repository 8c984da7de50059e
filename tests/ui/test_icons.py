"""Icons: every drawing renders, takes the colour asked for, and an unknown name says so."""

import itertools
from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from trainer import paths
from trainer.ui import icons, theme
from trainer.ui.widgets.words import Mark, label


def _colour(drawn: QPixmap) -> str:
    image = drawn.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    full = Counter(pixel.name() for pixel in pixels if pixel.alpha() == 255)
    return full.most_common(1)[0][0]


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    assert _colour(icons.pixmap(name, "#2a65a5", 48)) == "#2a65a5"


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_written_on_one_grid(name: str) -> None:
    drawn = (paths.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in drawn
    assert 'stroke-width="1.75"' in drawn


@pytest.mark.parametrize("state", icons.STATE_TOKENS)
def test_a_state_is_painted_in_its_mark(qapp: QApplication, state: str) -> None:
    theme.apply(qapp, theme.load("day"))
    mark = getattr(theme.current().tokens, icons.STATE_TOKENS[state])

    assert _colour(icons.state_pixmap(state, 48)) == QColor(mark).name()


def test_states_differ_in_shape_and_not_only_in_colour(qapp: QApplication) -> None:
    shapes = [icons.pixmap(state, "#000000").toImage() for state in icons.STATE_TOKENS]

    assert all(one != other for one, other in itertools.combinations(shapes, 2))


def test_an_icon_has_a_pixel_for_every_pixel_of_a_dense_screen(qapp: QApplication) -> None:
    assert icons.pixmap("home", "#000000", 20, 2.5).size() == QSize(50, 50)


def test_an_unknown_name_is_refused_with_the_names_there_are(qapp: QApplication) -> None:
    with pytest.raises(icons.UnknownIconError, match=r"no icon named 'unicorn'.*home"):
        icons.icon("unicorn")


def test_dressed_buttons_follow_a_change_of_theme(qapp: QApplication, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    theme.apply(qapp, theme.load("day"))
    icons.dress(button, "contrast")
    theme.apply(qapp, theme.load("night"))
    icons.repaint(window)

    assert _colour(button.icon().pixmap(QSize(20, 20))) == theme.load("night").tokens.text.lower()


def test_icons_grow_with_the_text(qapp: QApplication, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, mark = QPushButton(window), Mark("search")
    mark.setParent(window)
    theme.apply(qapp, theme.load("day"))
    icons.dress(button, "contrast")
    theme.apply(qapp, theme.load("day", 200))
    icons.repaint(window)
    window.ensurePolished()
    window.show()
    sizes = button.iconSize(), mark.size()
    theme.apply(qapp, theme.load("day"))

    assert sizes == (QSize(40, 40), QSize(40, 40))


def test_what_is_wrong_is_told_by_an_icon_too(qapp: QApplication, qtbot) -> None:
    theme.apply(qapp, theme.load("high-contrast"))
    said = label("Type your name.", "error", wraps=True)
    qtbot.addWidget(said)
    said.resize(400, 40)
    said.show()
    with_icon = said.grab().toImage()
    left = [with_icon.pixelColor(x, y).name() for x in range(12, 32) for y in range(4, 28)]
    theme.apply(qapp, theme.load("day"))

    assert len(set(left)) > 2
