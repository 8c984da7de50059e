"""A layer between SQLite and the file system, in Python: it hears every operation on a file and may fail it.

It stands in the place of SQLite's usual VFS for as long as it is entered; files opened meanwhile go through it. It
needs nothing but `ctypes` and a driver whose SQLite can be reached by name, as on Linux and macOS. The shared memory
of the write-ahead log does not go through it: SQLite makes that anew after a crash.
"""

import ctypes
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from trainer.errors import TrainerError
from trainer.store.driver import driver

Kind = Literal["read", "write", "sync", "truncate", "delete"]
_INT, _LONG, _POINTER = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, _POINTER)
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, ctypes.c_char_p, _INT)
_CLOSE = ctypes.CFUNCTYPE(_INT, _POINTER)
_MOVE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", _INT), ("close", _CLOSE), ("read", _MOVE), ("write", _MOVE), ("truncate", _TRUNCATE),
        ("sync", _SYNC), ("rest", _POINTER * 13),
    )  # fmt: skip


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", _INT), ("size", _INT), ("longest", _INT), ("next", _POINTER), ("name", ctypes.c_char_p),
        ("own", _POINTER), ("open", _OPEN), ("delete", _DELETE), ("rest", _POINTER * 14),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """What SQLite asked of a file. `at` is the offset, for a truncation the size, for a deletion whether it is synced.

    `content` is what is written.
    """

    kind: Kind
    file: str
    at: int = 0
    content: bytes = b""


Hearing = Callable[[Operation], int]
"""Is told of an operation before it is done; returns 0 to let it be done, or the SQLite error code to fail it with."""


class Layer:
    """Hears what SQLite does to files between entering and leaving."""

    def __init__(self, hear: Hearing) -> None:
        self._hear = hear
        self._library = _sqlite()
        self._usual = ctypes.cast(self._library.sqlite3_vfs_find(None), ctypes.POINTER(_Vfs))
        self._vfs = _Vfs()
        ctypes.memmove(ctypes.byref(self._vfs), self._usual, ctypes.sizeof(_Vfs))
        self._vfs.name = b"fair-contact-drill"
        self._vfs.next = None
        self._vfs.open, self._vfs.delete = _OPEN(self._open), _DELETE(self._delete)
        self._names: dict[int, str] = {}
        self._theirs: dict[int, _Methods] = {}
        self._kept: list[Any] = []  # what C still points at must not be collected

    def __enter__(self) -> "Layer":
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, at: TracebackType | None
    ) -> None:
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
        self._library.sqlite3_vfs_register(self._usual, 1)

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        usual = ctypes.cast(self._usual, _POINTER).value
        code: int = self._usual.contents.open(usual, name, file, flags, out)
        place = ctypes.cast(file, ctypes.POINTER(_POINTER))
        if code == 0 and name and place.contents.value:
            theirs = _Methods.from_address(place.contents.value)
            self._names[file] = Path(ctypes.string_at(name).decode()).name
            self._theirs[file] = theirs
            ours = _Methods()
            ctypes.memmove(ctypes.byref(ours), ctypes.byref(theirs), ctypes.sizeof(_Methods))
            ours.close, ours.read, ours.write = _CLOSE(self._close), _MOVE(self._read), _MOVE(self._write)
            ours.truncate, ours.sync = _TRUNCATE(self._truncate), _SYNC(self._sync)
            self._kept.append(ours)
            place[0] = ctypes.addressof(ours)
        return code

    def _close(self, file: int) -> int:
        self._names.pop(file)
        code: int = self._theirs.pop(file).close(file)
        return code

    def _read(self, file: int, into: int, count: int, at: int) -> int:
        return self._hear(Operation("read", self._names[file], at)) or self._theirs[file].read(file, into, count, at)

    def _write(self, file: int, content: int, count: int, at: int) -> int:
        heard = self._hear(Operation("write", self._names[file], at, ctypes.string_at(content, count)))
        return heard or self._theirs[file].write(file, content, count, at)

    def _truncate(self, file: int, size: int) -> int:
        return self._hear(Operation("truncate", self._names[file], size)) or self._theirs[file].truncate(file, size)

    def _sync(self, file: int, flags: int) -> int:
        return self._hear(Operation("sync", self._names[file])) or self._theirs[file].sync(file, flags)

    def _delete(self, vfs: int, name: bytes, synced: int) -> int:
        usual = ctypes.cast(self._usual, _POINTER).value
        heard = self._hear(Operation("delete", Path(name.decode()).name, synced))
        code: int = heard or self._usual.contents.delete(usual, name, synced)
        return code


def _sqlite() -> Any:
    module = "pysqlite3._sqlite3" if driver().__name__.startswith("pysqlite3") else "_sqlite3"
    try:
        library = ctypes.CDLL(str(importlib.import_module(module).__file__))
        library.sqlite3_vfs_find.restype = _POINTER
        library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    except (OSError, AttributeError) as fault:
        raise TrainerError(
            "This drill cannot stand between SQLite and the disk here.", "Run it on Linux, where it can."
        ) from fault
    return library
