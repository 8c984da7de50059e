"""Real kills of a playing process; `trainer drill kill` does the same at full number."""

import os
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drill forks")
def test_twenty_five_kills_lose_nothing() -> None:
    command = [sys.executable, "-m", "trainer.cli", "drill", "kill", "--kills", "25"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    totals = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines() if not line.startswith("extra"))

    assert done.returncode == 0, done.stdout + done.stderr
    assert (totals["kills"], totals["lost"], totals["resumed elsewhere"]) == ("25", "0", "0")
    assert int(totals["acknowledged"]) > 250
