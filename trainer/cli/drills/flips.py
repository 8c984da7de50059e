"""A damaged record file: single bits flipped, the file cut, another file in its place, another record's log beside it.

What counts as a change is found by reading every row of every table with nothing of ours in between. Every change must
be refused on opening or found by the check; some of what was found is mended from a copy, and the damaged file must
then be kept. Beyond any check of one file, and counted apart: a log of another record that puts that whole record in
the place of this one. A head kept elsewhere finds it.
"""

import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trainer.academy.attempts import act, resume, start
from trainer.academy.check import check
from trainer.academy.clock import Clock
from trainer.academy.database import backup, restore
from trainer.academy.people import correct, first_person
from trainer.academy.resolutions import not_done, take_up
from trainer.cli.drills.kills import Ground, play_on
from trainer.cli.drills.tally import Bounds, Tally
from trainer.engine.actions import WriteNote
from trainer.engine.chance import Chance
from trainer.errors import TrainerError
from trainer.store.driver import driver
from trainer.store.soundness import content_digest

_FLIPS, _CUTS, _LOGS = 1000, 200, 20
_MEND_EVERY = 25
_ACTS = 45
NEVER = ("changes not found", "not said plainly", "not mended", "damaged file not kept", "sound file refused")


@dataclass(frozen=True)
class Scene:
    """A sound record with its copy, what it holds, and a place to put damaged ones."""

    ground: Ground
    folder: Path
    sound: bytes
    digest: str

    @property
    def path(self) -> Path:
        """Where the damaged record is put."""
        return self.folder / "now" / "record.db"

    @property
    def copy(self) -> Path:
        """The copy it is mended from."""
        return self.folder / "copy.db"


def drill(ground: Ground, bounds: Bounds) -> Tally:
    """Damage a record in every way; `times` is the number of flips, a fifth of it the number of cuts."""
    tally, chance = Tally(NEVER), Chance(bounds.seed)
    with tempfile.TemporaryDirectory(prefix="fair-contact-drill-") as name:
        scene = _prepared(Path(name), ground, bounds.seed)
        for number in bounds.rounds(_FLIPS):
            bit = chance.below(len(scene.sound) * 8)
            damaged = bytearray(scene.sound)
            damaged[bit // 8] ^= 1 << bit % 8
            _judge(scene, bytes(damaged), b"", "flips", f"bit {bit}", tally, mend=number % _MEND_EVERY == 0)
        for number in bounds.rounds(_CUTS, _FLIPS):
            size = 1 + chance.below(len(scene.sound) - 1)
            _judge(scene, scene.sound[:size], b"", "cuts", f"cut at {size}", tally, mend=number % _MEND_EVERY == 0)
        for what, content in _others(ground, Path(name)):
            _judge(scene, content, b"", "other files", what, tally, mend=True)
        for number in bounds.rounds(_LOGS, _FLIPS):
            log, whole = _foreign_log(Path(name), ground, bounds.seed * 1000 + number)
            _judge(scene, scene.sound, log, "foreign logs", f"log {number}", tally, mend=True, whole=whole)
    return tally


def _prepared(folder: Path, ground: Ground, seed: int) -> Scene:
    path = folder / "record.db"
    with closing(ground.office(path)) as office:
        for _ in zip(range(_ACTS), play_on(office, Chance(seed)), strict=False):
            pass
        person = first_person(office)
        assert person is not None
        correct(office, person.id, "A. Reyes", "4313")
        for resolution in not_done(office, person.id)[:1]:
            take_up(office, resolution.attempt_id)
        backup(office, folder / "copy.db")
    (folder / "now").mkdir()
    return Scene(ground, folder, path.read_bytes(), _held(path) or "")


def _judge(
    scene: Scene, content: bytes, log: bytes, kind: str, where: str, tally: Tally, *, mend: bool, whole: str = ""
) -> None:
    _put(scene, content, log)
    held = _held(scene.path)
    _put(scene, content, log)
    tally.add(kind)
    found = _found(scene, where, tally)
    if held == scene.digest:
        tally.add(f"{kind} that changed nothing")
        if found and not (kind == "flips" or kind == "cuts"):
            tally.fail("sound file refused", f"{where}: {found}")
    elif found:
        tally.add(f"{kind} found")
    elif whole and held == whole:
        tally.add(f"{kind} that put a whole other record in its place")
    else:
        tally.fail("changes not found", where)
    if found and mend:
        _put(scene, content, log)
        _mend(scene, content, where, tally)


def _put(scene: Scene, content: bytes, log: bytes) -> None:
    for file in scene.path.parent.iterdir():
        file.unlink()
    scene.path.write_bytes(content)
    if log:
        scene.path.with_name("record.db-wal").write_bytes(log)


def _held(path: Path) -> str | None:
    """Return what the file holds, None where it cannot be read to the end."""
    module = driver()
    try:
        with closing(module.connect(str(path))) as raw:
            raw.text_factory = bytes
            return content_digest(raw)
    except (module.Error, MemoryError, OverflowError, UnicodeDecodeError):
        return None


def _found(scene: Scene, where: str, tally: Tally) -> str:
    """Return what opening or the check says is wrong, or nothing."""
    try:
        # Now and then with nothing compiled, so that every text is read from the damaged file.
        ground = scene.ground.fresh() if tally.counts.get("flips", 0) % 10 == 0 else scene.ground
        with closing(ground.office(scene.path)) as office:
            problems = check(office).problems
            return problems[0].sentence if problems else ""
    except TrainerError as fault:
        if not fault.advice:
            tally.fail("not said plainly", f"{where}: {fault.sentence}")
        return fault.sentence


def _mend(scene: Scene, content: bytes, where: str, tally: Tally) -> None:
    tally.add("mended from a copy")
    try:
        aside = restore(scene.path, scene.copy, scene.ground.library, Clock())
        with closing(scene.ground.office(scene.path)) as office:
            if check(office).problems or content_digest(office.database.raw()) != _plain(scene.copy):
                tally.fail("not mended", where)
    except TrainerError as fault:
        tally.fail("not mended", f"{where}: {fault.sentence}")
        return
    if aside is None or not aside.exists():
        tally.fail("damaged file not kept", where)
    elif content not in {aside.read_bytes(), *(file.read_bytes() for file in _kept(scene))} and _held(aside) is None:
        tally.fail("damaged file not kept", f"{where}: what is kept is not what was there")


def _kept(scene: Scene) -> list[Path]:
    return [file for file in scene.path.parent.glob("record-found-*") if file.suffix == ".db"]


def _plain(path: Path) -> str:
    with closing(driver().connect(str(path))) as raw:
        return content_digest(raw)


def _others(ground: Ground, folder: Path) -> list[tuple[str, bytes]]:
    """Return what may lie in the place of the record that is none."""
    other = folder / "other.db"
    with closing(driver().connect(str(other))) as raw:
        raw.execute("CREATE TABLE other (x)")
        raw.commit()
    return [
        ("text", b"not a database\n" * 500),
        ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(5000)),
        ("another program's database", other.read_bytes()),
        ("zeros", bytes(40_960)),
        ("a header alone", b"SQLite format 3\x00"),
    ]


def _foreign_log(folder: Path, ground: Ground, seed: int) -> tuple[bytes, str]:
    """Return the log of another record that was never folded in, and what that record holds."""
    place = folder / f"foreign-{seed}"
    place.mkdir()
    path = place / "record.db"
    with closing(ground.office(path)) as office:
        person = None
        for number, playing in enumerate(play_on(office, Chance(seed))):
            person = playing.person_id
            if number == 5:
                break
        if seed % 2:  # as after a day: most of it in the file, the last acts in the log
            office.database.raw().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            scenario = sorted(office.library.editions)[0]
            playing = start(office, person or b"", scenario, "practice")
            act(office, resume(office, playing.attempt_id), WriteNote("Another record."))
        copied = place / "copied"
        copied.mkdir()
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", copied)
        return (copied / "record.db-wal").read_bytes(), _held(copied / "record.db") or ""
