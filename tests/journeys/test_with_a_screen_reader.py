"""A whole play as somebody who does not see the window plays it: the real AT-SPI tree, on a screen of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.ui.display import _NEEDED, _NEEDED_BY_X, missing_packages

SYSTEM_PYTHON = "/usr/bin/python3"
CONTACT = "Speed stop on Route 9"
WALK = Path(__file__).with_name("screen_reader.py")
ASKS_FOR_THE_TREE = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def _missing() -> list[str]:
    """Return the Debian packages of the system that the walk needs and that are not here."""
    if not sys.platform.startswith("linux"):
        return ["AT-SPI, which is of Linux"]
    programs = (("Xvfb", "xvfb"), ("dbus-run-session", "dbus"))
    missing = [package for program, package in programs if not _is_here(program)]
    if not any(Path(folder, "at-spi-bus-launcher").exists() for folder in ("/usr/libexec", "/usr/lib/at-spi2-core")):
        missing.append("at-spi2-core")
    asked = _is_here(SYSTEM_PYTHON) and subprocess.run([SYSTEM_PYTHON, "-c", ASKS_FOR_THE_TREE], capture_output=True)
    if not asked or asked.returncode:
        missing.append("python3-pyatspi")
    return missing + missing_packages(_NEEDED | _NEEDED_BY_X)


def _is_here(program: str) -> bool:
    return shutil.which(program) is not None


MISSING = _missing()


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """Lend a screen that nobody else has."""
    reads, writes = os.pipe()
    words = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        with os.fdopen(reads) as answer:
            yield f":{answer.readline().strip()}"
        server.terminate()


@pytest.fixture(scope="module")
def met(screen: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what a screen reader met in a whole play; played once for all tests here."""
    folder = tmp_path_factory.mktemp("reader")
    surroundings = os.environ | {
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "FAIR_CONTACT_HOME": str(folder / "home"),
    }
    for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
        surroundings.pop(name, None)
    file = folder / "met.json"
    words = ["dbus-run-session", "--", SYSTEM_PYTHON, str(WALK), sys.executable, CONTACT, str(file)]
    subprocess.run(words, env=surroundings, capture_output=True, timeout=150, check=True)
    found: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    assert "lost" not in found, found["lost"]
    return found


pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not walked: missing on this system: {', '.join(MISSING)}")


def test_a_whole_play_is_possible_by_role_and_name(met: dict[str, list[str]]) -> None:
    assert met["titles"] == ["Welcome", "Home", "Catalogue", "Brief", CONTACT, "Debrief"]
    assert met["decisions"] >= 5  # type: ignore[operator]
    assert met["lines"] >= 2  # type: ignore[operator]
    assert set(met["kinds"]) >= {"in order", "best and worst", "cards"}


def test_nothing_that_takes_the_keyboard_is_nameless(met: dict[str, list[str]]) -> None:
    assert met["nameless"] == []


def test_feedback_and_debrief_can_be_read(met: dict[str, list[str]]) -> None:
    feedback, debrief = "\n".join(met["feedback"]), "\n".join(met["debrief"])

    assert "What it led to" in feedback
    assert "What this play trained" in debrief
    assert "When he filmed me I wanted to be quick." in debrief
    assert "Decision 1" in debrief
