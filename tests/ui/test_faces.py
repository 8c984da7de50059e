"""Faces: every expression is drawn and differs from the others, a person stays the same, drawings are kept."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from trainer.scenario.model import Accessory, Face, FacialHair, Head
from trainer.scenario.script import Expression
from trainer.ui import faces

FACE = Face(head="grayShort", skin="#f0c8a0", hair="#d3cfc6", clothing="#6f7d6a")


def test_every_expression_a_scenario_may_name_has_a_drawing() -> None:
    assert set(faces.EXPRESSIONS) == set(get_args(Expression))


def test_no_two_expressions_look_the_same(tmp_path: Path) -> None:
    drawings = {faces.face_svg(FACE, each, tmp_path) for each in faces.EXPRESSIONS}

    assert len(drawings) == len(faces.EXPRESSIONS)


@pytest.mark.parametrize("expression", faces.EXPRESSIONS)
def test_an_expression_can_be_rendered(qapp: QApplication, expression: str, tmp_path: Path) -> None:
    assert QSvgRenderer(QByteArray(faces.face_svg(FACE, expression, tmp_path))).isValid()


@pytest.mark.parametrize(
    "face",
    [replace(FACE, head=head) for head in get_args(Head)]
    + [replace(FACE, facial_hair=beard) for beard in get_args(FacialHair)]
    + [replace(FACE, accessory=glasses) for glasses in get_args(Accessory)],
    ids=lambda face: f"{face.head}-{face.facial_hair}-{face.accessory}",
)
def test_every_look_a_scenario_may_choose_is_drawn(face: Face, tmp_path: Path) -> None:
    drawn = faces.face_svg(face, "calm", tmp_path).decode()

    assert face.skin in drawn
    assert (drawn == faces.face_svg(FACE, "calm", tmp_path).decode()) == (face == FACE)


def test_a_drawing_is_kept_and_read_again(tmp_path: Path) -> None:
    first = faces.face_svg(FACE, "calm", tmp_path)
    kept = next((tmp_path / "faces").iterdir())
    kept.write_bytes(b"<svg/>")

    assert first != b"<svg/>"
    assert faces.face_svg(FACE, "calm", tmp_path) == b"<svg/>"


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")

    assert faces.face_svg(FACE, "calm", blocked) == faces.face_svg(FACE, "calm", tmp_path)


def test_skin_darker_than_the_ink_allows_is_drawn_at_the_limit(tmp_path: Path) -> None:
    drawn = faces.face_svg(replace(FACE, skin="#2a1a12"), "calm", tmp_path).decode()

    assert faces.DARKEST_SKIN in drawn
    assert "#2a1a12" not in drawn


def test_the_drawing_carries_no_remarks_and_no_pure_black(tmp_path: Path) -> None:
    drawn = faces.face_svg(FACE, "furious", tmp_path).decode()

    assert "<metadata" not in drawn
    assert "#000" not in drawn


def test_an_unknown_expression_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="smug"):
        faces.face_svg(FACE, "smug", tmp_path)
