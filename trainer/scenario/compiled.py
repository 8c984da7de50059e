"""The library kept as it was read, so that a start does not read it again: by the exact bytes of every file.

What is kept can always be made again. It is used only when the program and every byte it was made from are the same,
and when nothing in it is anything but the frozen values of this floor: a kept file never brings code of its own.
"""

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from trainer.scenario.holdings import Later, Library, Unopened, cards
from trainer.scenario.positions import Positions

_FLOOR = "trainer.scenario."
_PLAIN = {("datetime", "date")}
_KEPT = 2


def load_compiled(root: Path, cache: Path) -> Library:
    """Return the library under a root, from the cache where it holds exactly this one, else read and kept there."""
    file = cache / f"library-{_name(root)}.bin"
    kept = _recalled(file)
    if isinstance(kept, Library):
        return kept
    library = _read(root)
    _keep(library, file)
    return library


def load_for_play(root: Path, cache: Path) -> Library:
    """Return the library as `load_compiled` does, each edition opened when it is first asked for.

    Without the lines and columns, which only authors ask for: they are half of what is kept.
    """
    file = cache / f"played-{_name(root)}.bin"
    kept = _recalled(file)
    if not isinstance(kept, Apart):
        kept = _apart(_read(root))
        _keep(kept, file)
    return _library(kept)


@dataclass(frozen=True, slots=True)
class Apart:
    """A library in parts that are opened one by one, each as it is kept."""

    framework: bytes
    cards: bytes
    editions: Mapping[str, bytes]
    authorities: bytes
    authorities_digest: str
    profiles: bytes
    problems: bytes


def _apart(library: Library) -> Apart:
    bare = {id: replace(edition, positions=Positions()) for id, edition in library.editions.items()}
    return Apart(
        framework=_packed(library.framework),
        cards=_packed(cards(bare)),
        editions={id: _packed(edition) for id, edition in bare.items()},
        authorities=_packed(dict(library.authorities)),
        authorities_digest=library.authorities_digest,
        profiles=_packed(dict(library.profiles)),
        problems=_packed(library.problems),
    )


def _library(kept: Apart) -> Library:
    return Library(
        editions=Unopened(_opened(kept.cards), lambda id: _opened(kept.editions[id])),
        framework=_opened(kept.framework),
        authorities=Later(lambda: _opened(kept.authorities)),
        authorities_digest=kept.authorities_digest,
        profiles=Later(lambda: _opened(kept.profiles)),
        problems=_opened(kept.problems),
    )


def _read(root: Path) -> Library:
    # Imported when it is needed: a start that finds everything kept does without the readers.
    from trainer.scenario.library import load_library

    return load_library(root)


def _name(root: Path) -> str:
    """Return what tells this library, as read by this program, from every other."""
    whole, above = hashlib.sha256(), root.resolve().parent
    files = [path for path in root.resolve().rglob("*.yaml") if path.parent.name != "walks"]
    for path in sorted((*files, *(above / "assets" / "backdrops").glob("*"))):
        whole.update(f"\n{path.relative_to(above).as_posix()}\n".encode())
        if path.is_file():
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    # Bundled, the program is one file and has no modules to look at.
    for path in sorted(Path(__file__).parent.glob("*.py")) or [Path(sys.executable)]:
        found = path.stat()
        whole.update(f"{path.name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return whole.hexdigest()[:32]


def _recalled(file: Path) -> Any:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    digest, body = content[:32], content[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return _opened(body)
    except (pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError, ImportError, IndexError, KeyError):
        return None


def _packed(value: Any) -> bytes:
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def _opened(part: bytes) -> Any:
    return _Reader(io.BytesIO(part)).load()


def _keep(value: Library | Apart, file: Path) -> None:
    body = _packed(value)
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        fresh.write_bytes(hashlib.sha256(body).digest() + body)
        os.replace(fresh, file)
        for old in sorted(
            file.parent.glob(f"{file.name.partition('-')[0]}-*.bin"), key=lambda kept: kept.stat().st_mtime_ns
        )[:-_KEPT]:
            old.unlink()
    except OSError:
        # Without room for it the library is read again next time.
        fresh.unlink(missing_ok=True)


class _Reader(pickle.Unpickler):
    """Makes the frozen values of this floor and plain dates, nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return getattr(import_module(module), name)
        found = getattr(import_module(module), name) if module.startswith(_FLOOR) and "." not in name else None
        if isinstance(found, type) and is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a library")
