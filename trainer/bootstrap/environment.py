"""Makes the environment that a command runs in, or finds the one made before."""

import contextlib
import hashlib
import os
import signal
import sys
from pathlib import Path

from trainer.bootstrap.installer import as_pip_does, uv
from trainer.bootstrap.places import LOCKS, ROOT, SETUP, WINDOWS, interpreter, launcher_of, packages_of, python_of
from trainer.bootstrap.programs import run, say
from trainer.bootstrap.whole import alone, whole

# Written by hand and not by an editable install, which would need a build tool from outside the lock. The first lines
# find the Python beside the script, wherever the checkout is; -P keeps the folder the person stands in off the path.
_LAUNCHER = """#!/bin/sh
'''exec' "$(dirname -- "$(realpath -- "$0")")/python" -P "$0" "$@"
' '''
import sys

from trainer.cli.main import main

sys.argv[0] = "trainer"
sys.exit(main())
"""


def environment(purpose: str) -> Path:
    """Return the environment for a purpose, made if it is not there; the one for tests will do to run."""
    if purpose == "bundle":
        folder = SETUP / name_of(purpose)
        return folder if folder.is_dir() else _made(purpose)
    for kind in dict.fromkeys(("test", purpose)):
        folder = SETUP / name_of(kind)
        if folder.is_dir():
            break
    else:
        folder = _made(purpose)
    _point_at(folder)
    return folder


def name_of(purpose: str) -> str:
    """Return the name of an environment: the Python, the purpose and the digest of all it is made from."""
    made_from = (sys.version, str(interpreter()), str(ROOT), _LAUNCHER, (ROOT / LOCKS[purpose]).read_text("utf-8"))
    digest = hashlib.sha256("\0".join(made_from).encode()).hexdigest()
    return f"python{sys.version_info.major}.{sys.version_info.minor}-{purpose}-{digest[:12]}"


def _made(purpose: str) -> Path:
    # A polite kill clears up as Ctrl+C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with alone():
        folder = SETUP / name_of(purpose)
        if not folder.is_dir():
            say(f"Setting up in {SETUP}; up to 160 MB are fetched, once.")
            program = uv()
            say("Fetching the packages.")
            with whole(folder) as unfinished:
                _fill(unfinished, program, LOCKS[purpose])
            say("Set up.")
    return folder


def _fill(folder: Path, program: str | None, lock: str) -> None:
    python = str(python_of(folder))
    # Only ready-made packages: nothing is compiled and no package's own script runs while setting up.
    pinned = ["--require-hashes", "--only-binary", ":all:"]
    if program:
        # Relocatable, because the folder is filled under one name and used under another.
        run([program, "venv", "--quiet", "--relocatable", "--no-project", "--python", str(interpreter()), str(folder)])
        sync = [program, "pip", "sync", "--compile-bytecode", *pinned, "--python", python, lock]
        run(sync, extra=as_pip_does())
    else:
        run([str(interpreter()), "-m", "venv", str(folder)])
        run([python, "-m", "pip", "install", "--no-deps", *pinned, "-r", lock])
    (packages_of(folder) / "fair_contact.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = launcher_of(folder)
    launcher.write_text(_LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)
    if WINDOWS:
        launcher.with_suffix(".cmd").write_text('@"%~dp0python.exe" -P "%~dp0trainer" %*\n', encoding="utf-8")
    # Compiled before the first start; a file that does not compile is for that start to report.
    run([python, "-m", "compileall", "-q", "trainer"], must=False)


def _point_at(folder: Path) -> None:
    """Let `.venv`, where other tools look, lead to the environment; a real folder there is someone's own and stays."""
    link, wanted = ROOT / ".venv", f"{SETUP.name}/{folder.name}"
    if WINDOWS or (link.exists() and not link.is_symlink()) or (link.is_symlink() and os.readlink(link) == wanted):
        return
    # A checkout that may only be read still runs; it keeps the link it has.
    with contextlib.suppress(OSError):
        new = SETUP / f"new-link-{os.getpid()}"
        new.symlink_to(wanted)
        new.replace(link)
