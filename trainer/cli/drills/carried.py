"""Damaged training records: a file that was carried out, changed at random, and mostly signed again by who changed it.

Each must be refused in words, or looked at and taken in within two seconds; whatever is taken in, every chain, result
and summary of the record still fits, and what was there before is untouched.
"""

import json
import tempfile
import time
from pathlib import Path
from typing import Any

from trainer.academy.carry_in import Standing, carry_in
from trainer.academy.carry_out import carry_out
from trainer.academy.check import check
from trainer.academy.office import Office
from trainer.academy.people import register
from trainer.cli.drills.kills import Ground, play_on
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.chance import Chance
from trainer.errors import TrainerError
from trainer.exchange.record_file import signed_as_it_is
from trainer.people.signatures import public_of, signed

_FILES = 500
_ACTS = 120
_PER_DATABASE = 25
_MOST_SECONDS = 2.0
_KEY = bytes(range(32))
_VALUES: tuple[Any, ...] = (
    None,
    0,
    -1,
    1,
    2**63 - 1,
    -(2**63),
    True,
    "",
    "x",
    "A" * 200,
    "\u202e",
    "{}",
    "[]",
    '{"a":1e400}',
    [],
    {},
    [[]],
)
NEVER = ("failed otherwise", "too slow", "findings of the check")


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Take in damaged files, a fresh record after every few."""
    tally = Tally(NEVER)
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder:
        content = _record(ground, Path(folder) / "home.db", bounds.seed)
        office: Office | None = None
        try:
            for number in bounds.rounds(_FILES):
                if office is None or number % _PER_DATABASE == 0:
                    office = _fresh(ground, office, Path(folder) / f"{number}.db")
                _take_in(office, _damaged(content, Chance(bounds.seed * 1_000_003 + number)), number, tally)
        finally:
            if office is not None:
                office.close()
    return tally


def _record(ground: Ground, path: Path, seed: int) -> bytes:
    office = ground.office(path)
    try:
        playing = play_on(office, Chance(seed))
        for _ in range(_ACTS):
            person = next(playing).person_id
        return carry_out(office, person)
    finally:
        office.close()


def _fresh(ground: Ground, before: Office | None, path: Path) -> Office:
    if before is not None:
        before.close()
    office = ground.office(path)
    register(office, "A. Reyes", "4312")
    return office


def _take_in(office: Office, content: bytes, number: int, tally: Tally) -> None:
    with office.reading() as transaction:
        person: bytes = transaction.exec_driver_sql("SELECT id FROM person").scalar_one()
    begun = time.monotonic()
    try:
        found = carry_in(office, content, person)
        tally.add("files taken in")
        tally.add("plays refused", found.count(Standing.REFUSED))
        tally.add("plays taken in", found.count(Standing.NEW, Standing.LONGER))
    except TrainerError:
        tally.add("files refused")
    except Exception as fault:  # noqa: BLE001  the drill counts what must not happen
        tally.fail("failed otherwise", f"file {number}: {fault!r}")
    seconds = time.monotonic() - begun
    tally.at_most("longest, ms", round(seconds * 1000))
    if seconds > _MOST_SECONDS:
        tally.fail("too slow", f"file {number}: {seconds:.1f} s")
    for finding in check(office).problems:
        tally.fail("findings of the check", f"file {number}: {finding.sentence}")


def _damaged(content: bytes, chance: Chance) -> bytes:
    if chance.below(8) == 0:  # as a disk or a stray hand leaves it
        at = chance.below(len(content))
        return content[:at] + bytes([chance.below(256)]) + content[at + 1 + chance.below(3) :]
    plain = json.loads(content)["record"]
    for _ in range(1 + chance.below(2)):
        _change(plain, chance)
    return signed_as_it_is(plain, lambda message: (public_of(_KEY), signed(_KEY, message)))


def _change(plain: Any, chance: Chance) -> None:
    """Change one value, as deep as chance leads: put another in its place, take it away, repeat it, or alter it."""
    held, key = plain, None
    while True:
        keys = list(held) if isinstance(held, dict) else list(range(len(held)))
        if not keys:
            return
        key = keys[chance.below(len(keys))]
        if not isinstance(held[key], dict | list) or chance.below(12) == 0:
            break
        held = held[key]
    way = chance.below(4)
    if way == 0:
        held[key] = _VALUES[chance.below(len(_VALUES))]
    elif way == 1:
        del held[key]
    elif way == 2 and isinstance(held, list):
        held.insert(chance.below(len(held) + 1), held[key])
    elif isinstance(held[key], str) and held[key]:
        at = chance.below(len(held[key]))
        held[key] = held[key][:at] + "Aa0=\\é"[chance.below(6)] + held[key][at + 1 :]
    elif type(held[key]) is int:
        held[key] += 1 - 2 * chance.below(2)
