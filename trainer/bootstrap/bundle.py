"""Makes the folder in `dist/` that runs where there is no Python: the program, Python, Qt, and all that they read."""

import os
import re
import shutil
import tempfile
from importlib import metadata
from pathlib import Path

from trainer.bootstrap.places import LOCKS, ROOT, WINDOWS, packages_of, python_of
from trainer.bootstrap.programs import SetupError, run, say
from trainer.bootstrap.whole import alone

BUNDLE = ROOT / "dist" / "Fair Contact"
FACES = "open-peeps.json"
_NAME = "fair-contact"
_PROGRAM = f"{_NAME}.exe" if WINDOWS else _NAME
_WORK = ROOT / "build" / "bundle"
_SHIPPED = "trainer/shipped"
# What is imported by its name, where PyInstaller does not see it.
_LATE = (
    "alembic.command",
    "alembic.config",
    "alembic.context",
    "dicebear_schema",
    "dicebear_styles",
    "psycopg_binary._psycopg",
    "psycopg_binary.pq",
    "pysqlite3.dbapi2",
)
# The icon, and a console, because the same program is the command line; it hides when nobody typed there.
_FOR_WINDOWS = ("--icon", str(ROOT / "assets" / "desktop" / "fair-contact.ico"), "--hide-console", "hide-early")
# The tools of the bundle's own environment, and the network, which the program has no use for.
_WITHOUT = ("distutils", "packaging", "setuptools", "PySide6.QtNetwork")
# Qt's plugins for the network and for machines without a desktop, which are of no use, and the one for GTK: it would
# bring a GTK that does not fit the modules of the machine the bundle runs on.
_PLUGINS_WITHOUT = (
    "egldeviceintegrations/*",
    "generic/*",
    "networkinformation/*",
    "platforms/*eglfs*",
    "platforms/*linuxfb*",
    "platforms/*vkkhrdisplay*",
    "platformthemes/*gtk3*",
    "tls/*",
)


def make_bundle(environment: Path) -> int:
    """Build the bundle in the environment made for it; it takes its place only after it has run once."""
    packages = packages_of(environment)
    with alone():
        shutil.rmtree(_WORK, ignore_errors=True)
        _WORK.mkdir(parents=True)
        say("Bundling; this takes about a minute.")
        _leave_out_plugins(packages)
        said = run(
            [str(python_of(environment)), "-m", "PyInstaller", *words(packages)],
            extra={"PYINSTALLER_CONFIG_DIR": str(_WORK / "cache")},
            must=False,
        )
        log = _WORK / "bundle.log"
        log.write_text(said, encoding="utf-8")
        made = _WORK / "made" / _NAME
        if not (made / _PROGRAM).is_file():
            raise SetupError(f"PyInstaller made no program; {log} says why: {' '.join(said.split()[-40:])}")
        _try(made / _PROGRAM)
        shutil.rmtree(BUNDLE, ignore_errors=True)
        BUNDLE.parent.mkdir(exist_ok=True)
        made.rename(BUNDLE)
    say(f"Bundled: {BUNDLE / _PROGRAM}")
    return 0


def words(packages: Path) -> list[str]:
    """Return what PyInstaller is told, given where the packages lie."""
    carried = {
        ROOT / "scenarios": f"{_SHIPPED}/scenarios",
        ROOT / "assets": f"{_SHIPPED}/assets",
        # Alembic reads the steps as files.
        ROOT / "trainer" / "store" / "migrations": "trainer/store/migrations",
        packages / "dicebear_schema": "dicebear_schema",
        # One style of sixty: the others have licences of their own.
        packages / "dicebear_styles" / FACES: "dicebear_styles",
    }
    return [
        *("--noconfirm", "--onedir", "--name", _NAME, "--log-level", "WARN"),
        *("--distpath", str(_WORK / "made"), "--workpath", str(_WORK / "work"), "--specpath", str(_WORK)),
        *("--paths", str(ROOT), *(_FOR_WINDOWS if WINDOWS else ())),
        *(f"--add-data={source}{os.pathsep}{target}" for source, target in carried.items()),
        *(f"--hidden-import={module}" for module in (*_modules(), *_LATE)),
        *(f"--exclude-module={module}" for module in _WITHOUT),
        *(f"--copy-metadata={name}" for name in _installed(packages)),
        str(ROOT / "trainer" / "cli" / "__main__.py"),
    ]


def _modules() -> list[str]:
    """Return all modules of the program but those that set up a checkout: the commands are imported by their names."""
    files = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / "trainer").rglob("*.py")]
    named = {".".join(path.parts).removesuffix(".__init__") for path in files}
    return sorted(name for name in named if not name.startswith("trainer.bootstrap"))


def _installed(packages: Path) -> list[str]:
    # Their licences go along in what describes them, and About reads their versions there.
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / LOCKS["run"]).read_text("utf-8"), re.MULTILINE))
    there = {re.sub("[-_.]+", "-", each.name).lower() for each in metadata.distributions(path=[str(packages)])}
    return sorted(pinned & there)


def _leave_out_plugins(packages: Path) -> None:
    # They can be left out only here: PyInstaller takes every plugin it finds, and whatever that plugin links to.
    for pattern in _PLUGINS_WITHOUT:
        for plugin in (packages / "PySide6").glob(f"**/plugins/{pattern}"):
            plugin.unlink()


def _try(program: Path) -> None:
    """Let the program photograph Home, which takes its window, its record, a scenario, a place and a face."""
    with tempfile.TemporaryDirectory(prefix=f"{_NAME}-") as folder:
        said = run([str(program), "gallery", folder, "--only", "home"], must=False)
    if "pictures in" not in said:
        raise SetupError(f"The program was bundled but does not run: {' '.join(said.split()[-40:])}")
