"""Random damage to a real file is always said as problems, quickly, and never fails in another way.

The suite tries 200 damaged files; FAIR_CONTACT_FUZZ=20000 tries as many as it says.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer import paths
from trainer.scenario.library import load_library, shared_scenes
from trainer.scenario.model import SubScene
from trainer.scenario.read import read_scenario

EXAMPLES = int(os.environ.get("FAIR_CONTACT_FUZZ", "200"))
FILES = sorted(paths.scenarios().glob("*/*/scenario.yaml"))
RAW = [file.read_bytes() for file in FILES]
SHARED: dict[str, SubScene] = dict(shared_scenes(paths.scenarios(), []))
JUNK = [
    "no", "012", "12:30", "0x1f", "~", "", "[]", "{}", "[[[[[[", "{a: {a: {a: ", "&a [*a]", "*b", "<<: *a", "- - - - -",
    "!!python/object:os.system x", "? ?", "|", ">+9", "'", '"', '"\\x00"', '"\\ud800"', "\t", "%YAML 9", "---", "...",
    "#", ": :", "@", "`", "1e999", ".nan", "9" * 400, "x" * 2000, "{street}", "}{", "\u202e", "\U0001f600", "\x00",
    "\ufeff", "-1", "true", "exit:x", "a/b",
]  # fmt: skip

Damage = Callable[[bytes], bytes]


@st.composite
def damages(draw: st.DrawFn) -> bytes:
    """Damage one shipped file in one to four ways."""
    raw = draw(st.sampled_from(RAW))
    for _ in range(draw(st.integers(1, 4))):
        raw = draw(st.sampled_from([flipped, cut, inserted, valued, swapped, repeated]))(draw, raw)
    return raw


def flipped(draw: st.DrawFn, raw: bytes) -> bytes:
    at = draw(st.integers(0, max(0, len(raw) - 1)))
    return raw[:at] + bytes([draw(st.integers(0, 255))]) + raw[at + 1 :]


def cut(draw: st.DrawFn, raw: bytes) -> bytes:
    start = draw(st.integers(0, len(raw)))
    return raw[:start] + raw[start + draw(st.integers(0, 3000)) :]


def inserted(draw: st.DrawFn, raw: bytes) -> bytes:
    at = draw(st.integers(0, len(raw)))
    return raw[:at] + draw(st.sampled_from(JUNK) | st.text(max_size=20)).encode("utf-8", "replace") + raw[at:]


def valued(draw: st.DrawFn, raw: bytes) -> bytes:
    """Put junk in the place of a value."""
    lines = raw.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[at].partition(b": ")
    lines[at] = key + (colon or b": ") + draw(st.sampled_from(JUNK)).encode()
    return b"\n".join(lines)


def swapped(draw: st.DrawFn, raw: bytes) -> bytes:
    """Let two lines change places."""
    lines = raw.split(b"\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def repeated(draw: st.DrawFn, raw: bytes) -> bytes:
    start = draw(st.integers(0, len(raw)))
    return raw[:start] + raw[start : start + draw(st.integers(0, 200))] * draw(st.integers(2, 200)) + raw[start:]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(damages())
def test_a_damaged_file_is_refused_or_read_and_nothing_else(raw: bytes) -> None:
    began = time.monotonic()

    edition, problems = read_scenario(raw, "damaged.yaml", SHARED)

    assert time.monotonic() - began < 2
    assert edition is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.sentence for problem in problems)
    assert all(problem.remedy for problem in problems)


@pytest.mark.parametrize(
    "deep",
    [
        "[" * 500_000,
        "{a: " * 200_000,
        "- " * 400_000,
        "a:\n" * 300_000,
        "? " * 300_000,
        "k: " * 300_000,
        "".join(f"k{number}: 1\n" for number in range(90_000)),
    ],
)
def test_a_file_built_to_be_slow_is_refused_within_two_seconds(deep: str) -> None:
    began = time.monotonic()

    edition, problems = read_scenario(deep, "deep.yaml", {})

    assert time.monotonic() - began < 2
    assert edition is None
    assert len(problems) == 1


def test_a_damaged_file_leaves_the_other_scenarios_readable(tmp_path: Path) -> None:
    for number, file in enumerate(FILES[:2]):
        folder = tmp_path / "scenarios" / file.parent.parent.name / file.parent.name
        folder.mkdir(parents=True)
        (folder / "scenario.yaml").write_bytes(file.read_bytes() if number else b"\xff\xfe")
    for name in ("framework.yaml", "shared"):
        (tmp_path / "scenarios" / name).symlink_to(paths.scenarios() / name)

    assert len(load_library(tmp_path / "scenarios").editions) == 1
