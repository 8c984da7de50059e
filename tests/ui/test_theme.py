"""Themes: every pair of colours that meets on a page can be read, and the sheet holds at every size."""

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from trainer.ui import focus_ring, theme

NAMES = ("day", "night", "high-contrast")
GROUNDS = ("bg", "surface", "surface2")
STATES = ("meets", "developing", "below", "not_started")
WORDS = [(word, ground) for word in ("text", "muted", "link", "primary") for ground in GROUNDS]
WORDS += [("text", ground) for ground in ("hover", "pressed")]
WORDS += [("on_selection", "selection"), ("current", "selection"), ("link", "hover")]
WORDS += [("on_primary", fill) for fill in ("primary", "primary_hover", "primary_pressed")]
WORDS += [("text", f"{state}_tint") for state in STATES]
MARKS = [(mark, ground) for mark in ("border", "focus", "disabled", *STATES) for ground in GROUNDS]
MARKS += [(state, f"{state}_tint") for state in STATES]
MARKS += [(mark, "selection") for mark in ("primary", "focus", *STATES)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read_on_their_ground(name: theme.ThemeName, word: str, ground: str) -> None:
    tokens = theme.read_tokens(name)

    assert theme.contrast(getattr(tokens, word), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_and_edges_can_be_told_from_their_ground(name: theme.ThemeName, mark: str, ground: str) -> None:
    tokens = theme.read_tokens(name)

    assert theme.contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48)])
def test_contrast_agrees_with_the_published_formula(one: str, other: str, ratio: float) -> None:
    assert theme.contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_the_type_scale_follows_the_body_size() -> None:
    assert theme.sizes(14, 100) == theme.TypeSizes(caption=12, body=14, reading=17, h3=17, h2=20, h1=24)


def test_text_grows_to_twice_its_size_and_no_further(qapp: QApplication) -> None:
    assert theme.load("day", 300).type.body == 2 * theme.load("day", 100).type.body


@pytest.mark.parametrize("name", NAMES)
def test_a_dressed_application_has_the_tokens_in_its_palette(qapp: QApplication, name: theme.ThemeName) -> None:
    chosen = theme.load(name)
    theme.apply(qapp, chosen)

    assert theme.current() == chosen
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(chosen.tokens.bg)


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_has_no_name_left_open(qapp: QApplication, name: theme.ThemeName) -> None:
    assert "$" not in theme.style_sheet(theme.load(name, 200))


def test_headings_are_drawn_in_the_bundled_typeface(qapp: QApplication) -> None:
    drawn = QFontInfo(theme.font(24, strong=True))

    assert (drawn.family(), drawn.weight()) == ("Inter", 600)


def test_a_control_keeps_its_target_at_every_text_size(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("day", 200))
    button = QPushButton("Submit")
    button.ensurePolished()

    assert button.sizeHint().height() >= theme.current().type.body * 1.2 + 8
    theme.apply(qapp, theme.load("day"))
    button.ensurePolished()
    assert button.sizeHint().height() == 32


def test_a_changed_role_is_shown(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("day"))
    label = QLabel("She says no")
    label.setProperty("role", "h1")
    theme.restyle(label)

    assert label.font().pixelSize() == theme.current().type.h1


@pytest.mark.parametrize(("is_inside", "reach"), [(False, 4), (True, -2)])
def test_the_ring_keeps_its_gap_to_the_control(qapp: QApplication, qtbot, is_inside: bool, reach: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("inside", window)
    button.setGeometry(40, 40, 80, 32)
    ring = focus_ring.FocusRing(button, "#0B5FCC", is_inside=is_inside)

    assert ring.geometry() == button.geometry().adjusted(-reach, -reach, reach, reach)


def test_the_ring_is_not_cut_off_by_the_controls_parent(qapp: QApplication, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QWidget(window)
    row.setGeometry(40, 40, 80, 32)
    button = QPushButton("fills its row", row)
    button.setGeometry(row.rect())
    ring = focus_ring.FocusRing(button, "#0B5FCC")
    window.show()
    row.move(50, 60)

    assert (ring.parentWidget(), ring.geometry()) == (window, row.geometry().adjusted(-4, -4, 4, 4))


def test_a_readable_system_palette_is_taken_over(qapp: QApplication) -> None:
    system = theme.palette(theme.read_tokens("high-contrast"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#1AEBFF"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    tokens = theme.tokens_of(system)

    assert tokens is not None
    assert (tokens.primary, tokens.on_primary, tokens.meets) == ("#1aebff", "#000000", "#ffffff")


def test_a_system_palette_that_can_hardly_be_read_is_refused(qapp: QApplication) -> None:
    faint = theme.palette(theme.read_tokens("day"))
    faint.setColor(QPalette.ColorRole.WindowText, QColor("#C0C0C0"))

    assert theme.tokens_of(faint) is None
