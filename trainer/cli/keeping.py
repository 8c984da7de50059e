"""`trainer keeping`: how long records are kept, what is due to go, legal holds, and the key that signs.

`purge` takes away what `look` shows. Where the date may be wrong it asks for it: `--today 2026-11-20`.
"""

import argparse
from contextlib import closing
from typing import TYPE_CHECKING, Any

from trainer.cli.arguments import add_database, day
from trainer.counts import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.academy.office import Office
    from trainer.academy.purge_plan import Plan

_FOR_GOOD = "for-good"
_CLASSES = ("assessments", "practice", "typed-text", "audit-details", "people-who-left")
_MOST_SHOWN = 100


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("keeping", help="how long records are kept, what is due to go, and legal holds")
    add_database(parser)
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    acts.add_parser("periods", help="how long each class of record is kept")
    period = acts.add_parser("keep", help="keep a class for so many days, or for good; nothing goes before a purge")
    period.add_argument("kept", choices=_CLASSES, help="the class of records")
    period.add_argument("days", metavar="DAYS", help=f"a number of days, or {_FOR_GOOD}")
    look = acts.add_parser("look", help="exactly what a purge would take away today; writes nothing")
    purge = acts.add_parser("purge", help="take that away, step by step; tombstones and entries in the log stay")
    for one in (look, purge):
        one.add_argument("--person", metavar="NUMBER", help="erase somebody whose account is closed, by no period")
        one.add_argument("--plays", action="store_true", help="with --person, the plays as well")
    purge.add_argument("--today", type=day, metavar="DAY", help="the date of today, where it is doubted")
    hold = acts.add_parser("hold", help="let no purge touch a person, or one play, until the hold is lifted")
    hold.add_argument("subject", metavar="NUMBER", help="an officer number, or the id of a play")
    hold.add_argument("--why", required=True, help="the reason, such as the number of an appeal")
    acts.add_parser("holds", help="every hold, and when it was lifted")
    acts.add_parser("lift", help="end a hold").add_argument("hold", metavar="HOLD", help="its id, as `holds` shows it")
    acts.add_parser("keys", help="the keys by which what leaves this record can be verified")
    acts.add_parser("new-key", help="sign with another key from now on")


def run(args: argparse.Namespace) -> int:
    """Do what was asked. Raises TrainerError where it cannot be."""
    from trainer import paths
    from trainer.academy.clock import Clock
    from trainer.academy.office import open_office
    from trainer.errors import TrainerError
    from trainer.scenario.compiled import load_compiled

    path = args.database or paths.database()
    if not paths.is_there(path):
        raise TrainerError(f"There is no record at {path} yet.", "Open the window first, or name another file.")
    with closing(open_office(path, load_compiled(paths.scenarios(), paths.cache()), Clock())) as office:
        _ACTS[args.act](office, args)
    return 0


def _periods(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.retention import IN_WORDS, periods

    for kept, days in periods(office).items():
        word = kept.value.replace(" ", "-")
        print(f"{word}\t{counted(days, 'day') if days is not None else 'for good'}\t{IN_WORDS[kept]}")


def _keep(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.retention import Kept, set_period
    from trainer.errors import TrainerError

    if args.days != _FOR_GOOD and not args.days.isdecimal():
        raise TrainerError(f"{args.days} is no number of days.", f"Write a number, or {_FOR_GOOD}.")
    set_period(office, Kept(args.kept.replace("-", " ")), None if args.days == _FOR_GOOD else int(args.days))
    _periods(office, args)


def _look(office: "Office", args: argparse.Namespace) -> None:
    _print(_plan(office, args))
    print("Nothing was taken away.")


def _purge(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.purging import purge

    left = _plan(office, args)
    _print(left)
    done = "It is done. Tombstones stay, and the audit log says so. Copies of the record still hold it."
    said = "Nothing is due, and nothing was taken away." if left.is_empty else done
    left = purge(office, left, args.today)  # a wrong day is refused where nothing is due as well
    while not left.is_empty:
        left = purge(office, left, args.today)
    print(said)


def _hold(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.retention import hold_person, hold_play
    from trainer.errors import TrainerError

    person = _numbered(office, args.subject)
    if person is not None:
        id = hold_person(office, person, args.why)
    else:
        try:
            id = hold_play(office, bytes.fromhex(args.subject), args.why)
        except ValueError as fault:
            raise TrainerError(f"Nobody here has the officer number {args.subject}.", "See the People page.") from fault
    print(f"The hold {id.hex()} stands.")


def _holds(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.retention import holds

    for one in holds(office):
        state = f"lifted {one.lifted_at:%Y-%m-%d}" if one.lifted_at else "stands"
        print(f"{one.id.hex()}\t{one.about}\t{one.why}\t{one.placed_at:%Y-%m-%d}\t{state}")


def _lift(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.retention import lift
    from trainer.errors import TrainerError

    try:
        lift(office, bytes.fromhex(args.hold))
    except ValueError as fault:
        raise TrainerError(f"{args.hold} is no id of a hold.", "See `trainer keeping holds`.") from fault
    print("The hold is lifted.")


def _keys(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.signing import keys, public_key

    public_key(office)
    for one in keys(office):
        until = f"{one.ended_at:%Y-%m-%d}" if one.ended_at else "now"
        print(f"{one.fingerprint}\t{one.made_at:%Y-%m-%d} to {until}\n{one.in_groups}")


def _new_key(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.signing import renew

    renew(office)
    _keys(office, args)


def _plan(office: "Office", args: argparse.Namespace) -> "Plan":
    from trainer.academy.purge_plan import look, look_at_person
    from trainer.errors import TrainerError

    if args.person is None:
        return look(office)
    person = _numbered(office, args.person)
    if person is None:
        raise TrainerError(f"Nobody here has the officer number {args.person}.", "See `trainer people list`.")
    return look_at_person(office, person, plays=args.plays)


def _numbered(office: "Office", number: str) -> bytes | None:
    from trainer.academy.people import people
    from trainer.people.names import folded

    return next((one.id for one in people(office) if folded(one.number) == folded(number)), None)


def _print(plan: "Plan") -> None:
    print(f"Due on {plan.today}: {plan.count}" + (f", and {plan.held} held back" if plan.held else ""))
    for line in plan.lines[:_MOST_SHOWN]:
        counts = "\t".join(
            (counted(line.plays, "play"), counted(line.texts, "text"), counted(line.entries, "entry", "entries"))
        )
        print(f"{line.number}\t{line.name}\t{counts}" + ("\tthe name and the account" if line.leaves else ""))
    if len(plan.lines) > _MOST_SHOWN:
        print(f"and {len(plan.lines) - _MOST_SHOWN} more people")
    if plan.doubt:
        print(f"{plan.doubt} A purge needs `--today {plan.today}`, if that is the date.")


_ACTS: "dict[str, Callable[[Office, argparse.Namespace], None]]" = {
    "periods": _periods,
    "keep": _keep,
    "look": _look,
    "purge": _purge,
    "hold": _hold,
    "holds": _holds,
    "lift": _lift,
    "keys": _keys,
    "new-key": _new_key,
}
