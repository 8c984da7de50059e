"""Damaged scenario files: shipped ones changed at random, and ones built to be slow, deep, huge or ambiguous.

Each must be refused or read within two seconds, and whatever is wrong is named with its file, line and column and with
what to write instead. The program reads no archives, so there is nothing to unpack.
"""

import time
from collections.abc import Callable

from trainer import paths
from trainer.cli.drills.kills import Ground
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.chance import Chance
from trainer.scenario.library import SCENARIO_FILE, shared_scenes
from trainer.scenario.read import read_scenario

_FILES = 2000
_MOST_SECONDS = 2.0
_NAME = "damaged.yaml"
_JUNK = (
    "no", "012", "12:30", "0x1f", "~", "", "[]", "{}", "[[[[[[", "{a: {a: {a: ", "&a [*a]", "*b", "<<: *a", "- - - -",
    "!!python/object:os.system x", "? ?", "|", ">+9", "'", '"', '"\\x00"', '"\\ud800"', "\t", "%YAML 9", "---", "...",
    "#", ": :", "@", "`", "1e999", ".nan", "NaN", "-.inf", "9" * 400, "x" * 2000, "{street}", "}{", "\u202e",
    "\U0001f600", "\x00", "\ufeff", "-1", "true", "exit:x", "a/b", "id: twice\nid: twice",
)  # fmt: skip
_BOMB = "a: &a [x, x]\n" + "".join(
    f"{here}: &{here} [*{before}, *{before}]\n"
    for before, here in zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True)
)
_BUILT = {
    "an alias bomb": _BOMB.encode(),
    "a merge of itself": b"a: &a {<<: *a}\n",
    "deep brackets": b"[" * 500_000,
    "deep braces": b"{a: " * 200_000,
    "deep lists": b"- " * 400_000,
    "deep keys": b"? " * 300_000,
    "many keys": b"a:\n" * 300_000,
    "keys on one line": b"k: " * 300_000,
    "different keys": b"".join(b"k%d: 1\n" % number for number in range(90_000)),
    "a key twice": b"format: 1\nformat: 1\n",
    "not a number": b"format: .nan\n",
    "a string of 10 MB": b"title: " + b"x" * 10_000_000,
    "a quoted string of 900 KB": b'title: "' + b"x" * 900_000 + b'"',
    "a string without end": b'title: "' + b"\\n" * 400_000,
    "a block without end": b"title: |\n" + b"  x\n" * 240_000,
    "nothing but line ends": b"\n" * 999_000,
    "nothing but comments": b"#\n" * 490_000,
    "zeros": bytes(900_000),
    "UTF-16": "format: 1\n".encode("utf-16"),
    "half a letter": b"title: \xc3",
    "JSON with NaN": b'{"format": NaN, "level": 1e400}',
    "two documents": b"a: 1\n---\nb: 2\n",
}
NEVER = ("too slow", "not named", "neither read nor refused")


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Read every built file once, then damaged ones."""
    tally = Tally(NEVER)
    raw = [file.read_bytes() for file in sorted(paths.scenarios().glob(f"*/*/{SCENARIO_FILE}"))]
    shared = shared_scenes(paths.scenarios(), [])

    def read(content: bytes, where: str) -> None:
        begun = time.monotonic()
        edition, problems = read_scenario(content, _NAME, shared)
        seconds = time.monotonic() - begun
        tally.at_most("longest, ms", round(seconds * 1000))
        tally.add("files read" if edition is not None else "files refused")
        tally.add("problems named", len(problems))
        if seconds > _MOST_SECONDS:
            tally.fail("too slow", f"{where}: {seconds:.1f} s")
        if edition is None and not problems:
            tally.fail("neither read nor refused", where)
        for problem in problems:
            if (
                problem.file != _NAME
                or min(problem.line, problem.column) < 1
                or not (problem.sentence and problem.remedy)
            ):
                tally.fail("not named", f"{where}: {problem}")

    for what, content in _BUILT.items():
        read(content, what)
    for number in bounds.rounds(_FILES):
        chance = Chance(bounds.seed * 1_000_003 + number)
        content = raw[chance.below(len(raw))]
        for _ in range(1 + chance.below(4)):
            content = _WAYS[chance.below(len(_WAYS))](content, chance)
        read(content, f"file {number}")
    return tally


def _flipped(content: bytes, chance: Chance) -> bytes:
    at = chance.below(len(content) or 1)
    return content[:at] + bytes([chance.below(256)]) + content[at + 1 :]


def _cut(content: bytes, chance: Chance) -> bytes:
    at = chance.below(len(content) + 1)
    return content[:at] + content[at + chance.below(3000) :]


def _filled(content: bytes, chance: Chance) -> bytes:
    at = chance.below(len(content) + 1)
    return content[:at] + _junk(chance) + content[at:]


def _valued(content: bytes, chance: Chance) -> bytes:
    lines = content.split(b"\n")
    at = chance.below(len(lines))
    lines[at] = lines[at].partition(b": ")[0] + b": " + _junk(chance)
    return b"\n".join(lines)


def _swapped(content: bytes, chance: Chance) -> bytes:
    lines = content.split(b"\n")
    one, other = chance.below(len(lines)), chance.below(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _repeated(content: bytes, chance: Chance) -> bytes:
    at = chance.below(len(content) + 1)
    return content[:at] + content[at : at + chance.below(200)] * (2 + chance.below(200)) + content[at:]


def _junk(chance: Chance) -> bytes:
    return _JUNK[chance.below(len(_JUNK))].encode("utf-8", "replace")


_WAYS: tuple[Callable[[bytes, Chance], bytes], ...] = (_flipped, _cut, _filled, _valued, _swapped, _repeated)
