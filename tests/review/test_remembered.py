"""A remembered review is the review, for exactly what it was made from, and never more than that."""

import dataclasses
import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import DAY, authority, edition, framework, profile
from tests.review.sound import SOUND
from trainer.review.lint import reviewed
from trainer.review.remembered import Remembered, program


def memory(folder: Path | None, **changes: Any) -> Remembered:
    terms: dict[str, Any] = {
        "profiles": [profile()], "authorities": {}, "framework": framework(), "today": DAY, **changes,
    }  # fmt: skip
    return Remembered(folder, **terms)


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_a_remembered_review_equals_the_one_that_was_made(tmp_path: Path) -> None:
    one = edition()
    made = reviewed(one, [profile()], {}, framework(), DAY)

    assert memory(tmp_path).reviewed(one) == made
    assert memory(tmp_path).reviewed(one) == made
    assert [file.suffix for file in kept(tmp_path)] == [".json"]


def test_what_is_remembered_is_not_reviewed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = memory(tmp_path).reviewed(edition())
    monkeypatch.setattr("trainer.review.remembered.reviewed", lambda *terms: pytest.fail("reviewed again"))

    assert memory(tmp_path).reviewed(edition()) == first


@pytest.mark.parametrize("changes", [
    {"today": DAY + datetime.timedelta(days=1)},
    {"profiles": [profile(), profile("other")]},
    {"profiles": [profile(name_on_request="recommended")]},
    {"authorities": {"case": authority()}},
    {"framework": framework("first-request", "staying-even", "cameras")},
], ids=lambda changes: next(iter(changes)))  # fmt: skip
def test_a_review_under_other_terms_is_made_anew(changes: dict[str, Any], tmp_path: Path) -> None:
    memory(tmp_path).reviewed(edition())
    memory(tmp_path, **changes).reviewed(edition())

    assert len(kept(tmp_path)) == 2


def test_findings_follow_the_text_and_the_file_and_not_the_meaning_alone(tmp_path: Path) -> None:
    first, lower = edition(), edition(text="# A remark\n" + edition().text)
    moved = dataclasses.replace(first, file="elsewhere.yaml")
    found = [memory(tmp_path).reviewed(one).problems[0] for one in (first, lower, moved)]

    assert first.digest == lower.digest
    assert [one.line for one in found] == [found[0].line, found[0].line + 1, found[0].line]
    assert found[2].file == "elsewhere.yaml"


@pytest.mark.parametrize("damage", [b"", b"no digest", b"\xff\xfe", b'0\n{"problems": []}'])
def test_a_damaged_file_is_made_again(damage: bytes, tmp_path: Path) -> None:
    first = memory(tmp_path).reviewed(edition())
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage)

    assert memory(tmp_path).reviewed(edition()) == first
    assert file.read_bytes() == whole


@pytest.mark.parametrize("folder", [None, Path("no-such-folder")])
def test_without_a_folder_every_review_is_made(folder: Path | None) -> None:
    assert memory(folder).reviewed(edition(text=SOUND)).problems


def test_only_so_many_reviews_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.review.remembered._KEPT", 2)
    for days in range(3):
        memory(tmp_path, today=DAY + datetime.timedelta(days=days)).reviewed(edition())

    assert len(kept(tmp_path)) == 2


def test_the_program_has_one_name() -> None:
    assert program() == program()
    assert len(program()) == 64
