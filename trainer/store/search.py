"""Full-text search over texts that can be made again: a local index beside the record, never part of it.

The index is a file in a cache folder, named by the digest of what it holds. One that is missing, foreign or damaged is
made anew; where no file can be made it is held in memory.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.store.driver import driver

_OPEN, _SHUT = "\x02", "\x03"
_TABLE = (
    "CREATE VIRTUAL TABLE text USING fts5(key UNINDEXED, kind UNINDEXED, title, short, body,"
    " tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
)
_FIND = (
    "SELECT key, kind, title, snippet(text, -1, ?, ?, ' ... ', 18) FROM text"
    " WHERE text MATCH ? ORDER BY bm25(text, 0, 0, 10.0, 4.0, 1.0), key LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be found: by `title` first, then by `short`, then by the rest."""

    key: str
    kind: str
    title: str
    short: str
    body: str


@dataclass(frozen=True, slots=True)
class Found:
    """One hit with a piece of its text, cut so that every second part is what was looked for."""

    key: str
    kind: str
    title: str
    snippet: tuple[str, ...]


class Index:
    """An open index. Make one with `open_index`; it belongs to the thread that opened it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def find(self, words: str, most: int = 50) -> tuple[Found, ...]:
        """Return what holds every word, or begins with the last ones typed, the best first; nothing for no words."""
        query = _query(words)
        if not query:
            return ()
        rows = self._connection.execute(_FIND, (_OPEN, _SHUT, query, most))
        return tuple(Found(row[0], row[1], row[2], _cut(row[3])) for row in rows)

    def close(self) -> None:
        """Close the index."""
        self._connection.close()


def open_index(folder: Path, name: str, documents: Iterable[Document]) -> Index:
    """Open the index of that name in a folder, made from the documents where it is not there or not sound."""
    module, file = driver(), folder / f"reference-{name}.db"
    try:
        connection = module.connect(f"{file.as_uri()}?mode=ro", uri=True)
        if connection.execute("SELECT count(*) FROM text WHERE text MATCH 'a*'").fetchone()[0]:
            return Index(connection)
        connection.close()
    except module.Error:
        pass
    return _made(module, file, documents)


def _made(module: Any, file: Path, documents: Iterable[Document]) -> Index:
    held = list(documents)
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        fresh.unlink(missing_ok=True)
        _fill(module.connect(str(fresh)), held).close()
        os.replace(fresh, file)
        for old in set(file.parent.glob("reference-*.db")) - {file}:
            old.unlink(missing_ok=True)
        return Index(module.connect(f"{file.as_uri()}?mode=ro", uri=True))
    except (OSError, module.Error):
        return Index(_fill(module.connect(":memory:"), held))


def _fill(connection: Any, documents: list[Document]) -> Any:
    connection.execute(_TABLE)
    rows = [(one.key, one.kind, one.title, one.short, one.body) for one in documents]
    connection.executemany("INSERT INTO text VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
    return connection


def _query(words: str) -> str:
    # Every word is quoted: what somebody types is never read as an operator. NUL ends a text in SQLite.
    plain = "".join(letter if letter.isalnum() else " " for letter in words)
    return " ".join(f'"{word}"*' for word in plain.split()[:12])


def _cut(snippet: str) -> tuple[str, ...]:
    return tuple(snippet.replace(_SHUT, _OPEN).split(_OPEN))
