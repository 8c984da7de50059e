"""The start reads no source it has no use for."""

import os
import subprocess
import sys
from pathlib import Path

from trainer.ui import sources


def test_no_module_is_searched_for_features_of_pyside() -> None:
    sources.leave_unread()

    assert not sys.modules["shibokensupport.feature"]._mod_uses_pyside(sys.modules[__name__])


def test_lists_of_plays_load_neither_engine_nor_scorer() -> None:
    program = (
        "import sys, trainer.academy.plays, trainer.academy.progress, trainer.academy.resolutions\n"
        "print(sorted(name for name in sys.modules if name.startswith(('trainer.engine.', 'trainer.scoring.'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert done.stdout == "[]\n"


def test_what_home_waits_for_opens_no_scenario(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from trainer.ui.app import open_record\n"
        "from trainer.ui.pages.home import _today\n"
        "from trainer.academy.people import register\n"
        "office, _ = open_record()\n"
        "_today(register(office, 'R. Delgado', '4172').id, office)\n"
        "office.close()\n"
        "print(sorted(name for name in sys.modules if name.startswith('trainer.scenario.')))"
    )
    surroundings = os.environ | {"FAIR_CONTACT_HOME": str(tmp_path)}
    for _ in range(2):  # the first time everything is read and kept
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=surroundings
        )

    assert "trainer.scenario.holdings" in done.stdout
    assert not {"'trainer.scenario.model'", "'trainer.scenario.library'"} & set(done.stdout.strip("[]\n").split(", "))
