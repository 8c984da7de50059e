"""Power loss: everything SQLite does to its files is recorded, and what may be left after a loss of power is rebuilt.

Modelled: at a moment between two operations, every write and truncation that was not followed by a sync of its file is
there, missing, or torn at sectors of 512 bytes, each for itself, so in any order; a sector that is torn is old up to a
byte and new after it, or the other way round; a file that grew without its content holds zeros or, in the log, junk;
a deletion is done or not until SQLite syncs the folder, which it does with the first sync of a new log or journal.
Not modelled: a disk that says it has synced and has not, and a write that damages bytes outside its own range. What
the first of them comes to is seen with `syncs=False`.
"""

import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from trainer.academy.check import check
from trainer.cli.drills.kills import Ground, play_on
from trainer.cli.drills.layer import Layer, Operation
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.chance import Chance
from trainer.errors import TrainerError
from trainer.store.soundness import content_digest

_IMAGES = 2000
_IMAGES_OF_ONE = 250
_ACTS = 60
_PAGES_IN_LOG = 30
_SECTOR = 512
_NAME = "record.db"
_WAYS = ("nothing of it", "all of it", "cut short", "some of it", "torn")
NEVER = ("lost", "not whole")

Files = dict[str, bytearray]


@dataclass
class Recording:
    """The operations of one run, and after each commit how many there had been and what the record then held."""

    operations: list[Operation] = field(default_factory=list)
    commits: list[tuple[int, str]] = field(default_factory=list)
    at_first: str = ""

    def hear(self, operation: Operation) -> int:
        """Take an operation down and let it be done."""
        if operation.kind != "read":
            self.operations.append(operation)
        return 0


def drill(ground: Ground, bounds: Bounds, *, syncs: bool = True) -> Tally:
    """Record some runs and open what power losses at drawn moments leave of each."""
    tally, recording = Tally(NEVER), Recording()
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as folder:
        for number in bounds.rounds(_IMAGES):
            chance = Chance(bounds.seed * 1_000_003 + number)
            if number % _IMAGES_OF_ONE == 0:
                recording = _recorded(Path(folder) / f"run-{number}", ground, chance)
                tally.add("operations recorded", len(recording.operations))
                tally.add("commits recorded", len(recording.commits))
            crash = chance.below(len(recording.operations) + 1)
            way = _WAYS[chance.below(len(_WAYS))]
            tally.add("images")
            tally.add(f"images, {way}")
            image = Path(folder) / "image"
            image.mkdir()
            for name, content in left_over(recording.operations[:crash], way, chance, syncs=syncs).items():
                (image / name).write_bytes(content)
            _judge(image / _NAME, ground, recording, crash, tally)
            _remove(image)
    return tally


def left_over(operations: list[Operation], way: str, chance: Chance, *, syncs: bool = True) -> Files:
    """Return the files after a loss of power that came when these operations had been asked for."""
    synced = {one.file: number for number, one in enumerate(operations) if one.kind == "sync" and syncs}
    folder_synced = _folder_synced(operations) if syncs else -1
    files: Files = {}
    pending: list[Operation] = []
    for number, one in enumerate(operations):
        if one.kind == "delete" and (one.at or number < folder_synced):
            files.pop(one.file, None)
            pending = [other for other in pending if other.file != one.file]
        elif number < synced.get(one.file, -1):
            _apply(files, one)
        elif one.kind != "sync":
            pending.append(one)
    for one in _surviving(pending, way, chance):
        _apply(files, one)
    return files


def _folder_synced(operations: list[Operation]) -> int:
    """Return when the folder was synced last: with the first sync of each log or journal since it was made."""
    last, known = -1, set[str]()
    for number, one in enumerate(operations):
        if one.kind == "delete":
            known.discard(one.file)
        elif one.kind == "sync" and one.file not in known:
            known.add(one.file)
            last = number if one.file != _NAME else last
    return last


def _surviving(pending: list[Operation], way: str, chance: Chance) -> list[Operation]:
    if way == "nothing of it":
        return []
    if way == "all of it":
        return pending
    if way == "cut short":
        first = pending[: chance.below(len(pending) + 1)]
        return first[:-1] + [part for one in first[-1:] for part in _torn(one, chance)]
    some = [one for one in pending if chance.below(2)]
    return some if way == "some of it" else [part for one in some for part in _torn(one, chance)]


def _torn(one: Operation, chance: Chance) -> list[Operation]:
    """Return what is left of a write: its sectors are there, missing, half there, or junk where the log grew."""
    if one.kind != "write":
        return [one]
    parts, start = [], one.at
    while start < one.at + len(one.content):
        end = min((start // _SECTOR + 1) * _SECTOR, one.at + len(one.content))
        content, drawn = one.content[start - one.at : end - one.at], chance.below(5)
        half = chance.below(len(content) + 1)
        if drawn == 0 and one.file.endswith("-wal"):
            parts.append(Operation("write", one.file, start, bytes(chance.below(256) for _ in content)))
        elif drawn == 1:
            parts.append(Operation("write", one.file, start, content[:half]))
        elif drawn == 2:
            parts.append(Operation("write", one.file, start + half, content[half:]))
        elif drawn > 2:
            parts.append(Operation("write", one.file, start, content))
        start = end
    return parts


def _apply(files: Files, one: Operation) -> None:
    if one.kind == "delete":
        files.pop(one.file, None)
        return
    content = files.setdefault(one.file, bytearray())
    if one.kind == "write":
        content.extend(bytes(max(0, one.at - len(content))))
        content[one.at : one.at + len(one.content)] = one.content
    elif one.kind == "truncate":
        del content[one.at :]


def _recorded(folder: Path, ground: Ground, chance: Chance) -> Recording:
    folder.mkdir()
    recording = Recording()
    with Layer(recording.hear), closing(ground.office(folder / _NAME)) as office:
        raw = office.database.raw()
        raw.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")  # so that the log goes into the file many times
        recording.at_first = content_digest(raw)
        office.changes.subscribe(
            lambda _: recording.commits.append((len(recording.operations), content_digest(office.database.raw())))
        )
        for _ in zip(range(_ACTS), play_on(office, chance), strict=False):
            pass
    _remove(folder)
    return recording


def _judge(path: Path, ground: Ground, recording: Recording, crash: int, tally: Tally) -> None:
    states = [recording.at_first, *(digest for _, digest in recording.commits)]
    acknowledged = sum(number <= crash for number, _ in recording.commits)
    where = f"after operation {crash}, {acknowledged} commits acknowledged"
    tally.add("acknowledged commits at the moment of loss", acknowledged)
    try:
        with closing(ground.office(path)) as office:
            problems = check(office).problems
            found = "" if problems else content_digest(office.database.raw())
    except TrainerError as fault:
        tally.fail("not whole", f"{where}: {fault.sentence}")
        return
    if problems:
        tally.fail("not whole", f"{where}: {problems[0].sentence}")
    elif found not in states[: acknowledged + 2]:
        tally.fail("not whole", f"{where}: it holds what was never committed")
    else:
        stands = len(states) - 1 - states[::-1].index(found)
        tally.add("images with the commit that was under way", stands > acknowledged)
        if stands < acknowledged:
            tally.fail("lost", f"{where}, {stands} found", acknowledged - stands)


def _remove(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
