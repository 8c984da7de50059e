"""What goes along into the bundle, and what stays behind. The bundle itself is made by hand: it takes a minute."""

import configparser
import os
import sys
from pathlib import Path

import pytest

from trainer import paths
from trainer.bootstrap import bundle
from trainer.bootstrap.libraries import DRAWING, WAYLAND, X11, libraries_for
from trainer.bootstrap.places import ROOT
from trainer.bootstrap.start import command_of
from trainer.cli.main import COMMANDS
from trainer.ui import faces


@pytest.fixture
def told(tmp_path: Path) -> list[str]:
    """Return what PyInstaller is told."""
    return bundle.words(tmp_path)


def test_the_bundle_carries_what_is_shipped_to_where_it_is_looked_for(told: list[str]) -> None:
    assert f"--add-data={paths.scenarios()}{os.pathsep}trainer/shipped/scenarios" in told
    assert f"--add-data={paths.assets()}{os.pathsep}trainer/shipped/assets" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_the_bundle_holds_the_module_of_every_command(told: list[str], command: str) -> None:
    assert f"--hidden-import=trainer.cli.{command}" in told


def test_what_sets_up_a_checkout_stays_behind(told: list[str]) -> None:
    assert [word for word in told if "trainer.bootstrap" in word] == []


def test_the_one_style_carried_is_the_one_that_faces_are_drawn_in(told: list[str], tmp_path: Path) -> None:
    assert f"--add-data={tmp_path / 'dicebear_styles' / bundle.FACES}{os.pathsep}dicebear_styles" in told
    assert f'"{bundle.FACES}"' in Path(faces.__file__).read_text("utf-8")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries of Linux")
def test_the_bundle_is_made_where_every_library_of_the_window_is() -> None:
    assert command_of(["bundle"]) == "bundle"
    assert libraries_for("bundle") == DRAWING + X11 + WAYLAND


def test_a_desktop_finds_program_icon_and_window_by_one_name() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(paths.assets() / "desktop" / "fair-contact.desktop", encoding="utf-8")
    named = {entry["Desktop Entry"][key] for key in ("Exec", "TryExec", "Icon", "StartupWMClass")}

    assert named == {"fair-contact"}
    assert (paths.assets() / "icons" / "fair-contact.svg").is_file()
    assert 'setDesktopFileName("fair-contact")' in (ROOT / "trainer" / "ui" / "app.py").read_text("utf-8")
