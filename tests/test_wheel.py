"""What the wheel carries: every room but the one that sets up a checkout, every scenario, every asset."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from trainer import paths

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("assets", "scenarios")
SCRATCH = {"__pycache__"}


@pytest.fixture
def carried() -> dict[str, Any]:
    """Return what pyproject.toml tells setuptools."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    return told


def files_of(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and not SCRATCH & set(path.parts)}


def test_the_wheel_holds_every_room_but_the_one_that_sets_up_a_checkout(carried: dict[str, Any]) -> None:
    modules = {path.parent.relative_to(ROOT) for path in (ROOT / "trainer").rglob("*.py")}
    rooms = {".".join(room.parts) for room in modules} - {"trainer.bootstrap"}

    assert set(carried["packages"]) == rooms | {f"trainer.shipped.{folder}" for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_holds_every_file_of_a_shipped_folder(folder: str, carried: dict[str, Any]) -> None:
    room = f"trainer.shipped.{folder}"
    source = ROOT / carried["package-dir"][room]
    # setuptools leaves out a name that begins with a dot, as a shell does.
    found = {path for pattern in carried["package-data"][room] for path in source.glob(pattern) if path.is_file()}

    assert found == files_of(ROOT / folder)
    assert [path for path in found if any(part.startswith(".") for part in path.relative_to(source).parts)] == []


def test_nothing_but_modules_lies_among_the_modules() -> None:
    # Other files would be missing in the wheel; this one is read only by whoever writes a new step.
    others = {path.name for path in files_of(ROOT / "trainer") if path.suffix not in (".py", ".pyc")}

    assert others == {"script.py.mako"}


def test_in_a_checkout_what_is_shipped_lies_beside_the_program() -> None:
    assert paths.shipped() == ROOT


def test_elsewhere_what_is_shipped_lies_within_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trainer" / "shipped").mkdir(parents=True)
    monkeypatch.setattr("trainer.paths.__file__", str(tmp_path / "trainer" / "paths.py"))

    assert paths.scenarios() == tmp_path.resolve() / "trainer" / "shipped" / "scenarios"
