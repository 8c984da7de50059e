"""What can go wrong with the server the record lies on, in plain words; anything else it reports is a bug of ours."""

from collections.abc import Callable
from typing import Any

from trainer.errors import TrainerError
from trainer.store.faults import Damaged, DiskFault, DiskFull, Locked, ReadOnly, Unreachable

_WHO = "Tell whoever runs the server, then try again."
_MOST_WORDS = 300


class OlderRecord(TrainerError):
    """The record on the server is of an earlier version, and nobody has asked for it to be brought up to date."""


class UnsafeServer(TrainerError):
    """The server would not keep what it is given, or the login may do too much."""


def plainly(raised: Any, place: str) -> TrainerError | None:
    """Return the fault behind an error of psycopg, or None where it is a bug."""
    state = getattr(raised, "sqlstate", None)
    if state is not None:
        found = _BY_STATE.get(state) or _BY_CLASS.get(state[:2]) or _BY_CLASS.get(state[:3])
        return found(place) if found else None
    if "NUL" in str(raised):
        return TrainerError("A text holds a NUL character, which the server cannot keep.", "Take it out and try again.")
    if type(raised).__name__ in ("OperationalError", "ConnectionTimeout", "InterfaceError"):
        return out_of_reach(place, str(raised))
    return None


def no_driver() -> Unreachable:
    """Say that what speaks to a server is not installed."""
    return Unreachable(
        "The record lies on a PostgreSQL server, and psycopg, which speaks to one, is not installed here.",
        "`python3 run.py` and the bundle carry it; beside `pip install .` it comes with `pip install '.[postgres]'`.",
    )


def no_address() -> Unreachable:
    """Say that an address cannot be read; it is not repeated, for it may hold a password."""
    return Unreachable(
        "The address of the server cannot be read.",
        "Write it as postgresql://NAME@HOST/DATABASE in FAIR_CONTACT_DATABASE, with % and two digits for odd letters.",
    )


def out_of_reach(place: str, said: str = "") -> Unreachable:
    """Say that the server does not answer or does not let this station in, in its own words."""
    words = " ".join(said.replace("connection failed:", "").split())[:_MOST_WORDS].rstrip(".?")
    return Unreachable(
        f"The server {place} cannot be used: {words or 'the connection was lost'}.",
        "What was acknowledged is saved. Check the address, the login and the network, then try again.",
    )


def older(place: str, version: int, newest: int) -> OlderRecord:
    """Say that the record has to be brought up to date by somebody who means to."""
    return OlderRecord(
        f"The record on the server {place} is of an earlier version of Fair Contact (step {version} of {newest}).",
        "Copy it with pg_dump, close Fair Contact everywhere, and run `trainer database upgrade` as its owner.",
    )


def others_are_here(place: str) -> Locked:
    """Say that the tables cannot be changed while somebody works with them."""
    return Locked(
        f"Other stations have the record on the server {place} open.",
        "Close Fair Contact on all of them, then bring the record up to date.",
    )


def unsafe(place: str, what: str, remedy: str) -> UnsafeServer:
    """Say that a server or a login will not do."""
    return UnsafeServer(f"The server {place} cannot be used safely: {what}.", remedy)


def read_only(place: str) -> ReadOnly:
    """Say that nothing may be written."""
    return ReadOnly(
        f"The server {place} takes nothing to write: it is a standby, or set to be read alone.",
        "Write the address of the server that is written to into FAIR_CONTACT_DATABASE.",
    )


def _gone(place: str) -> Unreachable:
    return out_of_reach(place)


def _disk_full(place: str) -> DiskFull:
    return DiskFull(
        f"The disk of the server {place} is full. Your last step is not saved; everything before it is.", _WHO
    )


def _disk_fault(place: str) -> DiskFault:
    return DiskFault(f"The disk of the server {place} did not take the last step. Everything before it is saved.", _WHO)


def _busy(place: str) -> Locked:
    return Locked(f"The server {place} takes no more stations, or has no room for more work.", _WHO)


def _locked(place: str) -> Locked:
    return Locked(
        f"Another station is holding the record on the server {place}.",
        "Try again. If it goes on, tell whoever runs the server.",
    )


def _no_right(place: str) -> ReadOnly:
    return ReadOnly(
        f"The login of this station may not do that to the record on the server {place}.",
        "Give it the rights that the README names; making or changing the tables is for their owner.",
    )


def _damaged(place: str) -> Damaged:
    return Damaged(
        f"The server {place} reports that the record is damaged.", "Bring back a copy with pg_restore on the server."
    )


_BY_STATE: dict[str, Callable[[str], TrainerError]] = {
    "25006": read_only,  # read_only_sql_transaction
    "25P03": _gone,  # idle_in_transaction_session_timeout
    "42501": _no_right,  # insufficient_privilege
    "53100": _disk_full,
    "55P03": _locked,  # lock_not_available
    "57014": _locked,  # query_canceled
    "58030": _disk_fault,  # io_error
    "XX001": _damaged,  # data_corrupted
    "XX002": _damaged,  # index_corrupted
}
_BY_CLASS: dict[str, Callable[[str], TrainerError]] = {
    "08": _gone,  # connection exceptions
    "40": _locked,  # serialization failures and deadlocks
    "53": _busy,  # insufficient resources
    "57P": _gone,  # the server shuts down, starts or has crashed
}
