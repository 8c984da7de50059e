"""A record carried from one computer to another on the command line: `trainer people carry-out` and `carry-in`.

Carrying in says first what it would do, and does it only with `--commit`.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.errors import TrainerError
from trainer.paths import as_file

if TYPE_CHECKING:
    from trainer.academy.carry_in import Look
    from trainer.academy.office import Office

_MOST_SHOWN = 50


def add(acts: "argparse._SubParsersAction[Any]") -> None:
    """Add the two acts to those of `trainer people`."""
    out = acts.add_parser("carry-out", help="write somebody's whole record to a signed file, to take it along")
    out.add_argument("number", metavar="NUMBER", help="the officer number, or the name")
    out.add_argument("file", type=as_file, metavar="FILE", help="a new file")
    into = acts.add_parser("carry-in", help="look at such a file; with --commit take it in")
    into.add_argument("file", type=as_file, metavar="FILE", help="what `carry-out` wrote")
    into.add_argument("--for", dest="number", metavar="NUMBER", help="the officer number of whose record it becomes")
    into.add_argument("--commit", action="store_true", help="take in what is new (else nothing is written)")


def out(office: "Office", person_id: bytes, file: Path) -> None:
    """Write a record to a file that is not there yet."""
    from trainer.academy.carry_out import carry_out
    from trainer.academy.whole_file import write_whole

    if file.exists():
        raise TrainerError(f"The file {file} cannot be written: it is there already.", "Give another name.")
    write_whole(file, carry_out(office, person_id))
    print(f"The record is in {file}. It holds what was typed as well; give it to nobody but the academy.")


def into(office: "Office", file: Path, person_id: bytes | None, *, commits: bool) -> None:
    """Say what a file holds and what would become of it; take it in where that is asked for."""
    from trainer.academy.carry_in import Standing, carry_in, look

    content = content_of(file)
    if commits and person_id is None:
        raise TrainerError("It is not said whose record this becomes.", "Name the officer with `--for NUMBER`.")
    if commits and person_id is not None:
        found = carry_in(office, content, person_id)
    else:
        found = look(office, content, person_id)
    _print(found)
    if found.person is not None and found.person.number != found.number:
        print(
            f"The file is of officer number {found.number}, and this is {found.person.number}: is it the same person?"
        )
    if commits:
        is_new = found.count(Standing.NEW, Standing.LONGER)
        print("What is new is taken in." if is_new else "Nothing was new, and nothing was written.")
    else:
        print("Nothing was written. With `--for NUMBER --commit` the new plays are taken in.")


def content_of(file: Path) -> bytes:
    """Return the bytes of a file, no more of them than a record may have. Raises TrainerError."""
    from trainer.exchange.record_file import LARGEST

    if file.exists() and not file.is_file():  # a pipe would be waited for without end
        raise TrainerError(f"The file {file} cannot be read: it is a folder, a pipe or a device.", "Name another file.")
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as fault:
        raise TrainerError(f"The file {file} cannot be read: {fault.strerror}.", "Name another file.") from fault


def _print(found: "Look") -> None:
    whose = ", ".join(part for part in (found.name, found.number, found.agency) if part)
    print(f"The record of {whose}, written on {found.made_at:%Y-%m-%d %H:%M} UTC.")
    print(f"Signed by {found.fingerprint}, {found.signer}.")
    if found.person is not None:
        print(f"It belongs to {found.person.name}, {found.person.number}.")
    elif found.proposed is not None:
        doubt = "" if found.same_name else ", whose name is another one"
        print(f"Here {found.proposed.name} has the number {found.proposed.number}{doubt}.")
    else:
        print(f"Nobody here has the number {found.number}.")
    for one in found.plays[:_MOST_SHOWN]:
        print("\t".join((f"{one.started_at:%Y-%m-%d}", one.title, one.mode, one.standing.value, *_remarks(one))))
    if len(found.plays) > _MOST_SHOWN:
        print(f"and {len(found.plays) - _MOST_SHOWN} more")


def _remarks(one: Any) -> list[str]:
    remarks = [one.why] if one.why else []
    if one.differs:
        remarks.append(f"scores {one.shown_here} here and {one.shown_there} where it came from")
    if not one.is_known:
        remarks.append("on a text that is not of this library")
    return remarks
