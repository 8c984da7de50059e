"""Names and numbers in any script: kept, compared, and shown beside other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.people.names import LONGEST, bare, folded, isolated, kept, numbered

NAMES = (
    "Þórsdóttir", "Nguyễn Thị Hồng", "Дарья Соколова", "Ελένη Παπαδάκη", "نور الدين", "דנה לוי", "आरती शर्मा", "陈晓雯",
    "김 서연", "อารี สุขใจ", "ሰላም በቀለ", "O’Rourke-García", "می\u200cرا", "Ana 🙂", "👩🏽\u200d🚒 Ruth", "Ș. Ț.",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_kept_as_it_is(name: str) -> None:
    assert kept("name", f"  {name} ", needed=True) == name


@pytest.mark.parametrize(
    "typed", ["Ana\u202eReyes", "Ana\u2067Reyes", "Ana\x00Reyes", "Ana\u200bReyes", "Ana\r\n\tReyes"]
)
def test_what_cannot_be_seen_is_taken_out(typed: str) -> None:
    assert kept("name", typed, needed=True) == "Ana Reyes"


def test_letters_are_composed() -> None:
    assert kept("name", "Jose\u0301", needed=True) == "José"


@pytest.mark.parametrize("typed", ["", "  ", "\u200c\u200d", "\u0301", "\u202e\u202c", "\x07"])
def test_a_name_that_shows_nothing_is_missing(typed: str) -> None:
    with pytest.raises(TrainerError, match="The name is missing"):
        kept("name", typed, needed=True)


def test_what_is_not_needed_may_be_missing() -> None:
    assert kept("agency", "\u200c", needed=False) == ""


@pytest.mark.parametrize("letter", ["a", "ن", "🙂", "陈"])
def test_two_hundred_letters_are_kept_and_one_more_is_refused_with_the_reason(letter: str) -> None:
    assert len(kept("name", letter * LONGEST, needed=True)) == LONGEST
    with pytest.raises(TrainerError, match="longer than 200 letters") as refused:
        kept("name", letter * (LONGEST + 1), needed=True)

    assert "201" in refused.value.advice


def test_a_tower_of_marks_is_refused_with_the_reason() -> None:
    with pytest.raises(TrainerError, match="more than 8 marks"):
        kept("name", "Z" + "\u0335" * 20 + "oe", needed=True)


def test_marks_that_a_script_needs_are_kept() -> None:
    assert kept("name", "שָׁלוֹם", needed=True)


@pytest.mark.parametrize("number", ["4312", "４３１２", "٤٣١٢", "۴۳۱۲", "४३१२", " 4312 "])
def test_a_number_is_the_same_in_the_digits_of_any_script(number: str) -> None:
    assert folded(number) == "4312"


@pytest.mark.parametrize(
    ("one", "other"), [("Straße", "STRASSE"), ("José", "jose\u0301"), ("İ", "i\u0307"), ("ﬁ", "FI")]
)
def test_names_are_compared_without_capitals_and_forms(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_name_from_right_to_left_keeps_to_itself() -> None:
    assert numbered("نور الدين", "5023") == "\u2068نور الدين\u2069, 5023"
    assert bare(numbered("نور الدين", "5023")) == "نور الدين, 5023"


@pytest.mark.parametrize("name", ["A. Reyes", "José", "陈晓雯"])
def test_a_name_from_left_to_right_stands_as_it_is(name: str) -> None:
    assert isolated(name) == name


@given(st.text(max_size=250))
def test_whatever_is_typed_is_kept_or_refused_with_a_reason(text: str) -> None:
    once = _kept_or_refused(text)

    assert once.startswith("refused: The name ") or _kept_or_refused(once) == once
    assert folded(folded(once)) == folded(once)


def _kept_or_refused(text: str) -> str:
    try:
        return kept("name", text, needed=True)
    except TrainerError as refused:
        return f"refused: {refused.sentence}"
