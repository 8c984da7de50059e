"""Where things lie in the checkout while it is set up."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETUP = ROOT / ".setup"
LOCKS = {
    "run": "requirements.lock",
    "test": "requirements-test.lock",
    "bundle": "requirements-bundle.lock",
    "uv": "requirements-uv.lock",
}
WINDOWS = sys.platform == "win32"


def interpreter() -> Path:
    """Return the Python that runs this script; in a virtual environment, the one that environment was made with."""
    return Path(getattr(sys, "_base_executable", None) or sys.executable).resolve()


def python_of(folder: Path) -> Path:
    """Return the Python of an environment."""
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def packages_of(folder: Path) -> Path:
    """Return where the packages of an environment lie."""
    return next(folder.glob("lib/python*/site-packages"), folder / "Lib" / "site-packages")


def launcher_of(folder: Path) -> Path:
    """Return the `trainer` command of an environment."""
    return folder / ("Scripts" if WINDOWS else "bin") / "trainer"
