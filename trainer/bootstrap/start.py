"""Decides what a command needs before it can run, and then becomes that command."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.bootstrap.bundle import make_bundle
from trainer.bootstrap.environment import environment
from trainer.bootstrap.installer import make_locks
from trainer.bootstrap.libraries import have_libraries
from trainer.bootstrap.places import ROOT, WINDOWS, launcher_of, python_of
from trainer.bootstrap.programs import SetupError, refused_write, say, surroundings

_SUITE = ("test", "check")
LOOKS = (("ruff", "check", "."), ("mypy",))
"""What `check` runs before the tests, as modules of Python."""


def main(arguments: Sequence[str]) -> int:
    """Set up what the command needs, then become that command; return the exit code where that is not possible."""
    command = command_of(arguments)
    rest = list(arguments)
    if command in rest:
        rest.remove(command)
    try:
        if command == "lock":
            return make_locks(rest)
        if command == "window" and not has_screen():
            return _offer_terminal([word for word in rest if not word.startswith("-")])
        have_libraries(command)
        if command == "bundle":
            return make_bundle(environment("bundle"))
        folder = environment("test" if command in _SUITE else "run")
        if command == "check" and (status := _looked_over(folder)):
            return status
        return _test(folder, rest) if command in _SUITE else _trainer(folder, arguments)
    except SetupError as fault:
        say(str(fault))
        return 1
    except OSError as fault:
        sentence = refused_write(fault)
        if not sentence:
            raise
        say(sentence)
        return 1
    except KeyboardInterrupt:
        say("Stopped; nothing half made was kept.")
        return 130


def command_of(arguments: Sequence[str]) -> str:
    """Return the command that the words ask for, which is the window where they name none."""
    named = next((word for word in arguments if not word.startswith("-")), "window")
    asks = {"-h", "--help", "--version"} & set(arguments)
    return "help" if asks and named == "window" else named


def has_screen() -> bool:
    """Say whether a window can be shown; only Linux can be without a screen."""
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def spread(rest: Sequence[str]) -> list[str]:
    """Return what spreads the suite over two processes, unless the person said how or wants the debugger."""
    own_way = any(word.startswith(("-n", "--numprocesses", "--pdb", "--trace")) for word in rest)
    return [] if own_way or (os.cpu_count() or 1) < 2 else ["-n", "2"]


def _offer_terminal(rest: Sequence[str]) -> int:
    words = ["play", *rest]
    say(
        "There is no screen to open the window on; the same contacts can be played in the terminal and are kept in the "
        f"same database: python3 run.py {' '.join(words)}"
    )
    if not sys.stdin.isatty():
        return 1
    say("Play in this terminal now? [Y/n]")
    return main(words) if sys.stdin.readline().lower() in ("\n", "y\n", "yes\n") else 1


def _trainer(folder: Path, words: Sequence[str]) -> int:
    # -P: a file in the folder the person stands in must not be taken for a package.
    return _become([str(python_of(folder)), "-P", str(launcher_of(folder)), *words])


def _test(folder: Path, rest: Sequence[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    return _become([str(python_of(folder)), "-m", "pytest", *spread(rest), *rest])


def _looked_over(folder: Path) -> int:
    """Run what looks at the code without running it; return the first status that is not 0."""
    import subprocess

    for words in LOOKS:
        say(" ".join(words))
        if status := subprocess.call([str(python_of(folder)), "-m", *words], cwd=ROOT, env=surroundings()):
            return status
    return 0


def _become(words: list[str]) -> int:
    if not WINDOWS:
        os.execve(words[0], words, surroundings())
    import subprocess

    return subprocess.call(words, env=surroundings())
