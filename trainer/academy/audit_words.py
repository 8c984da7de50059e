"""The audit log in words: what an entry holds is told as a reader would say it, and not as it is stored."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from trainer.counts import counted

Named = Callable[[object], str]
"""Puts names in the place of ids."""


def told(public: Mapping[str, Any], private: Mapping[str, Any], named: Named) -> str:
    """Return what an entry says beside its act and its subject, what was done first; empty where there is nothing."""
    hidden = {"said"} if public.get("do") == "evaluated" else set()  # for those who may read the record
    shown = {key: value for key, value in private.items() if key not in hidden}
    words = "; ".join([*_told(public, named, _WORDS), *_told(shown, named, {})])
    return words[:1].upper() + words[1:]


def _told(details: Mapping[str, Any], named: Named, words: Mapping[tuple[str, object], str]) -> Iterator[str]:
    for key in sorted(details, key=lambda key: key != "do"):
        value = details[key]
        if value == "" or key in _IDS:
            continue
        if key == "said":
            yield from _told({name: one for name, one in json.loads(value).items() if one}, named, {})
            continue
        if (key, value) in words:
            yield words[key, value]
        elif key == "do":
            yield _DONE.get(value, str(value))
        elif key in _COUNTED and isinstance(value, int):
            yield counted(value, *_COUNTED[key])
        else:
            yield f"{_LABELS.get(key, key)}: {_plain(key, value, named)}"


def _plain(key: str, value: object, named: Named) -> str:
    if value is None:
        return "none"
    if key in _ROLES:
        return str(value).replace(",", ", ")
    return named(value)


_IDS = ("entered",)
"""What ties an entry to its row, and says nothing to a reader."""
_ROLES = ("roles", "before")
_DONE = {
    "added": "account added",
    "disabled": "account closed",
    "enabled": "account opened again",
    "rank": "rank entered",
    "recovered": "made an administrator again, with a one-time code",
    "reset": "one-time code in the place of the passphrase",
    "returned": "came back",
    "roles": "roles given",
}
_WORDS: Mapping[tuple[str, object], str] = {
    ("demo", "yes"): "a demo academy, in which everybody is invented",
    ("names", "no"): "names are not listed for signing in",
    ("names", "yes"): "names are listed for signing in",
    ("shared", "yes"): "several people share the record from now on",
    ("why", "asked"): "asked to",
    ("why", "idle"): "nothing was done for a while",
    ("with", "one-time code"): "with a one-time code",
    ("with", "password"): "with a passphrase",
}
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "claimed": ("minute claimed", "minutes claimed"),
    "credit_minutes": ("credit minute",),
    "days": ("day",),
    "entries": ("entry", "entries"),
    "idle": ("minute without an act until signing out", "minutes without an act until signing out"),
    "in a row": ("failure in a row", "failures in a row"),
    "least": ("letter in a passphrase at least", "letters in a passphrase at least"),
    "minutes": ("minute a week", "minutes a week"),
    "new": ("new play",),
    "plays": ("play",),
    "texts": ("text",),
    "went on": ("play that went on", "plays that went on"),
}
_LABELS = {
    "body": "certified by",
    "lesson_plan": "lesson plan",
    "on": "certified on",
    "reported_on": "reported on",
    "reported_to": "reported to",
    "act": "what was asked",
    "by": "who approved",
    "class": "class of records",
    "days": "kept",
    "file": "file",
    "first": "from",
    "idle before": "minutes before",
    "key": "signed by",
    "last": "to",
    "least before": "letters before",
    "note": "note",
    "replaced_by": "replaced by",
    "rule": "by the rule",
    "tombstones": "digest of the tombstones",
    "up to": "up to entry",
    "why": "reason",
    "words": "what was taught",
}
