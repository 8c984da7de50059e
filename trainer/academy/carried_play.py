"""A play from another computer, judged: its texts are what their digests say, its chain holds, and it is scored anew.

Nothing that the file says of a play is believed: where it stands, when it ended and what it was worth all follow from
its events, played again on its texts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from trainer.academy import results
from trainer.academy.attempts import event_of
from trainer.academy.office import Office
from trainer.engine.events import Resolved, to_plain
from trainer.engine.playable import prepare
from trainer.engine.replay import replay
from trainer.engine.state import Mode
from trainer.errors import TrainerError
from trainer.exchange.record_file import FiledEdition, FiledPlay, FiledText, Record
from trainer.scenario.check import check
from trainer.scenario.edition import checker, from_canonical
from trainer.scenario.positions import Positions
from trainer.scenario.profiles import Profile
from trainer.store.attempts import StoredAttempt
from trainer.store.chain import Link, first_bad

if TYPE_CHECKING:
    from trainer.engine.playable import Playable
    from trainer.engine.state import Run
    from trainer.scenario.model import Scenario
    from trainer.scoring.result import Result

T = TypeVar("T", FiledEdition, FiledText)
_UNSOUND = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What texts and events raise that hold together by their digests and mean nothing."""


class NotSound(TrainerError):
    """A play cannot be taken in; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A play as its own events make it: where it stands, what it was worth, and the last resolution."""

    attempt: StoredAttempt
    links: tuple[Link, ...]
    result: "Result | None"
    resolution: tuple[int, str] | None


class Texts:
    """The texts of a file by their digests, each looked at once."""

    def __init__(self, record: Record) -> None:
        self._editions = {one.digest: one for one in record.editions}
        self._profiles = {one.digest: one for one in record.profiles}
        self._authorities = {one.digest: one for one in record.authorities}
        self._proven: set[tuple[str, bytes]] = set()

    def edition(self, digest: bytes) -> FiledEdition:
        """Return a contact's text. Raises NotSound where it is missing or not what its digest says."""
        return self._one(self._editions, digest, "contact", lambda one: one.canonical)

    def profile(self, digest: bytes) -> FiledText:
        """Return a profile's text. Raises NotSound as `edition` does."""
        return self._one(self._profiles, digest, "agency profile", lambda one: one.text)

    def authorities(self, digest: bytes) -> FiledText:
        """Return the authorities' text. Raises NotSound as `edition` does."""
        return self._one(self._authorities, digest, "authorities", lambda one: one.text)

    def _one(self, texts: Mapping[bytes, T], digest: bytes, what: str, text: Callable[[T], str]) -> T:
        found = texts.get(digest)
        if found is None:
            raise NotSound(f"The text of its {what} is not in the file.")
        if (what, digest) not in self._proven and sha256(text(found).encode()).digest() != digest:
            raise NotSound(f"The text of its {what} is not what its digest says.")
        self._proven.add((what, digest))
        return found


def rebuilt(office: Office, texts: Texts, filed: FiledPlay, person: bytes) -> Rebuilt:
    """Return a play as its events make it, belonging to somebody here. Raises NotSound where it does not hold."""
    try:
        return _rebuilt(office, texts, filed, person)
    except _UNSOUND as fault:
        raise NotSound("Its events do not fit the text it was played on.") from fault
    except NotSound:
        raise
    except TrainerError as fault:
        raise NotSound(fault.sentence) from fault


def _rebuilt(office: Office, texts: Texts, filed: FiledPlay, person: bytes) -> Rebuilt:
    if filed.mode not in get_args(Mode):
        raise NotSound("It was played in a mode that this program does not know.")
    links = tuple(Link(**{name: getattr(one, name) for name in Link.__slots__}) for one in filed.events)
    header = _attempt(filed, filed.person).header
    if first_bad(header, links, filed.head_sequence, filed.head_hash) is not None:
        raise NotSound("Its chain does not hold: an event has been changed or is missing.")
    playable = _playable(office, texts, filed)
    mode = cast("Mode", filed.mode)
    run = replay(playable, seed=filed.seed, mode=mode, events=[event_of(one) for one in links])
    attempt = _standing(_attempt(filed, person), run, links)
    counts = run.finished and mode in results.COUNTED
    result = results.scored(office, attempt, playable, run) if counts else None
    written = [one for one in links if one.kind == to_plain(Resolved("", ""))[0]]
    resolution = (written[-1].sequence, str(json.loads(written[-1].public)["on"])) if written else None
    return Rebuilt(attempt, links, result, resolution)


def _playable(office: Office, texts: Texts, filed: FiledPlay) -> "Playable":
    # What a file lists is looked at each time: the shelf may hold the text from a file that listed it rightly.
    texts.authorities(filed.authorities)
    edition, rules = texts.edition(filed.edition), texts.profile(filed.profile)
    scenario = office.shelf.take(("scenario", filed.edition), lambda: _scenario(edition))
    profile = office.shelf.take(("profile", filed.profile), lambda: _profile(rules))
    if (edition.scenario, edition.version, edition.title) != (scenario.id, scenario.version, scenario.title):
        raise NotSound("Its contact is listed under another name.")
    if rules.name != profile.id:
        raise NotSound("Its agency profile is listed under another name.")
    if filed.variant is not None and filed.variant not in scenario.variants:
        raise NotSound("It was played in a variant that its contact does not have.")
    return office.shelf.take(
        ("playable", filed.edition, filed.profile, filed.variant), lambda: prepare(scenario, profile, filed.variant)
    )


def _scenario(filed: FiledEdition) -> "Scenario":
    scenario = from_canonical(filed.canonical)
    # A scene of a sub-scene has a slash in its id, which only the check of a text as it was written minds.
    if any(one.severity == "E" for one in check(replace(scenario, scenes={}), scenario, Positions(), "", None)):
        raise NotSound("Its contact cannot be played to an end.")
    return scenario


def _profile(filed: FiledText) -> Profile:
    profile: Profile = checker(Profile).validate_json(filed.text, strict=True)
    return profile


def _attempt(filed: FiledPlay, person: bytes) -> StoredAttempt:
    given = {name: getattr(filed, name) for name in StoredAttempt.__slots__ if hasattr(filed, name)}
    unknown: dict[str, Any] = {"scene": "", "decision": 1, "saved_at": filed.started_at, "finished_at": None}
    return StoredAttempt(**{**given, **unknown, "person": person})


def _standing(attempt: StoredAttempt, run: "Run", links: tuple[Link, ...]) -> StoredAttempt:
    return replace(
        attempt,
        scene=run.state.scene,
        decision=len(run.steps) + 1,
        saved_at=links[-1].at if links else attempt.started_at,
        finished_at=links[run.first_line[-1].event - 1].at if run.finished and run.first_line else None,
    )
