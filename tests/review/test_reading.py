"""How hard a text is to read, by a formula that was published, and by syllables a person would count."""

import pytest

from trainer.review.reading import grade, sentences, syllables, words


@pytest.mark.parametrize(("word", "count"), [
    ("stop", 1), ("asked", 1), ("wanted", 2), ("called", 1), ("table", 2), ("tables", 2), ("use", 1), ("houses", 2),
    ("officer", 3), ("identification", 6), ("safety", 2), ("somebody", 3), ("people", 2), ("verified", 3), ("I", 1),
    ("create", 2), ("lawyer", 2), ("didn't", 2), ("you're", 1), ("radio", 3), ("serious", 3), ("half-open", 3),
    ("9:40", 3), ("FBI", 3), ("hm", 1), ("driveway", 2), ("retaliation", 5), ("medium", 3), ("Mr", 2), ("client's", 2),
])  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(("text", "count"), [
    ("Mr. Kessler asks. You wait.", 2), ("“Who?” he says.", 1), ("At 5 p.m. you go.", 1), ("J. Smith left... So?", 2),
    ("Rodriguez v. United States held it. Go.", 2), ("No end", 1), ("", 0), ("...", 0), ("It is I. You go.", 2),
    ("“Stop.” “Why?”", 2), ("At 4:21 it is 3.5 miles.", 1), ("“...” And then?", 1),
])  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_words_keep_what_belongs_to_them() -> None:
    assert words("Don't open 12B at 9:40, Ms. Okafor - not yet.") == [
        "Don't", "open", "12B", "at", "9:40", "Ms", "Okafor", "not", "yet",
    ]  # fmt: skip


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    hard = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."

    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 * 6 / 6 - 15.59)
    assert grade([hard]) == pytest.approx(0.39 * 13 + 11.8 * 24 / 13 - 15.59, abs=1)
    assert grade([]) == 0.0
