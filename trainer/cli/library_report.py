"""The report about a library as a file: written whole, or not at all."""

import os
import tomllib
from contextlib import suppress
from pathlib import Path

from trainer import paths
from trainer.errors import TrainerError, not_written
from trainer.review.page import page
from trainer.review.report import Report


def write_report(report: Report, file: Path) -> None:
    """Write the report. Raises TrainerError where the file cannot be written; what was there before stays."""
    if file.exists() and not file.is_file():
        raise TrainerError(
            f"The report {file} cannot be written: it is a folder, a pipe or a device.", "Give another name."
        )
    themes = paths.assets() / "themes"
    day, night = (tomllib.loads((themes / f"{name}.toml").read_text(encoding="utf-8")) for name in ("day", "night"))
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8") as opened:
            opened.write(page(report, day, night))
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(fresh, file)
    except OSError as fault:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise not_written(f"The report {file}", fault) from fault
