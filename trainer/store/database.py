"""Opens the record where it lies: in a file of SQLite, or on a PostgreSQL server that an academy runs."""

from pathlib import Path
from types import ModuleType

from trainer.store.on_sqlite import DatabaseFile, open_file
from trainer.store.transactions import Database, Derive, Footing, Transaction

__all__ = ["Database", "DatabaseFile", "Footing", "Transaction", "open_database"]


def open_database(
    place: Path | str,
    *,
    busy_seconds: float = 10.0,
    module: ModuleType | None = None,
    derive: Derive | None = None,
    may_upgrade: bool = False,
) -> Database:
    """Open the record in a file or at a server's address, made where there is none, in the calling thread.

    An older file is brought up to date; an older record on a server only where that is asked for. `derive` is called in
    the transaction that does it. Raises a TrainerError where the record is newer, damaged, locked, read-only or out of
    reach; it is then unchanged.
    """
    if isinstance(place, Path):
        return open_file(place, busy_seconds=busy_seconds, module=module, derive=derive)
    # A computer with a file of its own never loads what speaks to a server.
    try:
        import psycopg  # noqa: F401
    except ImportError as missing:
        from trainer.store.server_faults import no_driver

        raise no_driver() from missing
    from trainer.store.on_postgres import open_server

    return open_server(place, busy_seconds=busy_seconds, derive=derive, may_upgrade=may_upgrade)
