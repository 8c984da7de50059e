"""How events are stored, and which stored ones are refused."""

import json
from typing import Any

import pytest

from trainer.engine.actions import CameIn, Ordered, Picked, Ranked, Said, Several
from trainer.engine.events import (
    CertaintyStated,
    ChoiceMade,
    DraftWritten,
    Event,
    FocusLost,
    FocusRegained,
    Interjected,
    NoteWritten,
    Paused,
    Reflected,
    Rejoined,
    Resolved,
    Resumed,
    Rewound,
    TimeRanOut,
    UnknownEvent,
    WordsChecked,
    from_plain,
    to_plain,
)  # fmt: skip

EVENTS: list[Event] = [
    ChoiceMade("asks", Picked("tell")), ChoiceMade("asks", Ranked("tell", "refuse")), ChoiceMade("asks", Said("Good.")),
    ChoiceMade("asks", Several(("tell", "point"))), ChoiceMade("asks", Ordered(("point", "tell"))),
    ChoiceMade("asks", CameIn(2)), Interjected("asks", 2), TimeRanOut("asks"), CertaintyStated("asks", "high"),
    DraftWritten("asks", "Good"), Rewound(2), Rejoined(), Paused(), Resumed(), NoteWritten("asks", "Mind the dog."),
    FocusLost(), FocusRegained(), Reflected(0, "The end."), Resolved("wait", "2026-12-01"),
    WordsChecked(7, (0, 2)),
]  # fmt: skip


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_survives_json(event: Event) -> None:
    kind, public, private = json.loads(json.dumps(to_plain(event)))

    assert from_plain(kind, public, private) == event


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_what_a_person_typed_is_private(event: Event) -> None:
    _, public, private = to_plain(event)

    assert "text" not in json.dumps(public)
    assert set(private) <= {"text"}


def test_an_erased_text_reads_as_empty() -> None:
    kind, public, _ = to_plain(ChoiceMade("asks", Said("Good day.")))

    assert from_plain(kind, public, None) == from_plain(kind, public, {}) == ChoiceMade("asks", Said(""))


@pytest.mark.parametrize(("kind", "public", "private"), [
    ("danced", {}, {}),
    ("paused", {"scene": "asks"}, {}),
    ("rewound", {}, {}),
    ("rewound", {"step": "2"}, {}),
    ("rewound", {"step": True}, {}),
    ("certainty stated", {"scene": "asks", "level": "absolute"}, {}),
    ("note written", {"scene": "asks"}, {"text": 5}),
    ("words checked", {"at": 7, "levels": ["2"]}, {}),
    ("words checked", {"at": 7}, {}),
    ("choice made", {"scene": "asks"}, {}),
    ("choice made", {"scene": "asks", "answer": "tell"}, {}),
    ("choice made", {"scene": "asks", "answer": {}}, {}),
    ("choice made", {"scene": "asks", "answer": {"kind": ["picked"], "option": "tell"}}, {}),
    ("choice made", {"scene": "asks", "answer": {"kind": "guessed"}}, {}),
    ("choice made", {"scene": "asks", "answer": {"kind": "several", "options": [1]}}, {}),
    ("choice made", {"scene": "asks", "answer": {"kind": "picked", "options": ["tell"]}}, {}),
])  # fmt: skip
def test_a_damaged_event_is_refused(kind: str, public: dict[str, Any], private: dict[str, Any]) -> None:
    with pytest.raises(UnknownEvent):
        from_plain(kind, public, private)
