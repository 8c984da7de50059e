"""How the window looks: colours, type and spaces as tokens, and the one style sheet made from them.

A page never names a colour. It sets roles as dynamic properties before the widget is shown, and the sheet
(`assets/themes/window.qss`) does the rest; a widget that paints itself takes the colours from `current().tokens`.
After a role is changed on a shown widget, call `restyle(widget)`.

Roles, `widget.setProperty("role", ...)`:

- QLabel: `h1` (greeting, sign-in), `title` (the page's title in the top line), `h2`, `h3`, `reading` (what was said),
  `strong`, `muted`, `caption`, `error` (a sentence beside a wrong field), `key` (a key cap), `badge` (mode, count),
  `chip` (place and name on the stage), `avatar` (two initials), `state` with `state` = `meets`, `developing`,
  `below` or `not-started` (the tint behind icon and word; the icon is its own label).
- QFrame (a bare QWidget needs `WA_StyledBackground`): `page`, `card` (surface, hairline), `framed` (surface, edge of a
  control), `well` (surface2), `chip`, `selected`, `quote` (4 px primary edge), `notice`, `warning`, `failure`, `side`
  (side bar), `top` (top line), `rule` and `upright` (1 px lines).
- QPushButton: none (secondary), `primary`, `quiet`, `link`; also `compact` = true (28 high), `large` = true
  (40 high).
- QToolButton: none, `quiet`, `link`, `icon` (square, icon only), `nav` (side bar, checkable, icon above word).
- QTextEdit, QTextBrowser, views: `bare` (no frame until focused). Any field: `wrong` = true.
- Any widget that draws its own focus: `ring` = `own`, so that `focus_ring` leaves it alone; `ring` = `inside` where
  there is no room for a ring around it.

On `selection`, text is `on_selection`; the current place of the side bar is `current`. A state is always icon, word and
tint together: the mark colour stands on its own tint, words and figures beside it are `text`.
"""

import ctypes
import sys
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from trainer import paths
from trainer.ui import focus_ring

ThemeName = Literal["day", "night", "high-contrast"]
SPACES = (4, 8, 12, 16, 24, 32, 48)
RADIUS, RADIUS_LARGE = 4, 6
READING_LINE_HEIGHT = 1.5
READING_CHARACTERS = 68
STYLE = "Fusion"
WRONG_ICON_LEFT = 12
"""Where the icon of a sentence about what is wrong begins: after its edge of 4 pixels and a space."""
SMALLEST_BODY_PIXELS = 14
"""The size the pages were drawn at; a system that asks for less would make captions smaller than can be read."""


@dataclass(frozen=True)
class Tokens:
    """The colours of a theme as `#RRGGBB`."""

    bg: str
    surface: str
    surface2: str
    text: str
    muted: str
    disabled: str
    border: str
    hairline: str
    focus: str
    link: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    hover: str
    pressed: str
    selection: str
    on_selection: str
    current: str
    meets: str
    meets_tint: str
    developing: str
    developing_tint: str
    below: str
    below_tint: str
    not_started: str
    not_started_tint: str


@dataclass(frozen=True)
class TypeSizes:
    """Text sizes in device-independent pixels."""

    caption: int
    body: int
    reading: int
    h3: int
    h2: int
    h1: int


@dataclass(frozen=True)
class Theme:
    """A look at one text size. `text_percent` runs from 100 to 200."""

    name: ThemeName
    tokens: Tokens
    text_percent: int
    type: TypeSizes

    @property
    def is_dark(self) -> bool:
        """Say whether light text stands on a dark ground."""
        return luminance(self.tokens.bg) < luminance(self.tokens.text)


def load(name: ThemeName, text_percent: int = 100) -> Theme:
    """Return the theme of that name; high contrast takes the system's own colours where it has them."""
    percent = max(100, min(200, text_percent))
    tokens = (system_tokens() if name == "high-contrast" else None) or read_tokens(name)
    return Theme(name, tokens, percent, sizes(body_pixels(), percent))


@cache
def read_tokens(name: ThemeName) -> Tokens:
    """Read the tokens of a shipped theme."""
    return Tokens(**tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8")))


def sizes(body: float, percent: int) -> TypeSizes:
    """Return the type scale over a body size in pixels, rounded to whole pixels."""
    scaled = body * percent / 100
    caption, normal, reading, h3, h2, h1 = (round(scaled * step) for step in (0.85, 1, 1.2, 1.2, 1.45, 1.75))
    return TypeSizes(caption, normal, reading, h3, h2, h1)


def body_pixels() -> int:
    """Return the system's own text size in pixels, never below the size the pages were drawn at."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(SMALLEST_BODY_PIXELS, QFontInfo(system).pixelSize())


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: Fusion, palette, font, style sheet and focus ring. Call again after a change."""
    if app.property("style") != STYLE:  # asking the style itself would load all it can draw
        app.setStyle(STYLE)
        app.setProperty("style", STYLE)
    app.setProperty("theme", theme)
    app.setPalette(palette(theme.tokens))
    app.setFont(font(theme.type.body))
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)
    focus_ring.follow(app, theme.tokens.focus)


def current() -> Theme:
    """Return the theme last applied, for widgets that paint themselves; day before any was."""
    app = QApplication.instance()
    theme = app.property("theme") if app else None
    return theme if isinstance(theme, Theme) else load("day")


def restyle(widget: QWidget) -> None:
    """Show a role that was changed after the widget was shown."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def system_choice() -> ThemeName:
    """Return the theme that the system's settings ask for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    return "night" if hints.colorScheme() == Qt.ColorScheme.Dark else "day"


def prefers_reduced_motion() -> bool:
    """Say whether the system asks for less motion. Only Windows tells; elsewhere the setting decides."""
    if sys.platform == "win32":
        animates = ctypes.c_int(1)
        get_client_area_animation = 0x1042
        ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(animates), 0)
        return not animates.value
    return False


def font(pixels: int, *, strong: bool = False, tabular: bool = False) -> QFont:
    """Return the program's typeface, with the system's own as fallback for other scripts."""
    _load_fonts()
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    face = QFont(system)
    face.setFamilies(["Inter", *system.families()])
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if tabular:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def palette(tokens: Tokens) -> QPalette:
    """Return the palette, so that what the sheet does not reach has the right colours too."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.bg, QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface, QPalette.ColorRole.AlternateBase: tokens.surface2,
        QPalette.ColorRole.Text: tokens.text, QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.surface, QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.below, QPalette.ColorRole.Highlight: tokens.selection,
        QPalette.ColorRole.HighlightedText: tokens.on_selection, QPalette.ColorRole.Accent: tokens.primary,
        QPalette.ColorRole.Link: tokens.link, QPalette.ColorRole.LinkVisited: tokens.link,
        QPalette.ColorRole.ToolTipBase: tokens.surface, QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.surface, QPalette.ColorRole.Midlight: tokens.surface2,
        QPalette.ColorRole.Mid: tokens.border, QPalette.ColorRole.Dark: tokens.border,
        QPalette.ColorRole.Shadow: tokens.border,
    }  # fmt: skip
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return made


def style_sheet(theme: Theme) -> str:
    """Return the window's style sheet for a theme."""
    tokens, body = theme.tokens, theme.type.body
    line = round(body * 1.25)
    edged = theme.name == "high-contrast"
    grown = {side: side * theme.text_percent // 100 for side in (4, 8, 12, 16, 20, 24)}
    sheet = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    sheet |= {field.name: getattr(theme.type, field.name) for field in fields(theme.type)}
    sheet |= {
        "control": max(30, line + 12), "control_focus": max(30, line + 12) - 2, "compact": max(26, line + 8),
        "large": max(38, line + 20), "row": max(32, line + 12), "chip": max(26, line + 6),
        "chip_text": round(body * 0.93), "group_top": line, "wrong_left": 16 + grown[20],
        "card_edge": tokens.border if edged else tokens.hairline,
        "tint_edge": tokens.border if edged else "transparent",
        "mark_select": tokens.primary, "on_mark_select": tokens.on_primary, "current_on_bg": tokens.primary,
        **{f"side{side}": large for side, large in grown.items()},
        "round": grown[8] + 1, "round_edge": grown[4] + 1, "combo_drop": grown[16] + 12, "combo_room": grown[16] + 16,
        "marks": (_folder() / "marks").as_posix(),
        "on_surface": "light" if theme.is_dark else "dark",
        "on_fill": "light" if luminance(tokens.on_primary) > luminance(tokens.primary) else "dark",
    }  # fmt: skip
    return Template((_folder() / "window.qss").read_text(encoding="utf-8")).substitute(sheet)


def system_tokens() -> Tokens | None:
    """Return the system's own high-contrast colours, or None where it has none or they can hardly be read."""
    if system_choice() != "high-contrast":
        return None
    return tokens_of(QGuiApplication.palette() if not _is_dressed() else _undressed())


def tokens_of(system: QPalette) -> Tokens | None:
    """Turn a system's high-contrast palette into tokens; None if its text falls under 4.5:1."""
    role = QPalette.ColorRole
    window, text, button = (system.color(r).name() for r in (role.Window, role.WindowText, role.ButtonText))
    fill, on_fill, link = (system.color(r).name() for r in (role.Highlight, role.HighlightedText, role.Link))
    grey = system.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    pairs = ((text, window), (button, window), (on_fill, fill), (link, window), (fill, window))
    if any(contrast(*pair) < 4.5 for pair in pairs):
        return None
    plain = dict.fromkeys(("bg", "surface", "surface2", "hover", "pressed"), window)
    plain |= dict.fromkeys(("text", "muted", "border", "hairline"), text)
    plain |= dict.fromkeys(("primary", "primary_hover", "primary_pressed", "selection", "focus"), fill)
    for state in ("meets", "developing", "below", "not_started"):
        plain |= {state: text, f"{state}_tint": window}
    disabled = grey if contrast(grey, window) >= 3 else text
    return Tokens(**plain, disabled=disabled, link=link, on_primary=on_fill, on_selection=on_fill, current=on_fill)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_dressed() -> bool:
    app = QApplication.instance()
    return app is not None and isinstance(app.property("theme"), Theme)


def _undressed() -> QPalette:
    # Our own palette hides the system's; an empty one brings it back for as long as it is read.
    ours = QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette())
    system = QGuiApplication.palette()
    QGuiApplication.setPalette(ours)
    return system


@cache
def _load_fonts() -> None:
    for file in sorted((paths.assets() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def _folder() -> Path:
    return paths.assets() / "themes"
