"""The library kept as it was read, so that a start does not read it again: by the exact bytes of every file.

What is kept can always be made again. It is used only when the program and every byte it was made from are the same,
and when nothing in it is anything but the frozen values of this floor: a kept file never brings code of its own.
"""

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import is_dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from trainer.scenario.library import Library, load_library
from trainer.scenario.positions import Positions

_FLOOR = "trainer.scenario."
_PLAIN = {("datetime", "date")}
_KEPT = 2


def load_compiled(root: Path, cache: Path) -> Library:
    """Return the library under a root, from the cache where it holds exactly this one, else read and kept there."""
    return _loaded(root, cache / f"library-{_name(root)}.bin", lambda library: library)


def load_for_play(root: Path, cache: Path) -> Library:
    """Return the library as `load_compiled` does, without the lines and columns that only authors ask for.

    They are half of what is kept, and a start would wait for them.
    """
    return _loaded(root, cache / f"played-{_name(root)}.bin", _without_positions)


def _loaded(root: Path, file: Path, shape: Callable[[Library], Library]) -> Library:
    kept = _recalled(file)
    if kept is not None:
        return kept
    library = shape(load_library(root))
    _keep(library, file)
    return library


def _without_positions(library: Library) -> Library:
    editions = {id: replace(edition, positions=Positions()) for id, edition in library.editions.items()}
    return replace(library, editions=editions)


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


def _recalled(file: Path) -> Library | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    digest, body = content[:32], content[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        library = _Reader(io.BytesIO(body)).load()
    except (pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError, ImportError, IndexError, KeyError):
        return None
    return library if isinstance(library, Library) else None


def _keep(library: Library, file: Path) -> None:
    body = pickle.dumps(library, protocol=pickle.HIGHEST_PROTOCOL)
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
