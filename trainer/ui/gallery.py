"""Photographs every page: every state by day at 100%, and each page once in every other theme and at 200% text."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import TracebackType
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from trainer.errors import TrainerError
from trainer.settings import Settings, ThemeChoice
from trainer.ui import poses
from trainer.ui.poses.pose import Pose
from trainer.ui.studio import Studio, prepare_records


class Look(NamedTuple):
    """A theme at a text size, and the window it is photographed in."""

    theme: ThemeChoice
    percent: int
    width: int
    height: int


USUAL = Look("day", 100, 1366, 768)
OTHERS = (Look("night", 100, 1366, 768), Look("high-contrast", 100, 1366, 768), Look("day", 200, 1280, 720))


def photograph(folder: Path, only: str | None = None) -> list[Path]:
    """Take the photographs of all pages, or of one, into a folder. Raises TrainerError for a page that has no poses."""
    wanted = [pose for pose in all_poses() if only in (None, pose.page)]
    if not wanted:
        known = ", ".join(dict.fromkeys(pose.page for pose in all_poses()))
        raise TrainerError(f"There is no page {only} to photograph.", f"Choose one of: {known}.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fair-contact-") as home:
        _stand_still(Path(home))
        app = QApplication.instance() or QApplication(["fair-contact"])
        assert isinstance(app, QApplication)
        sys.excepthook = _stop
        records = Path(home) / "records"
        records.mkdir()
        prepare_records(records)
        return [_taken(app, records, folder, pose, look) for pose, look in _sittings(wanted)]


def all_poses() -> tuple[Pose, ...]:
    """Return the poses of every page, in the order of their modules."""
    found: list[Pose] = []
    for module in iter_modules(poses.__path__):
        found += getattr(import_module(f"{poses.__name__}.{module.name}"), "POSES", ())
    return tuple(found)


def _sittings(wanted: Sequence[Pose]) -> Iterator[tuple[Pose, Look]]:
    pages: set[str] = set()
    for pose in wanted:
        yield pose, USUAL
        if pose.page not in pages:
            yield from ((pose, look) for look in OTHERS)
        pages.add(pose.page)


def _taken(app: QApplication, records: Path, folder: Path, pose: Pose, look: Look) -> Path:
    own = records.parent / "sitting"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    shutil.copy(records / f"{pose.record}.db", own)
    studio = Studio(app, own, pose.record, Settings(theme=look.theme, text_percent=look.percent, motion="reduced"))
    studio.shell.resize(look.width, look.height)
    studio.shell.show()
    studio.settle()
    pose.arrange(studio)
    studio.settle()
    file = folder / f"{pose.page}-{pose.state}-{look.theme}-{look.percent}.png"
    if not studio.shell.grab().save(str(file)):
        raise TrainerError(
            f"The picture {file} could not be written.", "Make room on that disk, or name another folder."
        )
    studio.finish()
    return file


def _stand_still(home: Path) -> None:
    # The same picture everywhere: a home without history, and times of day as in UTC.
    os.environ["FAIR_CONTACT_HOME"] = str(home / "home")
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def _stop(kind: type[BaseException], raised: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, raised, trace)
    os._exit(1)
