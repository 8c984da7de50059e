"""The law on the command line: set, listed, affected, compared, taken back."""

import json
from pathlib import Path

import pytest

from trainer.cli.main import main

SET = ["law", "set", "florida-v-jl", "overruled", "--since", "2026-11-20", "--source", "A made-up decision"]


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_status_is_set_listed_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(SET) == 0
    assert "rests on it: A call about a gun" in _said(capsys)
    main(["law", "list"])
    assert "Florida v. J.L.: overruled since 2026-11-20 (A made-up decision)" in _said(capsys)
    main(["law", "undo", "florida-v-jl"])
    assert ", taken back " in _said(capsys)


def test_what_hangs_on_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    main(SET)
    main(["law", "affected", "florida-v-jl"])
    words = _said(capsys)
    main(["law", "compare", "florida-v-jl"])

    assert "0 officers, 0 plays since 2026-11-20" in words
    assert "instead: " in words
    assert _said(capsys) == "Nothing.\n"


@pytest.mark.parametrize("act", ["affected", "compare"])
def test_it_is_told_as_json_too(capsys: pytest.CaptureFixture[str], act: str) -> None:
    main(SET)
    _said(capsys)

    assert main(["law", "--json", act, "florida-v-jl"]) == 0
    assert json.loads(_said(capsys)) is not None


def test_what_is_due_is_told_for_any_day(capsys: pytest.CaptureFixture[str]) -> None:
    main(["law", "due", "--today", "2028-01-01"])
    late = _said(capsys)
    main(["law", "--json", "due", "--today", "2026-11-27", "--within", "400"])

    assert "authority" in late.splitlines()[0]
    assert json.loads(_said(capsys))


@pytest.mark.parametrize("words", [["undo", "florida-v-jl"], ["affected", "nobody-v-nobody"]])
def test_what_does_not_stand_is_said(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(["law", *words]) == 1
    assert capsys.readouterr().err


def test_a_day_is_written_as_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["law", "due", "--today", "tomorrow"])
    assert "write a day as year-month-day" in capsys.readouterr().err


def test_a_record_that_is_named_and_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "--database", str(tmp_path / "nowhere.db"), "list"]) == 1
    assert "There is no record" in capsys.readouterr().err
    assert not (tmp_path / "nowhere.db").exists()
