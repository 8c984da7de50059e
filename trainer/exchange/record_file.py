"""A person's training record as one signed file: the plays with all their events, and the texts they were played on.

Bytes in, frozen values out, whole or not at all. What is signed is the one text of everything the file says, so not a
letter of it can change; whether the chains of the plays hold is judged where they are taken up.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, Final

from trainer.errors import TrainerError
from trainer.exchange import strict_json
from trainer.people.signatures import KEY_BYTES, SIGNATURE_BYTES, verified

FORMAT: Final = 2
_BEFORE_JUDGEMENTS = 1
"""The format of files that say nothing of what was recommended and decided on screen-outs; still read."""
LARGEST: Final = 64 * 2**20
_KIND = "fair-contact training record"
_WHAT = "a training record of Fair Contact"
_SIGNED_AS = b"fair-contact training record 1\n"
_MOST_NAMED = 20
Sign = Callable[[bytes], tuple[bytes, bytes]]
"""Takes a message; returns the public key and the signature."""


class NotARecord(TrainerError):
    """The file is not a record, or not as it was written; `problems` names what is wrong, the first ones of many."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(
            f"This is not a training record that can be taken in: {problems[0]}",
            "Nothing was kept. Ask for the file again, and copy it whole.",
        )
        self.problems = tuple(problems[:_MOST_NAMED])


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledEvent:
    """One event of a play as it is stored."""

    sequence: int
    at: int
    kind: str
    public: str
    private: str | None
    salt: bytes | None
    private_digest: bytes | None
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledJudgement:
    """What was recommended or decided on a screen-out, and by whom: a name, for the person is not of this record."""

    event: int
    option: str
    step: str
    outcome: str
    given_at: int
    by: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPlay:
    """One play: its header with `person`, the id of its person where it began, its head, and what it scored there."""

    id: bytes
    person: bytes
    edition: bytes
    profile: bytes
    authorities: bytes
    variant: str | None
    mode: str
    seed: int
    started_at: int
    about: int
    head_sequence: int
    head_hash: bytes
    shown: int | None
    resolution_done_at: int | None
    events: tuple[FiledEvent, ...]
    judgements: tuple[FiledJudgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledEdition:
    """A contact as it was played."""

    digest: bytes
    scenario: str
    version: int
    title: str
    canonical: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledText:
    """A profile (with its name) or authorities (without one) as they stood."""

    digest: bytes
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a file says: whose record it is, and everything it rests on."""

    format: int
    kind: str
    program: str
    made_at: int
    person: bytes
    name: str
    number: str
    agency: str
    plays: tuple[FiledPlay, ...]
    editions: tuple[FiledEdition, ...]
    profiles: tuple[FiledText, ...]
    authorities: tuple[FiledText, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """A record with the public key that signed it, and the digest of what was signed."""

    record: Record
    public: bytes
    digest: bytes


def record(**said: Any) -> Record:
    """Return a record of the format that is written today."""
    return Record(format=FORMAT, kind=_KIND, **said)


def written(record: Record, sign: Sign) -> bytes:
    """Return a record as the bytes of a signed file."""
    return signed_as_it_is(_plain(record), sign)


def signed_as_it_is(plain: Any, sign: Sign) -> bytes:
    """Return whatever stands where a record belongs as the bytes of a signed file."""
    public, signature = sign(_SIGNED_AS + strict_json.canonical(plain))
    return strict_json.canonical({"record": plain, "key": _text(public), "signature": _text(signature)}) + b"\n"


def read(content: bytes) -> Signed:
    """Return what a file says, its signature verified. Raises NotReadable or NotARecord."""
    plain = strict_json.read(content, _WHAT, LARGEST)
    if not isinstance(plain, dict) or set(plain) != {"record", "key", "signature"}:
        raise NotARecord(["it does not hold a record, a key and a signature, and nothing else."])
    problems: list[str] = []
    public = _value(bytes, plain["key"], "key", problems, KEY_BYTES)
    signature = _value(bytes, plain["signature"], "signature", problems, SIGNATURE_BYTES)
    _demand_version(plain["record"])
    found = _made(Record, _with_judgements(plain["record"]), "record", problems)
    if problems:
        raise NotARecord(problems)
    message = _SIGNED_AS + strict_json.canonical(plain["record"])
    if not verified(public, message, signature):
        raise NotARecord(["it has been changed since it was signed."])
    _demand_one_of_each(found)
    return Signed(found, public, sha256(message).digest())


def _demand_version(plain: Any) -> None:
    if not isinstance(plain, dict) or plain.get("kind") != _KIND:
        raise NotARecord(["it is a file of another kind."])
    if plain.get("format") not in (_BEFORE_JUDGEMENTS, FORMAT):
        raise NotARecord([f"it is of the format {str(plain.get('format'))[:20]}, and this program reads {FORMAT}."])


def _with_judgements(plain: Any) -> Any:
    """Return what a record of either format says, in the newer one; what was signed stays as it was."""
    plays = plain.get("plays")
    if plain["format"] != _BEFORE_JUDGEMENTS or not isinstance(plays, list):
        return plain
    return {**plain, "plays": [{**one, "judgements": []} if isinstance(one, dict) else one for one in plays]}


def _demand_one_of_each(found: Record) -> None:
    named: dict[str, list[bytes]] = {
        "a play": [one.id for one in found.plays],
        "a contact": [one.digest for one in found.editions],
        "a profile": [one.digest for one in found.profiles],
        "an authorities text": [one.digest for one in found.authorities],
    }
    twice = [f"{what} stands in it twice." for what, ids in named.items() if len(set(ids)) != len(ids)]
    if twice:
        raise NotARecord(twice)


_PARTS: dict[str, type[Any]] = {
    "plays": FiledPlay, "events": FiledEvent, "judgements": FiledJudgement, "editions": FiledEdition,
    "profiles": FiledText, "authorities": FiledText,
}  # fmt: skip
_LENGTHS = {"id": 16, "person": 16, "salt": 16}
_DIGEST = 32
_INSTANTS = ("at", "given_at", "made_at", "started_at", "resolution_done_at")
_LATEST = 221_845_392_000_000_000
"""The beginning of the year 9000: what is later cannot be shown as a day everywhere."""


def _made(of: type[Any], plain: Any, where: str, problems: list[str]) -> Any:
    if not isinstance(plain, dict):
        problems.append(f"{where} is not a list of names and values.")
        return None
    wanted = {field.name: field.type for field in fields(of)}
    problems += [f"{where} has no {name}." for name in wanted if name not in plain]
    problems += [
        f"{where} has {name[:40]!r}, which this program does not know." for name in plain if name not in wanted
    ]
    if len(problems) > _MOST_NAMED or set(wanted) != set(plain):
        return None
    return of(**{name: _field(name, type_, plain[name], f"{where}.{name}", problems) for name, type_ in wanted.items()})


def _field(name: str, type_: Any, plain: Any, where: str, problems: list[str]) -> Any:
    if type_ in (bytes, bytes | None):
        return (
            None
            if plain is None and type_ is not bytes
            else _value(bytes, plain, where, problems, _LENGTHS.get(name, _DIGEST))
        )
    if name in _INSTANTS and type(plain) is int and not 0 <= plain <= _LATEST:
        problems.append(f"{where} is not a time.")
    if type_ in (int, str):
        return _value(type_, plain, where, problems)
    if type_ in (int | None, str | None):
        return None if plain is None else _value(int if type_ == int | None else str, plain, where, problems)
    if not isinstance(plain, list):
        problems.append(f"{where} is not a list.")
        return ()
    return tuple(_made(_PARTS[name], one, f"{where}[{place}]", problems) for place, one in enumerate(plain))


def _value(type_: type[Any], plain: Any, where: str, problems: list[str], length: int | None = None) -> Any:
    if type_ is bytes:
        found = _bytes(plain)
        if found is None or len(found) != length:
            problems.append(f"{where} is not {length} bytes in Base64.")
        return found or b""
    if type(plain) is not type_:
        problems.append(f"{where} is not {'a whole number' if type_ is int else 'text'}.")
    return plain


def _bytes(plain: Any) -> bytes | None:
    try:
        return base64.b64decode(plain, validate=True) if isinstance(plain, str) else None
    except (binascii.Error, ValueError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return _text(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, int | str):
        return value
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
