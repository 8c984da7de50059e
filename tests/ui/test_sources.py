"""The start reads no source it has no use for."""

import subprocess
import sys

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
