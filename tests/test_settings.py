"""What a person chose, kept in a small file that may be damaged."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.settings import Settings, WindowPlace, larger, load, put_aside_if_damaged, save

CHOSEN = Settings(theme="night", text_percent=150, pace="slow", window=WindowPlace(1, 2, 800, 600, True))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_saved_is_loaded(file: Path) -> None:
    save(CHOSEN, file)

    assert load(file) == CHOSEN
    assert put_aside_if_damaged(file) is None
    assert [found.name for found in file.parent.iterdir() if found.is_file()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"theme": "day"'])
def test_a_damaged_file_is_kept_beside_and_the_usual_settings_hold(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    aside = put_aside_if_damaged(file)

    assert aside == file.with_name("settings-damaged.json")
    assert (aside.read_bytes(), load(file), file.exists()) == (content, Settings(), False)


def test_a_value_that_makes_no_sense_keeps_its_default(file: Path) -> None:
    file.write_text(json.dumps({"theme": "pink", "text_percent": 900, "pace": "slow", "window": 3, "news_read": 1}))

    assert load(file) == Settings(pace="slow")
    assert put_aside_if_damaged(file) is None


def test_no_file_is_no_damage(file: Path) -> None:
    assert put_aside_if_damaged(file) is None
    assert load(file) == Settings()


def test_a_folder_that_takes_no_settings_is_said_so(file: Path) -> None:
    with pytest.raises(TrainerError, match="could not be kept"):
        save(CHOSEN, file.parent / "missing" / "settings.json")


def test_a_failed_save_leaves_the_old_file_whole(file: Path) -> None:
    save(CHOSEN, file)
    os.mkdir(file.with_suffix(".new"))
    with pytest.raises(TrainerError):
        save(replace(CHOSEN, theme="day"), file)

    assert load(file) == CHOSEN


@pytest.mark.parametrize(("steps", "percent"), [(1, 175), (2, 200), (9, 200), (-2, 100), (-9, 100)])
def test_text_grows_and_shrinks_inside_its_bounds(steps: int, percent: int) -> None:
    assert larger(CHOSEN, steps).text_percent == percent
