"""The program's log."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.logs import NAME, start_logging, stop_logging


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_logging(tmp_path)
    yield tmp_path / NAME
    stop_logging(handler)


def test_a_line_says_when_where_and_what(log: Path) -> None:
    logging.getLogger("trainer.store").info("opened in %d ms", 12)
    line = json.loads(log.read_text())

    assert (line["level"], line["where"], line["what"]) == ("info", "trainer.store", "opened in 12 ms")
    assert line["at"].endswith("+00:00")


def test_the_text_of_a_fault_is_not_written(log: Path) -> None:
    try:
        raise ValueError("what somebody typed")
    except ValueError:
        logging.getLogger("trainer").info("a fault", exc_info=True)
    line = json.loads(log.read_text())

    assert (line["fault"], "typed" in log.read_text()) == ("ValueError", False)
    assert line["through"][0].startswith("test_logs.py:")


def test_a_folder_that_takes_no_log_does_not_stop_the_start(tmp_path: Path) -> None:
    handler = start_logging(tmp_path / "missing")
    logging.getLogger("trainer").info("said to nobody")
    stop_logging(handler)

    assert not (tmp_path / "missing").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_loses_the_line_and_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / NAME).symlink_to("/dev/full")
    handler = start_logging(tmp_path)
    logging.getLogger("trainer").info("said to a full disk")
    stop_logging(handler)

    assert capsys.readouterr().err == ""
