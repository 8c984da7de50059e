"""People's faces: one drawing per person and expression, from the open-peeps set, kept on disk once drawn.

A person stays the same while trust changes: head, colours, beard and glasses come from the scenario, only the
expression moves. Expressions carry our own names; some are the set's own, some are put together from its parts
(`assets/faces/expressions.json`), because its neutral and frightened ones read as mockery on a serious contact.
"""

import hashlib
import json
import re
import tempfile
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from trainer import paths
from trainer.ui.theme import luminance

if TYPE_CHECKING:
    from trainer.scenario.model import Face

INK: Final = "#16202C"
DARKEST_SKIN: Final = "#7d5a45"
"""Below this the ink lines sink into the skin."""

EXPRESSIONS: Final = {
    "calm": "ownCalm",
    "smile": "smile",
    "glad": "calm",
    "concerned": "ownConcerned",
    "worried": "ownWorried",
    "afraid": "ownAfraid",
    "sad": "solemn",
    "tired": "tired",
    "serious": "ownSerious",
    "suspicious": "suspicious",
    "contempt": "blank",
    "angry": "ownAngry",
    "furious": "ownFurious",
    "explaining": "explaining",
    "eyes-closed": "contempt",
    "surprised": "ownSurprised",
    "blank": "ownBlank",
}
"""Our words for what a face shows, each with the drawing that shows it."""

_EDITION = 1
"""Raised when the same face would be drawn differently, so that older drawings on disk are not used."""


def face_svg(face: "Face", expression: str, cache_folder: Path) -> bytes:
    """Return the drawing of a person, from the cache where it was drawn before. Safe on a worker thread.

    The first drawing imports the library (some 0.4 s): make it after the first paint. A cache that cannot be written is
    no fault, the face is drawn again. Raises KeyError for an expression not in EXPRESSIONS.
    """
    variant = EXPRESSIONS[expression]
    kept = cache_folder / "faces" / f"{_digest(face, variant)}.svg"
    try:
        return kept.read_bytes()
    except OSError:
        drawn = _draw(face, variant)
    _keep(kept, drawn)
    return drawn


def _digest(face: "Face", variant: str) -> str:
    parts = (face.head, face.skin, face.hair, face.clothing, face.facial_hair, face.accessory, variant)
    edition = (_EDITION, metadata.version("dicebear-styles"), _own_parts())
    return hashlib.sha256(json.dumps((edition, parts)).encode()).hexdigest()[:32]


def _draw(face: "Face", variant: str) -> bytes:
    from dicebear import Avatar

    options: dict[str, Any] = {
        # The seed decides only what is not said here; one for all, so nothing but the scenario tells people apart.
        "seed": "fair-contact",
        "headVariant": face.head,
        "expressionVariant": variant,
        "skinColor": [_light_enough(face.skin)],
        "headContrastColor": [face.hair],
        "clothingColor": [face.clothing],
        "inkColor": [INK],
        "backgroundColor": [],
        "maskProbability": 0,
        "facialHairProbability": 100 if face.facial_hair else 0,
        "accessoriesProbability": 100 if face.accessory else 0,
    }
    if face.facial_hair:
        options["facialHairVariant"] = face.facial_hair
    if face.accessory:
        options["accessoriesVariant"] = face.accessory
    drawn: str = Avatar(_style(), options).to_string()
    drawn = re.sub(r'(?i)"(#000000|#000|black)"', f'"{INK}"', drawn)
    return re.sub(r"<metadata.*?</metadata>|<!--.*?-->", "", drawn, flags=re.DOTALL).encode()


def _light_enough(skin: str) -> str:
    return skin if luminance(skin) >= luminance(DARKEST_SKIN) else DARKEST_SKIN


def _keep(file: Path, drawn: bytes) -> None:
    # Written beside and moved over, so that another thread never reads half a drawing.
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as beside:
            beside.write(drawn)
        Path(beside.name).replace(file)
    except OSError:
        return


@cache
def _style() -> Any:
    from dicebear import Style

    definition = json.loads(files("dicebear_styles").joinpath("open-peeps.json").read_text("utf-8"))
    variants = definition["components"]["expression"]["variants"]
    for name, parts in json.loads(_own_parts()).items():
        variants[name] = {"elements": [_element(part["fill"], part["d"]) for part in parts]}
    return Style(definition)


def _element(fill: str, outline: str) -> dict[str, Any]:
    colour = {"type": "color", "name": "ink"} if fill == "ink" else fill
    shape = {"fill-rule": "evenodd", "clip-rule": "evenodd", "d": outline, "fill": colour}
    return {"name": "path", "type": "element", "attributes": shape}


@cache
def _own_parts() -> str:
    return (paths.assets() / "faces" / "expressions.json").read_text(encoding="utf-8")
