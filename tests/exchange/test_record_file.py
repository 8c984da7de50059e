"""A training record as one signed file: whole or not at all."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import TrainerError
from trainer.exchange import record_file
from trainer.exchange.record_file import (
    FiledEdition,
    FiledEvent,
    FiledJudgement,
    FiledPlay,
    FiledText,
    NotARecord,
    read,
    signed_as_it_is,
    written,
)
from trainer.people.signatures import public_of, signed

PRIVATE = bytes(range(32))
EVENT = FiledEvent(
    sequence=1, at=5, kind="choice made", public="{}", private="x", salt=bytes(16), private_digest=bytes(32),
    hash=bytes(32),
)  # fmt: skip
JUDGEMENT = FiledJudgement(
    event=1, option="refuse", step="decided", outcome="upheld", given_at=6, by="T. Wrona", reason="He asked twice.",
)  # fmt: skip
PLAY = FiledPlay(
    id=bytes(16), person=bytes(16), edition=bytes(32), profile=bytes(32), authorities=bytes(32), variant=None,
    mode="practice", seed=-1, started_at=1, about=3, head_sequence=1, head_hash=bytes(32), shown=100,
    judgements=(JUDGEMENT, replace(JUDGEMENT, reason=None)), resolution_done_at=None,
    events=(EVENT, replace(EVENT, private=None, salt=None, private_digest=None)),
)  # fmt: skip
RECORD = record_file.record(
    program="0.2.0", made_at=7, person=bytes(16), name="李小龍", number="1", agency="", plays=(PLAY,),
    editions=(FiledEdition(digest=bytes(32), scenario="a/b", version=1, title="T", canonical="{}", text="t"),),
    profiles=(FiledText(digest=bytes(32), name="default", text="{}"),),
    authorities=(FiledText(digest=bytes(32), name="", text="{}"),),
)  # fmt: skip


def sign(message: bytes) -> tuple[bytes, bytes]:
    return public_of(PRIVATE), signed(PRIVATE, message)


CONTENT = written(RECORD, sign)


def resigned(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the file with something else in it, signed again by somebody who can."""
    plain = json.loads(CONTENT)["record"]
    change(plain)
    return signed_as_it_is(plain, sign)


def test_a_record_is_read_back_as_it_was() -> None:
    found = read(CONTENT)

    assert (found.record, found.public) == (RECORD, public_of(PRIVATE))
    assert found.digest == read(CONTENT.replace(b",", b" , ")).digest


def as_before_judgements(plain: dict[str, Any]) -> None:
    plain["format"] = 1
    for play in plain["plays"]:
        del play["judgements"]


def test_a_file_of_the_format_before_is_read() -> None:
    found = read(resigned(as_before_judgements)).record

    assert found.plays == tuple(replace(play, judgements=()) for play in RECORD.plays)


@pytest.mark.parametrize("plays", [None, [7]])
def test_a_file_of_the_format_before_is_judged_as_strictly(plays: object) -> None:
    def change(plain: dict[str, Any]) -> None:
        plain.update(format=1, plays=plays)

    with pytest.raises(NotARecord, match=r"record.plays"):
        read(resigned(change))


def set_to(*path: Any, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(plain: Any) -> None:
        *before, last = path
        for step in before:
            plain = plain[step]
        plain[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (set_to("kind", value="x"), "another kind"),
        (set_to("format", value=3), "of the format 3, and this program reads 2"),
        (set_to("plays", 0, "judgements", 0, "given_at", value=2**62), r"judgements\[0\].given_at is not a time"),
        (set_to("plays", 0, "judgements", 0, "by", value=None), r"judgements\[0\].by is not text"),
        (set_to("name", value=3), "record.name is not text"),
        (set_to("made_at", value="now"), "record.made_at is not a whole number"),
        (set_to("made_at", value=-1), "record.made_at is not a time"),
        (set_to("plays", 0, "events", 0, "at", value=2**62), r"plays\[0\].events\[0\].at is not a time"),
        (set_to("plays", value={}), "record.plays is not a list"),
        (set_to("plays", 0, value=7), r"record.plays\[0\] is not a list of names and values"),
        (set_to("plays", 0, "id", value="AAAA"), r"plays\[0\].id is not 16 bytes"),
        (set_to("plays", 0, "id", value="A"), r"plays\[0\].id is not 16 bytes"),
        (set_to("plays", 0, "id", value=None), r"plays\[0\].id is not 16 bytes"),
        (set_to("plays", 0, "shown", value="x"), r"plays\[0\].shown is not a whole number"),
        (set_to("plays", 0, "variant", value=1), r"plays\[0\].variant is not text"),
        (set_to("plays", 0, "seed", value=True), r"plays\[0\].seed is not a whole number"),
        (set_to("plays", 0, "more", value=1), "has 'more', which this program does not know"),
        (lambda plain: plain.pop("agency"), "record has no agency"),
        (lambda plain: plain["plays"].append(plain["plays"][0]), "a play stands in it twice"),
        (lambda plain: plain["editions"].append(plain["editions"][0]), "a contact stands in it twice"),
    ],
)
def test_what_is_wrong_is_named(change: Callable[[dict[str, Any]], object], why: str) -> None:
    with pytest.raises(NotARecord, match=why):
        read(resigned(change))


def test_every_problem_is_named_and_no_more_than_a_screen_of_them() -> None:
    many = resigned(lambda plain: plain.update(plays=[7] * 1000, name=1, number=2))
    with pytest.raises(NotARecord) as raised:
        read(many)

    assert len(raised.value.problems) == 20
    assert raised.value.problems[:2] == ("record.name is not text.", "record.number is not text.")


@pytest.mark.parametrize("plain", [[], {}, {"record": 1, "key": 2}])
def test_a_file_of_another_shape_is_refused(plain: Any) -> None:
    with pytest.raises(NotARecord, match="does not hold"):
        read(json.dumps(plain).encode())


def test_a_record_that_is_none_is_of_another_kind() -> None:
    with pytest.raises(NotARecord, match="another kind"):
        read(json.dumps({**json.loads(CONTENT), "record": [1]}).encode())


def test_a_changed_letter_is_found() -> None:
    with pytest.raises(NotARecord, match="changed since it was signed"):
        read(CONTENT.replace(b'"number":"1"', b'"number":"2"'))


@given(at=st.integers(0, len(CONTENT) - 1), change=st.binary(max_size=4), length=st.integers(0, 40))
def test_a_damaged_file_is_refused_in_words(at: int, change: bytes, length: int) -> None:
    damaged = CONTENT[:at] + change + CONTENT[at + length :]
    try:
        found = read(damaged)
    except TrainerError:
        return

    assert found.record == RECORD


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))


@given(
    path=st.sampled_from([
        ("plays",), ("plays", 0), ("plays", 0, "events"), ("plays", 0, "events", 1), ("plays", 0, "events", 0, "hash"),
        ("editions", 0), ("profiles", 0, "text"), ("name",), ("format",), ("authorities",), ("plays", 0, "head_hash"),
    ]),
    value=VALUES,
)  # fmt: skip
def test_anything_that_somebody_signs_is_read_or_refused_in_words(path: tuple[Any, ...], value: Any) -> None:
    with contextlib.suppress(TrainerError):
        read(resigned(set_to(*path, value=value)))
