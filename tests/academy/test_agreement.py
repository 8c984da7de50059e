"""The sample agreement: a tagged document that says what it is, holds what was typed as text, and survives any name."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from trainer.academy.agreement import FIELDS, agreement, save, wrong
from trainer.errors import TrainerError

FILLED = {"agency": "Calder Falls Police", "customer": "Mill Lane Fair", "officers": "2", "law": "Maryland"}
HOSTILE = [
    '#import "x"',
    "*bold*",
    "= Heading",
    "$x$",
    "`raw`",
    "\\",
    '"',
    "#{panic()}",
    "<label>",
    "@ref",
    "// x",
    "]",
    "\x00a",
]


def _read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def _words(made: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in _read(made).pages).split())


def test_it_is_tagged_has_a_language_and_a_title() -> None:
    root = _read(agreement(FILLED)).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert _read(agreement(FILLED)).metadata.title == "Sample agreement on police service"  # type: ignore[union-attr]


def test_it_says_that_it_is_a_sample_and_buys_no_power() -> None:
    words = _words(agreement(FILLED))

    assert "Sample for counsel to review" in words
    assert "no police power for the customer" in words
    assert "Calder Falls Police" in words
    assert "Mill Lane Fair" in words


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_is_text_and_never_markup(text: str) -> None:
    shown = _words(agreement({"customer": f"A {text} Z"}))

    assert "".join("".join(letter for letter in text if letter.isprintable()).split()) in shown.replace(" ", "")


@pytest.mark.parametrize("name", ["Ærøskøbing Politi", "محمد الأمين", "דנה לוי", "N" * 200, "Ng\u0169g\u0129"])
def test_a_name_in_any_script_survives(name: str) -> None:
    assert len(_read(agreement({"customer": name})).pages) >= 1


def test_letters_that_no_font_here_has_are_named() -> None:
    with pytest.raises(TrainerError, match="No font on this computer has the letter"):
        agreement({"customer": "\U0001f9ff"})


def test_empty_blanks_are_lines_to_write_on() -> None:
    assert len(_read(agreement({})).pages) >= 1


@pytest.mark.parametrize(
    ("name", "text"), [("officers", "two"), ("notice_days", "0"), ("payment_days", "²"), ("place", "x" * 201)]
)
def test_what_does_not_hold_is_said_by_its_field(name: str, text: str) -> None:
    assert list(wrong({name: text})) == [name]
    with pytest.raises(TrainerError, match=next(one.words for one in FIELDS if one.name == name)):
        agreement({name: text})


def test_it_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    save(FILLED, tmp_path / "agreement.pdf")
    with pytest.raises(TrainerError, match="cannot be written"):
        save(FILLED, tmp_path / "nowhere" / "agreement.pdf")

    assert (tmp_path / "agreement.pdf").read_bytes().startswith(b"%PDF")
    assert [file.name for file in tmp_path.iterdir()] == ["agreement.pdf"]
