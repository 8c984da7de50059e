"""Icons drawn from `assets/icons`, painted in a colour of the theme, sharp on every screen, as large as the text asks.

`dress` gives a button its icon and remembers which, so that `repaint` can colour all icons anew after the
theme changed.
"""

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from trainer import paths
from trainer.ui import theme

SIZE: Final = 20
"""The side of an icon in a button at the usual text size, in device-independent pixels."""

STATE_TOKENS: Final = {
    "meets": "meets",
    "developing": "developing",
    "below": "below",
    "not-started": "not_started",
    "screen-out": "text",
}
"""The states that have an icon of the same name, with the token it is painted in."""

_SIZES = (16, 20, 24, 32)


class UnknownIconError(LookupError):
    """No drawing of that name is among the assets."""


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons that take a colour."""
    drawn = (paths.assets() / "icons").glob("*.svg")
    return tuple(sorted(file.stem for file in drawn if file.stem != "fair-contact"))


def icon(name: str, token: str = "text") -> QIcon:
    """Return an icon in a token of the current theme, greyed when disabled. Raises UnknownIconError."""
    tokens = theme.current().tokens
    return _icon(name, getattr(tokens, token), tokens.disabled, tuple(side(size) for size in _SIZES))


def side(size: int = SIZE) -> int:
    """Return the side of an icon at the text size in force: it grows as the words beside it do."""
    return round(size * theme.current().text_percent / 100)


def state_pixmap(state: str, size: int = SIZE, dpr: float = 1.0) -> QPixmap:
    """Return the icon of a state or of a screen-out in its mark colour."""
    return pixmap(state, getattr(theme.current().tokens, STATE_TOKENS[state]), size, dpr)


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int = SIZE, dpr: float = 1.0) -> QPixmap:
    """Return a drawing in a colour `#RRGGBB`, `size` device-independent pixels square. Raises UnknownIconError."""
    renderer = _renderer(name, colour)
    dots = round(size * dpr)
    drawn = QPixmap(dots, dots)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, dots, dots))
    painter.end()
    drawn.setDevicePixelRatio(dpr)
    return drawn


def paint(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Paint an icon into a rectangle, for widgets that draw themselves. Raises UnknownIconError."""
    _renderer(name, colour).render(painter, rect)


def application_icon() -> QIcon:
    """Return the program's own icon, in full colour."""
    return QIcon(str(paths.assets() / "icons" / "fair-contact.svg"))


def dress(widget: QAbstractButton | QLabel, name: str, token: str = "text", size: int = SIZE) -> None:
    """Give a button or label an icon of a size at the usual text size; `repaint` finds it again."""
    widget.setProperty("icon_name", name)
    widget.setProperty("icon_token", token)
    widget.setProperty("icon_size", size)
    _paint_on(widget)


def repaint(root: QWidget) -> None:
    """Draw the icons of all dressed widgets below `root` anew, after a change of theme or text size."""
    dressed: list[QAbstractButton | QLabel] = [*root.findChildren(QAbstractButton), *root.findChildren(QLabel)]
    for widget in dressed:
        if widget.property("icon_name"):
            _paint_on(widget)


def _paint_on(widget: QAbstractButton | QLabel) -> None:
    name, token, asked = (widget.property(f"icon_{part}") for part in ("name", "token", "size"))
    size = side(asked)
    if isinstance(widget, QLabel):
        colour = getattr(theme.current().tokens, token)
        widget.setPixmap(pixmap(name, colour, size, widget.devicePixelRatioF()))
    else:
        widget.setIcon(icon(name, token))
        widget.setIconSize(QSize(size, size))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str, sides: tuple[int, ...]) -> QIcon:
    made = QIcon()
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
    for ratio in ratios:
        for one in sides:
            made.addPixmap(pixmap(name, colour, one, ratio))
            made.addPixmap(pixmap(name, disabled, one, ratio), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    if name not in names():
        raise UnknownIconError(f"There is no icon named {name!r}. Known: {', '.join(names())}.")
    drawn = (paths.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawn.replace("currentColor", colour).encode()))
