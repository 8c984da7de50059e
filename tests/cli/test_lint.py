"""`trainer lint`: what an author sees, and what it never needs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import SCENARIO, marked
from tests.review.sound import SOUND
from tests.scenario.test_library import root, write
from trainer import paths
from trainer.cli.main import main

__all__ = ["root"]
DAY = ["--today", "2026-11-23"]


def lint(*words: str | Path) -> int:
    return main(["lint", *DAY, *map(str, words)])


def test_findings_name_file_line_column_severity_rule_and_remedy(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "badge-requests" / "short" / "scenario.yaml"
    text, (line, column) = marked(("rules: [name-on-request]", "rules: [«name-on-demand]"))
    write(file, text)

    status = lint(root)

    lines = capsys.readouterr().out.splitlines()
    at = lines.index(f"{file}:{line}:{column}: E P1 There is no rule `name-on-demand` in any profile.")
    assert status == 1
    assert lines[at + 1].startswith("    Write")


def test_the_output_ends_with_what_guessing_scores_and_a_count(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lint(root)

    *_, named, scores, last = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"badge-requests/short \(edition [0-9a-f]{12}\)", named)
    assert scores.startswith("    Best scores 100 (credit 300), worst 0 (credit 20), random 45.2")
    assert re.fullmatch(r"Scenarios reviewed: 1\. Findings: E \d+, W \d+, I 0\.", last)


def test_a_scenario_without_blocking_findings_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        root / "badge-requests" / "short" / "scenario.yaml",
        SOUND.replace("name-on-request", "identification-on-request"),
    )

    assert lint(root) == 0
    assert ": W S3 " in capsys.readouterr().out


def test_one_file_is_linted_with_what_stands_beside_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "badge-requests" / "other" / "scenario.yaml", SCENARIO.replace("format: 1", "format: 2"))

    status = lint("--json", root / "badge-requests" / "short" / "scenario.yaml")

    found = json.loads(capsys.readouterr().out)
    assert status == 1
    assert {Path(problem["file"]).parent.name for problem in found["problems"]} == {"short"}
    assert [scenario["id"] for scenario in found["scenarios"]] == ["badge-requests/short"]


def test_a_file_that_cannot_be_read_is_found(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "badge-requests" / "short" / "scenario.yaml"
    write(file, "format: no")

    assert lint(file) == 1
    assert f"{file}:1:9: E R7 YAML reads the unquoted word `no`" in capsys.readouterr().out


@pytest.mark.parametrize(("text", "reviewed"), [(SCENARIO, 1), ("format: [", 0)])
def test_a_file_outside_any_library_is_linted_with_the_shipped_one(
    tmp_path: Path, text: str, reviewed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "draft.yaml", text.replace("backdrop: pavement", "backdrop: doorstep"))

    lint(tmp_path / "draft.yaml", "--json")

    found = json.loads(capsys.readouterr().out)
    assert len(found["scenarios"]) == reviewed
    assert {problem["file"] for problem in found["problems"]} == {str(tmp_path / "draft.yaml")}


@pytest.mark.parametrize("asked", ["drafts", "drafts/badge-requests", "drafts/badge-requests/short"])
def test_a_folder_outside_any_library_is_searched_for_its_scenarios(
    tmp_path: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "drafts" / "badge-requests" / "short" / "scenario.yaml"
    write(file, SCENARIO.replace("backdrop: pavement", "backdrop: doorstep"))

    lint(tmp_path / asked, "--json")

    assert [one["file"] for one in json.loads(capsys.readouterr().out)["scenarios"]] == [str(file)]


@pytest.mark.parametrize("asked", ["profiles", "profiles/default.yaml", "../empty", "badge-requests/short/walks"])
def test_a_path_without_a_scenario_is_a_matter_of_usage(
    root: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("badge-requests/short/walks", "../empty"):
        (root / folder).mkdir()

    assert lint(root / asked) == 2
    assert capsys.readouterr().err.startswith(f"There is no scenario in {root / asked}. Name a scenario.yaml, a folder")


def test_json_holds_findings_scores_and_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lint(root, "--json")

    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"problems", "scenarios", "counts"}
    assert set(found["counts"]) == {"E", "W", "I"}
    assert found["scenarios"][0]["baselines"][0]["states"] == 6
    assert {"file", "line", "column", "severity", "rule", "sentence", "remedy"} == set(found["problems"][0])


@pytest.mark.parametrize("words", [["--today", "tomorrow"], ["--jsno"]])
def test_a_wrong_argument_is_a_matter_of_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["lint", *words])

    assert left.value.code == 2
    assert "usage: trainer" in capsys.readouterr().err


def test_a_path_that_is_not_there_is_a_matter_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("nowhere.yaml") == 2
    assert capsys.readouterr().err == "There is no file or folder nowhere.yaml.\n"


def test_the_day_is_today_unless_it_is_given(root: Path) -> None:
    assert main(["lint", str(root)]) == 1


def test_a_second_run_says_the_same_from_what_is_kept(
    root: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = lint(root), capsys.readouterr().out
    kept = list((home / "cache").glob("review-*.json"))

    assert (lint(root), capsys.readouterr().out) == first
    assert list((home / "cache").glob("review-*.json")) == kept
    assert len(kept) == 1


def test_lint_needs_no_home(root: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.write_text("a file where the folder should be")

    lint(root)

    assert "Scenarios reviewed: 1." in capsys.readouterr().out


def test_the_schema_is_written_beside_the_scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "scenarios", lambda: tmp_path)

    assert main(["lint", "--write-schema"]) == 0
    assert json.loads((tmp_path / "schema.json").read_text())["title"] == "Fair Contact scenario, format 1"


def test_neither_qt_nor_sql_is_loaded() -> None:
    program = (
        "import sys; from trainer.cli.main import main; main(['lint']); "
        "print(sorted(name for name in ('PySide6', 'sqlmodel', 'sqlalchemy', 'alembic') if name in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(paths.shipped())}

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_the_shipped_scenarios_have_no_blocking_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint() == 0, capsys.readouterr().out


def test_a_report_is_one_file_of_html(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.html"
    lint(root, "--report", file)

    assert file.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="en">')
    assert capsys.readouterr().err == f"The report is in {file}.\n"
    assert [one.name for one in tmp_path.glob("*.html*")] == ["report.html"]


def test_a_report_that_cannot_be_written_leaves_what_was_there(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.html").mkdir()

    status = lint(root, "--report", tmp_path / "report.html")

    assert status == 1
    assert f"The report {tmp_path / 'report.html'} cannot be written: " in capsys.readouterr().err
    assert [one.name for one in tmp_path.glob("*report.html*")] == ["report.html"]


def test_a_report_is_about_one_library(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(root, paths.scenarios(), "--report", "report.html") == 2
    assert capsys.readouterr().err.startswith("A report is about one library.")


def test_one_file_is_told_what_it_owes_the_others(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "badge-requests" / "second" / "scenario.yaml", SCENARIO.replace("requests/short", "requests/second"))
    lint(root / "badge-requests" / "second")

    rules = [line.split()[2] for line in capsys.readouterr().out.splitlines() if " W F8 " in line]
    assert rules == ["F8"] * 2
