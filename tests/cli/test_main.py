"""The command line as a whole: one door, and faults in plain words."""

import argparse
import errno
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from trainer import __version__, paths
from trainer.cli import lint, stopping
from trainer.cli.main import COMMANDS, _parser, main
from trainer.errors import TrainerError

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(paths.shipped())}


def raising(fault: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    def run(arguments: object) -> int:
        raise fault

    monkeypatch.setattr(lint, "run", run)
    return main(["lint"])


def test_a_fault_is_a_sentence_and_an_advice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status = raising(TrainerError("The disk is full.", "Make room."), monkeypatch)

    assert status == 1
    assert capsys.readouterr().err == "The disk is full. Make room.\n"


def test_a_bug_is_shown_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    status = raising(ZeroDivisionError("by nothing"), monkeypatch)

    said = capsys.readouterr().err
    assert status == 70
    assert "ZeroDivisionError: by nothing" in said
    assert "This is a fault in the program." in said


def test_an_interruption_is_no_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(KeyboardInterrupt(), monkeypatch) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or os.name != "posix", reason="signals of POSIX")
def test_an_interruption_that_something_made_another_fault_of_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: object) -> int:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise RuntimeError("unknown error") from None
        raise AssertionError

    monkeypatch.setattr(lint, "run", run)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever runs the tests may have ignored
    try:
        assert main(["lint"]) == 130
    finally:
        signal.signal(signal.SIGINT, before)

    assert capsys.readouterr().err == "\nStopped.\n"


def test_output_that_nobody_reads_any_more_is_no_bug() -> None:
    program = [sys.executable, "-m", "trainer.cli", "lint", "--json"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()

    assert b"Traceback" not in said


def run(*words: str, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-m", "trainer.cli", *words]
    return subprocess.run(program, check=False, **{"env": ENVIRONMENT, "capture_output": True, **streams})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device of Linux that takes nothing")
@pytest.mark.parametrize("words", [("bench", "X"), ("lint", "--json")])
def test_output_that_finds_no_room_is_said_so(words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = run(*words, capture_output=False, stdout=full, stderr=subprocess.PIPE)

    assert (done.returncode, done.stderr.count(b"Make room")) == (1, 1)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_help_that_nobody_reads_is_no_bug() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run("--help", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)

    assert done.stderr == b""


@pytest.mark.parametrize("words", [("play", "\x1b[2Ja"), ("certificate", "check", "\x1b]0;a\x07"), ("sing\x1b[1m",)])
def test_what_would_steer_the_terminal_is_shown_as_its_number(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words, env={**ENVIRONMENT, "FAIR_CONTACT_HOME": str(tmp_path)}, stdin=subprocess.DEVNULL)

    assert b"\x1b" not in done.stdout + done.stderr


def test_letters_that_the_terminal_has_not_got_are_no_bug(tmp_path: Path) -> None:
    plain = {
        **ENVIRONMENT,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "FAIR_CONTACT_HOME": str(tmp_path),
    }
    done = run("play", "ü€", env=plain, stdin=subprocess.DEVNULL)

    assert b"Traceback" not in done.stderr


def test_a_refusal_of_the_system_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status = raising(OSError(errno.EACCES, "Permission denied", "a.db"), monkeypatch)

    assert status == 1
    assert capsys.readouterr().err == (
        "a.db cannot be used: Permission denied. Name a folder that this account may write to.\n"
    )


def test_any_other_fault_of_the_system_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    assert raising(OSError(errno.EBADF, "Bad file descriptor"), monkeypatch) == 70


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])

    said = capsys.readouterr().out
    assert left.value.code == 0
    assert all(f"\n    {name}" in said for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_says_what_it_is(name: str) -> None:
    assert [words for words, said in arguments(_parser(name)) if not said] == []


def arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str | None]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from arguments(below)
        else:
            yield f"{parser.prog} {action.dest}", action.help


@pytest.mark.parametrize(
    "words",
    [
        ("law", "due", "--within", "9" * 400), ("law", "due", "--today", "soon"), ("demo", "a.db", "--until", "0"),
        ("demo", "a.db", "--trainees", "-1"), ("drill", "kill", "--minutes", "nan"), ("bench", "--history", "x"),
    ],
)  # fmt: skip
def test_a_number_or_a_day_out_of_bounds_is_a_matter_of_usage(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    assert left.value.code == 2
    assert ": write a " in capsys.readouterr().err


@pytest.mark.parametrize("file", ["", "a" * 5000, "~nobody-is-called-so/a"])
def test_a_name_that_no_file_can_have_is_a_fault(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = [
        main(words)
        for words in (
            ("database", "--database", file, "check"), ("people", "carry-in", file), ("lint", file), ("gallery", file),
            ("demo", file), ("window", "--preview", file), ("lint", "--report", file),
        )
    ]  # fmt: skip

    assert found == [1] * len(found)
    assert "Traceback" not in capsys.readouterr().err


def test_an_unknown_command_is_a_matter_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["sing"])

    assert left.value.code == 2
    assert "invalid choice: 'sing'" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_added_and_run(name: str) -> None:
    module = import_module(f"trainer.cli.{name}")

    assert callable(module.add)
    assert callable(module.run)


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]

    with pytest.raises(SystemExit):
        main(["--version"])

    assert project["version"] == __version__
    assert capsys.readouterr().out == f"Fair Contact {__version__}\n"


@pytest.mark.slow
def test_the_version_costs_a_tenth_of_a_second_more_than_python() -> None:
    def cost(*words: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env=ENVIRONMENT)
        return time.perf_counter() - began

    # The least of several: whatever else the machine does at the time only adds.
    both = [(cost("-m", "trainer.cli", "--version"), cost("-c", "pass")) for _ in range(7)]
    ours, bare = (min(times) for times in zip(*both, strict=True))

    assert ours - bare < 0.1


def test_ctrl_c_ends_the_window_at_once_while_its_parts_are_being_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    monkeypatch.setattr("trainer.cli.window.run", lambda chosen: found.append(signal.getsignal(signal.SIGINT)) or 0)
    before = signal.getsignal(signal.SIGINT)

    assert main(["window"]) == 0
    assert found == [stopping._stop]
    assert signal.getsignal(signal.SIGINT) is before


def test_whatever_ctrl_c_did_before_a_command_it_does_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    def own(number: int, frame: object) -> None:
        raise AssertionError

    monkeypatch.setattr("trainer.cli.window.run", lambda chosen: 0)
    before = signal.signal(signal.SIGINT, own)
    try:
        main(["window"])
        assert signal.getsignal(signal.SIGINT) is own
    finally:
        signal.signal(signal.SIGINT, before)
