"""Where no window can be opened, one sentence says so and offers the terminal, before Qt is created."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.ui.display import NoWindowError, demand_display, missing_packages

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")


def test_without_a_screen_the_terminal_is_offered() -> None:
    with pytest.raises(NoWindowError, match="trainer play"):
        demand_display({})


def test_a_screen_that_does_not_answer_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4321")
    monkeypatch.setattr("trainer.ui.display._NEEDED_BY_X", {})
    with pytest.raises(NoWindowError, match=":4321"):
        demand_display({"DISPLAY": ":4321"})


def test_offscreen_needs_no_screen() -> None:
    demand_display({"QT_QPA_PLATFORM": "offscreen:size=1"})


def test_missing_libraries_are_named_by_their_packages() -> None:
    assert missing_packages({"libc.so.6": "libc6", "libnowhere.so.1": "libnowhere1"}) == ["libnowhere1"]


def test_the_command_ends_with_a_sentence_and_not_with_a_crash(home: Path) -> None:
    quiet = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    quiet.pop("QT_QPA_PLATFORM", None)
    ended = subprocess.run(
        [sys.executable, "-m", "trainer.cli", "window"],
        env=quiet,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("There is no screen here")
    assert len(ended.stderr.splitlines()) == 1
