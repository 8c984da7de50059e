"""Pictures: every place is whole, light and can be cut to any shape; a person moves nothing but the face."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from trainer import paths
from trainer.scenario.model import Face
from trainer.ui import faces, pictures

STAGE = QSizeF(pictures.WIDTH, pictures.HEIGHT)
WIDE, SMALL, STRIP = QSizeF(960, 424), QSizeF(344, 215), QSizeF(900, 160)
FACE = Face(head="medium3", skin="#8f5f45", hair="#2c1b18", clothing="#7f95a8")
OTHER = Face(head="noHair1", skin="#f0c8a0", hair="#2c1b18", clothing="#6f7d6a")
PLACES = pictures.place_names()
LAYERS = [paths.assets() / "backdrops" / place / f"{layer}.svg" for place in PLACES for layer in ("back", "front")]


def _figure(expression: str, folder: Path) -> pictures.Figure:
    return pictures.Figure(faces.face_svg(FACE, expression, folder))


def _image(place: str, people: list[pictures.Figure], size: QSizeF = STAGE) -> QImage:
    return pictures.stage_pixmap(pictures.place(place), people, size).toImage()


def test_the_spine_has_its_three_places() -> None:
    assert {"doorstep", "roadside-night", "front-desk"} <= set(PLACES)


@pytest.mark.parametrize("file", LAYERS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_layer_is_light_valid_and_needs_no_font(qapp: QApplication, file: Path) -> None:
    drawn = file.read_text(encoding="utf-8")
    renderer = QSvgRenderer(str(file))

    assert len(drawn) < 40_000
    assert "<text" not in drawn
    assert renderer.isValid()
    assert renderer.viewBoxF() == QRectF(0, 0, pictures.WIDTH, pictures.HEIGHT)


@pytest.mark.parametrize("name", PLACES)
def test_a_place_is_described_and_seats_its_people_inside(name: str) -> None:
    place = pictures.place(name)
    bust = pictures.spot(place)

    assert 40 <= len(place.description) <= 240
    assert 290 <= bust.width() <= 308
    assert bust.left() >= 0
    assert bust.center().x() < pictures.WIDTH / 2


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("size", [STAGE, WIDE, SMALL, STRIP, QSizeF(96, 96)], ids=str)
def test_any_shape_is_filled_to_its_edges(qapp: QApplication, name: str, size: QSizeF) -> None:
    drawn = _image(name, [], size)
    corners = [drawn.pixelColor(x, y).alpha() for x in (0, drawn.width() - 1) for y in (0, drawn.height() - 1)]

    assert drawn.size() == size.toSize()
    assert corners == [255, 255, 255, 255]


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("size", [STAGE, SMALL, STRIP], ids=str)
def test_a_cut_picture_keeps_the_face(name: str, size: QSizeF) -> None:
    place = pictures.place(name)
    bust = pictures.spot(place)
    eyes_to_chin = QRectF(bust.x() + bust.width() * 0.4, bust.y() + bust.height() * 0.45, 100, 80)

    assert pictures.shown_part(place, size).contains(eyes_to_chin)


@pytest.mark.parametrize("name", PLACES)
def test_a_change_of_expression_moves_the_face_alone(qapp: QApplication, name: str, tmp_path: Path) -> None:
    calm, angry = (_image(name, [_figure(each, tmp_path)]) for each in ("calm", "angry"))
    bust = pictures.spot(pictures.place(name)).toRect()
    changed = [(x, y) for x in range(0, 760, 2) for y in range(0, 336, 2) if calm.pixel(x, y) != angry.pixel(x, y)]

    assert changed
    assert all(bust.contains(x, y) for x, y in changed)


@pytest.mark.parametrize("name", PLACES)
def test_a_second_person_can_be_seen_beside_the_first(qapp: QApplication, name: str, tmp_path: Path) -> None:
    second = pictures.Figure(faces.face_svg(OTHER, "calm", tmp_path), is_second=True)
    spot = pictures.spot(pictures.place(name), is_second=True)
    cheek = round(spot.x() + spot.width() * 0.52), round(spot.y() + spot.height() * 0.6)
    alone, together = (_image(name, [_figure("calm", tmp_path), *more]) for more in ([], [second]))

    assert alone.pixelColor(*cheek).lightness() != together.pixelColor(*cheek).lightness()


def test_a_dense_screen_gets_a_pixel_for_every_pixel(qapp: QApplication) -> None:
    drawn = pictures.stage_pixmap(pictures.place("doorstep"), [], STAGE, 1.5)

    assert drawn.size() == QSize(1140, 504)
    assert drawn.deviceIndependentSize() == STAGE


def test_a_portrait_stays_inside_its_square(qapp: QApplication, tmp_path: Path) -> None:
    canvas = QImage(80, 80, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(QColor("#ffffff"))
    painter = QPainter(canvas)
    pictures.paint_portrait(painter, QRectF(10, 10, 60, 60), _figure("sad", tmp_path), "#e0cda4")
    painter.end()

    outside = {canvas.pixelColor(x, 5).name() for x in range(80)} | {canvas.pixelColor(75, y).name() for y in range(80)}
    assert outside == {"#ffffff"}
    assert canvas.pixelColor(12, 12).name() == "#e0cda4"
