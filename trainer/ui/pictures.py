"""The stage: a place, the people in it and what stands in front of them, painted as one picture.

Every place is drawn in a space of 760 by 336. A picture of another shape is filled and cut, with the person's face kept
in view. Layers and people are drawn once for a size and a screen density; the finished picture is kept too: a repaint
is one copy, and a face that turns is a few.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from trainer import paths

WIDTH: Final = 760
HEIGHT: Final = 336
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]

_FACE_CENTRE = QPointF(0.58, 0.54)
"""Where a face lies in the square drawing of a bust."""
_PORTRAIT = QRectF(0.14, 0.10, 0.72, 0.72)
"""The part of a bust that a small square portrait shows."""
_NIGHT_SHADE = QColor(16, 28, 52, 46)
_KEPT_KIBIBYTES = 24 * 1024


@dataclass(frozen=True)
class Place:
    """A backdrop with the spots for people and for the words on it, in the space of 760 by 336."""

    key: str
    name: str
    description: str
    person_x: float
    person_width: float
    person_bottom: float
    tone: Literal["day", "night"]
    shared_x: float | None = None
    """Where the first person stands when two are on stage."""
    second_x: float = 0
    second_width: float = 0
    second_bottom: float = 0
    second_clip: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)
    card_corner: Corner = "bottom-right"
    chip_place: Corner = "top-left"
    chip_name: Corner = "bottom-left"

    @property
    def has_second(self) -> bool:
        """Say whether a second person has a spot here."""
        return self.second_width > 0


@dataclass(frozen=True)
class Figure:
    """Somebody to paint: a drawing from `faces.face_svg`, and whether it takes the second spot."""

    svg: bytes
    is_second: bool = False

    @property
    def digest(self) -> str:
        """Return what tells this drawing from any other."""
        return f"{hashlib.sha256(self.svg).hexdigest()[:16]}{'b' if self.is_second else 'a'}"


@cache
def place_names() -> tuple[str, ...]:
    """Return the keys of all shipped places."""
    return tuple(sorted(file.parent.name for file in (paths.assets() / "backdrops").glob("*/place.toml")))


@cache
def place(key: str) -> Place:
    """Read a place by the name of its folder. Raises FileNotFoundError if there is none."""
    text = (paths.assets() / "backdrops" / key / "place.toml").read_text(encoding="utf-8")
    fields = tomllib.loads(text)
    clip = fields.pop("second_clip", (0, 0, WIDTH, HEIGHT))
    return Place(key=key, second_clip=tuple(clip), **fields)


def paint_stage(painter: QPainter, rect: QRectF, where: Place, people: Sequence[Figure] = ()) -> None:
    """Paint a place with its people into any rectangle, filling it."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), stage_pixmap(where, people, rect.size(), ratio))


def stage_pixmap(where: Place, people: Sequence[Figure], size: QSizeF, ratio: float = 1.0) -> QPixmap:
    """Return the finished picture at a size in device-independent pixels."""
    pixels, shown = _pixels(size, ratio), _shown(where, people)
    people_key = ".".join(figure.digest for figure in shown)
    name = f"stage/{where.key}/{people_key}/{pixels.width()}x{pixels.height()}"
    picture = _kept(name) or _keep(name, _compose(where, shown, pixels))
    picture = QPixmap(picture)
    picture.setDevicePixelRatio(ratio)
    return picture


def draw_people(where: Place, people: Sequence[Figure], size: QSizeF, ratio: float = 1.0) -> None:
    """Draw these people for a picture that may be asked for later; only the drawings are kept, not the picture."""
    pixels, shown = _pixels(size, ratio), _shown(where, people)
    is_shared = any(figure.is_second for figure in shown)
    for figure in shown:
        _person(where, figure, spot(where, is_second=figure.is_second, is_shared=is_shared), pixels)


def paint_portrait(painter: QPainter, rect: QRectF, figure: Figure, ground: str) -> None:
    """Paint a head into a small square on a plain ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, QColor(ground))
    side = rect.width() / _PORTRAIT.width()
    corner = rect.topLeft() - QPointF(_PORTRAIT.x() * side, _PORTRAIT.y() * side)
    _drawing(figure.svg).render(painter, QRectF(corner, QSizeF(side, side)))
    painter.restore()


def spot(where: Place, *, is_second: bool = False, is_shared: bool = False) -> QRectF:
    """Return the square that a person's bust fills, in the space of the place."""
    if is_second:
        return QRectF(where.second_x, where.second_bottom - where.second_width, where.second_width, where.second_width)
    left = where.shared_x if is_shared and where.shared_x is not None else where.person_x
    return QRectF(left, where.person_bottom - where.person_width, where.person_width, where.person_width)


def shown_part(where: Place, size: QSizeF) -> QRectF:
    """Return the part of the place that a picture of this shape shows, around the person's face."""
    scale = max(size.width() / WIDTH, size.height() / HEIGHT)
    width, height = size.width() / scale, size.height() / scale
    bust = spot(where)
    face_x = bust.x() + bust.width() * _FACE_CENTRE.x()
    face_y = bust.y() + bust.height() * _FACE_CENTRE.y()
    left = min(max(face_x - width / 2, 0), WIDTH - width)
    top = min(max(face_y - height / 2, 0), HEIGHT - height)
    return QRectF(left, top, width, height)


def _pixels(size: QSizeF, ratio: float) -> QSize:
    return QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))


def _shown(where: Place, people: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(figure for figure in people if where.has_second or not figure.is_second)


def _compose(where: Place, people: Sequence[Figure], pixels: QSize) -> QPixmap:
    picture = QPixmap(_layer(where, "back", pixels))
    painter = QPainter(picture)
    is_shared = any(figure.is_second for figure in people)
    for figure in sorted(people, key=lambda each: not each.is_second):
        bust = spot(where, is_second=figure.is_second, is_shared=is_shared)
        painter.drawPixmap(*_person(where, figure, bust, pixels))
    painter.drawPixmap(0, 0, _layer(where, "front", pixels))
    painter.end()
    return picture


def _layer(where: Place, name: Literal["back", "front"], pixels: QSize) -> QPixmap:
    key = f"layer/{where.key}/{name}/{pixels.width()}x{pixels.height()}"
    kept = _kept(key)
    if kept is not None:
        return kept
    renderer = _scenery(where.key, name)
    canvas, painter = _open(pixels, _fitted(where, pixels))
    renderer.render(painter, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    return _keep(key, canvas)


def _person(where: Place, figure: Figure, bust: QRectF, pixels: QSize) -> tuple[QPoint, QPixmap]:
    """Return where in the picture somebody stands, and the drawing that goes there."""
    # The set draws arms and hips beyond its own frame.
    shown = bust & QRectF(*where.second_clip) if figure.is_second else bust
    fitted = _fitted(where, pixels)
    area = fitted.mapRect(shown).toAlignedRect() & QRect(QPoint(0, 0), pixels)
    key = f"person/{where.key}/{figure.digest}/{bust.x():g}/{pixels.width()}x{pixels.height()}"
    kept = _kept(key)
    if kept is not None:
        return area.topLeft(), kept
    canvas, painter = _open(area.size(), fitted * QTransform.fromTranslate(-area.x(), -area.y()))
    painter.setClipRect(shown)
    _drawing(figure.svg).render(painter, bust)
    if where.tone == "night":
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        painter.fillRect(bust, _NIGHT_SHADE)
    painter.end()
    return area.topLeft(), _keep(key, canvas)


def _open(pixels: QSize, fitted: QTransform) -> tuple[QPixmap, QPainter]:
    canvas = QPixmap(pixels)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(fitted)
    return canvas, painter


def _fitted(where: Place, pixels: QSize) -> QTransform:
    """Return the way from the space of the place to a picture of so many pixels."""
    part = shown_part(where, QSizeF(pixels))
    scale = pixels.width() / part.width()
    return QTransform.fromTranslate(-part.x(), -part.y()) * QTransform.fromScale(scale, scale)


def _kept(key: str) -> QPixmap | None:
    found = QPixmap()
    return found if QPixmapCache.find(key, found) else None


def _keep(key: str, drawn: QPixmap) -> QPixmap:
    if QPixmapCache.cacheLimit() < _KEPT_KIBIBYTES:
        QPixmapCache.setCacheLimit(_KEPT_KIBIBYTES)
    QPixmapCache.insert(key, drawn)
    return drawn


@cache
def _scenery(key: str, layer: str) -> QSvgRenderer:
    return QSvgRenderer(str(paths.assets() / "backdrops" / key / f"{layer}.svg"))


@lru_cache(maxsize=32)
def _drawing(svg: bytes) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg))
