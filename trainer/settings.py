"""What a person chose about the window: look, text size, motion, pace of speech, time limits, and where it stood.

Kept as a small JSON file. A value that cannot be understood keeps its default: a damaged file never stops the start,
and is kept beside the fresh one.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args

from trainer.errors import TrainerError

ThemeChoice = Literal["system", "day", "night", "high-contrast"]
MotionChoice = Literal["system", "full", "reduced"]
Pace = Literal["slow", "steady", "brisk", "at once"]
TimeLimits = Literal["off", "as written", "half more", "double"]

LEAST_TEXT: Final = 100
MOST_TEXT: Final = 200
TEXT_STEP: Final = 25


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood, in device-independent pixels of the whole desktop."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default. `text_percent` runs from 100 to 200 in steps of 25."""

    theme: ThemeChoice = "system"
    text_percent: int = 100
    motion: MotionChoice = "system"
    pace: Pace = "steady"
    time_limits: TimeLimits = "off"
    news_read: str = ""
    window: WindowPlace | None = None


def load(file: Path) -> Settings:
    """Read the settings; defaults where there is no file or a value in it makes no sense."""
    try:
        found = _read(file)
    except (OSError, ValueError):
        return Settings()
    return _understood(found) if isinstance(found, dict) else Settings()


def put_aside_if_damaged(file: Path) -> Path | None:
    """Rename a settings file that holds no settings; returns its new name, or None where there was nothing to do."""
    aside = file.with_name(f"{file.stem}-damaged{file.suffix}")
    try:
        if not file.exists() or isinstance(_read(file), dict):
            return None
    except OSError:  # it cannot be read here and now, which does not make it damaged
        return None
    except ValueError:
        pass
    try:
        os.replace(file, aside)
    except OSError:
        return None
    return aside


def save(settings: Settings, file: Path) -> None:
    """Write the settings, whole or not at all. Raises TrainerError where the folder does not take them."""
    fresh = file.with_suffix(".new")
    try:
        with fresh.open("w", encoding="utf-8") as opened:
            opened.write(json.dumps(asdict(settings), indent=2) + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(fresh, file)
    except OSError as fault:
        raise TrainerError(
            f"The settings could not be kept: {fault.strerror}.",
            "They hold until the window closes. Make room in the folder, or allow this account to write there.",
        ) from fault


def larger(settings: Settings, steps: int) -> Settings:
    """Return the settings with the text that many steps larger (or smaller), inside the bounds."""
    percent = settings.text_percent + steps * TEXT_STEP
    return replace(settings, text_percent=max(LEAST_TEXT, min(MOST_TEXT, percent)))


def _read(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except RecursionError as deep:
        raise ValueError("nested too deeply") from deep


def _understood(found: dict[str, Any]) -> Settings:
    choices = {"theme": ThemeChoice, "motion": MotionChoice, "pace": Pace, "time_limits": TimeLimits}
    kept = {name: found[name] for name, allowed in choices.items() if found.get(name) in get_args(allowed)}
    percent = _whole(found.get("text_percent"))
    if percent is not None and LEAST_TEXT <= percent <= MOST_TEXT:
        kept["text_percent"] = percent
    if isinstance(found.get("news_read"), str):
        kept["news_read"] = found["news_read"]
    return Settings(**kept, window=_place(found.get("window")))


def _place(found: Any) -> WindowPlace | None:
    if not isinstance(found, dict):
        return None
    x, y, width, height = (_whole(found.get(name)) for name in ("x", "y", "width", "height"))
    if x is None or y is None or width is None or height is None:
        return None
    return WindowPlace(x, y, width, height, found.get("maximised") is True)


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
