"""The hash chain of an attempt: each event carries the hash of its predecessor, so no event can change unseen.

What a person typed enters the chain only as a salted digest: it can be erased later and the chain still verifies.
All numbers are written big-endian, all texts with their length first, so that no two histories share an encoding.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

_GENESIS = b"fair-contact attempt 1"
_EVENT = b"fair-contact event 1"
_NUMBERS = struct.Struct(">QqI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What an attempt is, fixed when it starts; the person only by id."""

    attempt: bytes
    person: bytes
    edition: bytes
    profile: bytes
    authorities: bytes
    variant: str | None
    mode: str
    seed: int
    started_at: int
    about: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One stored event: `at` in microseconds of UTC, `public` and `private` as the JSON text that is stored."""

    sequence: int
    at: int
    kind: str
    public: str
    private: str | None
    salt: bytes | None
    private_digest: bytes | None
    hash: bytes


def genesis(header: Header) -> bytes:
    """Return the hash that the first event builds on."""
    parts = (
        header.attempt,
        header.person,
        header.edition,
        header.profile,
        header.authorities,
        b"" if header.variant is None else b"=" + header.variant.encode(),
        header.mode.encode(),
        header.seed.to_bytes(8, "big", signed=True),
        header.started_at.to_bytes(8, "big", signed=True),
        header.about.to_bytes(8, "big", signed=True),
    )
    return sha256(_GENESIS + b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def private_digest(salt: bytes, private: str) -> bytes:
    """Return what stands in the chain for a text somebody typed."""
    return sha256(salt + private.encode()).digest()


def event_hash(
    previous: bytes, attempt: bytes, sequence: int, at: int, kind: str, public: str, digest: bytes | None
) -> bytes:
    """Return the hash of one event on top of its predecessor's."""
    kind_bytes, public_bytes = kind.encode(), public.encode()
    return sha256(
        b"".join(
            (
                _EVENT,
                previous,
                attempt,
                _NUMBERS.pack(sequence, at, len(kind_bytes)),
                kind_bytes,
                len(public_bytes).to_bytes(4, "big"),
                public_bytes,
                digest or b"",
            )
        )
    ).digest()


def first_bad(header: Header, links: Iterable[Link], head_sequence: int, head_hash: bytes) -> int | None:
    """Return the number of the first event that does not fit, or None; one past the last where the tail is missing."""
    previous, expected = genesis(header), 1
    for link in links:
        if link.sequence != expected:
            return expected
        previous = event_hash(
            previous, header.attempt, link.sequence, link.at, link.kind, link.public, link.private_digest
        )
        if previous != link.hash or not _private_fits(link):
            return expected
        expected += 1
    return None if (head_sequence, head_hash) == (expected - 1, previous) else expected


def _private_fits(link: Link) -> bool:
    if link.private is None or link.salt is None:
        return link.private is None and link.salt is None
    return private_digest(link.salt, link.private) == link.private_digest
