"""Every drill at a small number; `trainer drill NAME` does the same at full number."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.offices import library
from trainer import paths
from trainer.cli.drills import carried, clocks, disk, files, flips, guesses, locks, together, torn
from trainer.cli.drills.kills import Ground
from trainer.cli.drills.layer import Layer, Operation
from trainer.cli.drills.tally import Bounds, Tally
from trainer.cli.main import main
from trainer.engine.chance import Chance
from trainer.store.database import open_database
from trainer.store.driver import driver, has_reset_bug, version
from trainer.store.faults import DiskFull

CAN_STAND_BETWEEN = pytest.mark.skipif(sys.platform == "win32", reason="no layer can be put below SQLite there")
for_two = pytest.mark.skipif(has_reset_bug(version(driver())), reason="the file is held for one connection here")


def drilled_here(drill: ModuleType, *, times: int | None = None, seed: int = 1, scale: float = 1.0) -> dict[str, int]:
    """Run a drill on two short contacts and return its counts; what must never happen did not."""
    tally: Tally = drill.drill(Ground(library()), Bounds(times=times, seed=seed, scale=scale))
    assert tally.is_clean, tally.table()
    return tally.counts


def drilled(*words: str) -> dict[str, str]:
    """Run a drill as a command and return its table; it forks, so it has a process of its own."""
    command = [sys.executable, "-m", "trainer.cli", "drill", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=paths.shipped())
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.replace("(must be 0)", "").rstrip().rsplit("  ", 1) for line in done.stdout.splitlines()[1:-1]]
    return {what.strip(): count.strip() for what, count in rows}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the drill forks")
def test_twenty_five_kills_lose_nothing() -> None:
    table = drilled("kill", "--times", "25")

    assert (table["kills"], table["lost"], table["resumed elsewhere"]) == ("25", "0", "0")
    assert int(table["acts acknowledged"].replace(",", "")) > 250


@pytest.mark.slow
@CAN_STAND_BETWEEN
def test_a_loss_of_power_loses_nothing_acknowledged() -> None:
    counts = drilled_here(torn, times=60)

    assert counts["acknowledged commits at the moment of loss"] > counts["images"] == 60


@pytest.mark.slow
@CAN_STAND_BETWEEN
def test_the_torn_drill_finds_what_a_disk_without_syncs_loses() -> None:
    assert torn.drill(Ground(library()), Bounds(times=20), syncs=False).counts["lost"] > 0


@pytest.mark.slow
@CAN_STAND_BETWEEN
def test_a_failing_disk_is_said_and_loses_nothing() -> None:
    counts = drilled_here(disk, times=4)

    assert (counts["faults during acts, once"], counts["faults during copy, for good"]) == (8, 4)


@pytest.mark.slow
@for_two
def test_a_lock_is_waited_for_or_said() -> None:
    counts = drilled_here(locks, scale=0.02)

    assert (counts["acts that waited and were saved"], counts["acts refused in plain words"]) == (2, 2)


@pytest.mark.slow
def test_every_change_of_a_damaged_file_is_found_and_mended() -> None:
    counts = drilled_here(flips, times=40)

    assert (counts["flips"], counts["cuts"], counts["other files found"]) == (40, 8, 5)


@pytest.mark.slow
def test_a_wrong_clock_disorders_nothing() -> None:
    assert drilled_here(clocks, times=6, seed=7)["leaps"] > 10


@pytest.mark.slow
@pytest.mark.slow
def test_damaged_records_from_elsewhere_are_refused_or_taken_in_whole() -> None:
    counts = drilled_here(carried, times=60)

    assert counts["files refused"] > 10
    assert counts["files taken in"] > 10
    assert counts["plays refused"] > 10


def test_damaged_scenario_files_are_refused_or_read_in_time() -> None:
    assert drilled_here(files, times=20)["files refused"] > 20


@pytest.mark.slow
def test_guessing_is_slowed_for_one_and_shuts_out_nobody_else() -> None:
    counts = drilled_here(guesses, times=50)

    assert (counts["looked at, of those"], counts["accounts guessed at once each"]) == (6, 50)


@pytest.mark.slow
@for_two
def test_what_threads_change_together_is_not_lost() -> None:
    assert drilled_here(together, times=25)["changes acknowledged"] == 200


def written(file: str, at: int, content: bytes) -> Operation:
    return Operation("write", file, at, content)


@pytest.mark.parametrize("way", ["nothing of it", "all of it", "cut short", "some of it", "torn"])
def test_what_was_synced_is_always_left(way: str) -> None:
    run = [written("a", 0, b"x" * 600), Operation("sync", "a"), written("a", 600, b"y" * 600), written("b", 0, b"z")]
    images = [torn.left_over(run, way, Chance(seed)) for seed in range(20)]

    assert all(image["a"].startswith(b"x" * 600) for image in images)
    assert (len({bytes(image["a"]) for image in images}) > 1) == (way not in {"nothing of it", "all of it"})


def test_a_deletion_lasts_from_the_next_sync_of_the_folder() -> None:
    run = [written("j", 0, b"x"), Operation("sync", "j"), Operation("delete", "j"), written("w-wal", 0, b"y")]

    assert "j" in torn.left_over(run, "nothing of it", Chance(1))
    assert "j" not in torn.left_over([*run, Operation("sync", "w-wal")], "nothing of it", Chance(1))


@CAN_STAND_BETWEEN
def test_the_layer_hears_what_sqlite_does_and_can_fail_it(tmp_path: Path) -> None:
    heard: list[Operation] = []
    refuse = [0]
    with Layer(lambda one: heard.append(one) or (refuse[0] if one.kind == "write" else 0)):
        database = open_database(tmp_path / "record.db")
        refuse[0] = 13
        with pytest.raises(DiskFull), database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO authorities_edition VALUES (x'00', 'x')")
        refuse[0] = 0
        database.close()

    assert {"read", "write", "sync"} <= {one.kind for one in heard}
    count = len(heard)
    open_database(tmp_path / "other.db").close()
    assert len(heard) == count


def test_a_table_says_what_was_counted_and_what_must_be_none() -> None:
    tally = Tally(("lost",))
    assert not tally.is_clean
    tally.add("images", 1200)
    assert tally.table() == "images      1,200\nlost            0  (must be 0)\nclean"
    tally.fail("lost", "image 7", 2)

    assert tally.table() == "images      1,200\nlost            2  (must be 0)\n  lost: image 7\nNOT CLEAN"


@pytest.mark.parametrize(("times", "rounds"), [(None, 200), (10, 2), (12, 3)])
def test_a_share_of_the_rounds_asked_for_is_rounded_up(times: int | None, rounds: int) -> None:
    assert len(list(Bounds(times=times).rounds(200, 1000))) == rounds
    assert list(Bounds(seconds=-1).rounds(5)) == []


def test_a_drill_needs_scenarios(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drill", "lock", "--scenarios", str(tmp_path)]) == 1
    assert "There are no scenarios in" in capsys.readouterr().err
