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


_A_LIFE = """
from trainer.academy.attempts import act, start
from trainer.academy.people import register
from trainer.engine.actions import Choose
from trainer.ui.app import open_record
office, _ = open_record()
person = register(office, 'R. Delgado', '4172')
for most in (99, 2):
    playing = start(office, person.id, 'active-listening/the-made-bed', 'practice')
    while playing.run.ending is None and most:
        playing = act(office, playing, Choose(playing.playable.view(playing.run.state).answers[0]))
        most -= 1
office.close()
"""
_HOME = """
import sys
from trainer.ui.app import open_record
from trainer.ui.pages.home import _today
office, person = open_record()
today = _today(person.id, office)
office.close()
print(len(today.open_plays), len(today.plays), *sorted(sys.modules))
"""


def test_what_home_waits_for_opens_no_scenario_and_loads_no_sql_library(tmp_path: Path) -> None:
    surroundings = os.environ | {"FAIR_CONTACT_HOME": str(tmp_path)}
    for program in (_A_LIFE, _HOME):  # with the first everything is read and kept
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=surroundings
        )
    open_plays, plays, *loaded = done.stdout.split()

    assert (open_plays, plays) == ("1", "1")
    assert "trainer.scenario.holdings" in loaded
    unwanted = {"trainer.scenario.model", "trainer.scenario.library", "sqlalchemy", "sqlmodel", "pydantic"}
    assert not (unwanted | {"trainer.academy.assignments"}) & set(loaded)
