"""JSON from anywhere: whole or refused."""

import pytest

from trainer.exchange.strict_json import DEEPEST, NotReadable, canonical, read


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "line 1, column 1"),
        (b"{", "line 1, column 2"),
        (b'{"a": 1, "a": 99}', "the key `a` stands twice"),
        (b'{"a": NaN}', "NaN is not a whole number"),
        (b'{"a": -Infinity}', "-Infinity is not"),
        (b'{"a": 1e400}', "1e400 is not"),
        (b'{"a": 1.5}', "1.5 is not"),
        (b'{"a": 9223372036854775808}', "is too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "is too large"),
        (b"[" * 100_000, "nested more than"),
        (b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1), "nested more than"),
        (b'{"a": "\\ud800"}', "half of a letter"),
        (b'[{"\\uD800": 1}]', "half of a letter"),
        (b'["\\udc00"]', "half of a letter"),
        (b'{"a": "\xc3"}', "not text in UTF-8"),
        ("{}".encode("utf-16"), "not text in UTF-8"),
        (b"\xef\xbb\xbf{}", "line 1"),
        (b"x" * 2**20 + b"x", "larger than 1 MB"),
    ],
    ids=range(18),
)
def test_what_could_be_read_in_two_ways_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(NotReadable, match=why):
        read(content, "a list", 2**20)


def test_what_is_nested_within_bounds_is_read_and_written_in_one_way() -> None:
    plain = read(b'{"b": ["\\ud83d\\ude00", "[[[[[[[[[[[[[[", null, true, -1], "a": {}}', "a list", 2**20)

    assert plain == {"a": {}, "b": ["😀", "[[[[[[[[[[[[[[", None, True, -1]}
    assert canonical(plain) == b'{"a":{},"b":["\\ud83d\\ude00","[[[[[[[[[[[[[[",null,true,-1]}'


def test_brackets_inside_unfinished_words_do_no_harm() -> None:
    with pytest.raises(NotReadable):
        read(b'"\\' + b"[" * 5, "a list", 2**20)
