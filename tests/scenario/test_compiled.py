"""The compiled library is the read library, and nothing but it is ever taken from the cache."""

import hashlib
import os
import pickle
import shutil
from pathlib import Path

import pytest

from trainer import paths
from trainer.scenario.compiled import load_compiled, load_for_play
from trainer.scenario.library import load_library
from trainer.scenario.positions import Positions


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of one shipped scenario with what it rests on."""
    folder = tmp_path / "scenarios"
    for part in ("framework.yaml", "authorities", "profiles"):
        source = paths.scenarios() / part
        (shutil.copytree if source.is_dir() else _copied)(source, folder / part)
    shutil.copytree(paths.scenarios() / "active-listening", folder / "active-listening")
    shutil.copytree(paths.assets() / "backdrops", tmp_path / "assets" / "backdrops")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return an empty cache."""
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _kept(cache: Path) -> Path:
    return next(cache.glob("library-*.bin"))


class _Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 7",)


def test_the_compiled_library_equals_the_read_one(root: Path, cache: Path) -> None:
    load_compiled(root, cache)

    assert load_compiled(root, cache) == load_library(root)


def test_a_second_start_reads_no_scenario(root: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_compiled(root, cache)
    monkeypatch.setattr("trainer.scenario.library.load_library", lambda root: pytest.fail("read again"))

    assert load_compiled(root, cache) == first


def test_a_changed_byte_is_read_again(root: Path, cache: Path) -> None:
    load_compiled(root, cache)
    file = next(root.glob("active-listening/*/scenario.yaml"))
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Changed ", 1), encoding="utf-8")

    assert load_compiled(root, cache) == load_library(root)


def test_a_bundled_program_that_was_replaced_reads_again(
    root: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "fair-contact"
    program.write_bytes(b"one")
    monkeypatch.setattr("trainer.scenario.compiled.__file__", str(tmp_path / "no-modules" / "compiled.pyc"))
    monkeypatch.setattr("sys.executable", str(program))
    load_compiled(root, cache)
    program.write_bytes(b"another")
    load_compiled(root, cache)

    assert len(list(cache.glob("library-*.bin"))) == 2


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_damaged_cache_is_made_again(root: Path, cache: Path, place: int) -> None:
    whole = load_compiled(root, cache)
    damaged = bytearray(_kept(cache).read_bytes())
    damaged[place] ^= 0xFF
    _kept(cache).write_bytes(bytes(damaged))

    assert load_compiled(root, cache) == whole


def test_nothing_foreign_is_made_from_the_cache(root: Path, cache: Path) -> None:
    whole = load_compiled(root, cache)
    body = pickle.dumps(_Harm())
    _kept(cache).write_bytes(hashlib.sha256(body).digest() + body)

    assert load_compiled(root, cache) == whole


def test_for_play_everything_but_lines_and_columns_is_kept(root: Path, cache: Path) -> None:
    whole = load_compiled(root, cache)
    for _ in range(2):
        played = load_for_play(root, cache)

        assert played.editions.keys() == whole.editions.keys()
        assert all(one.scenario == whole.editions[id].scenario for id, one in played.editions.items())
        assert all(one.positions == Positions() for one in played.editions.values())


def test_a_folder_that_cannot_be_written_only_costs_time(root: Path, tmp_path: Path) -> None:
    assert load_compiled(root, tmp_path / "missing") == load_library(root)


def test_only_the_last_two_libraries_are_kept(root: Path, cache: Path) -> None:
    for number in range(4):
        (root / "profiles" / f"extra-{number}.yaml").write_text("format: 1\n", encoding="utf-8")
        load_compiled(root, cache)

    assert len(list(cache.glob("*"))) == 2
