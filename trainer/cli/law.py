"""The law on the command line: what is due, what has changed, whose score relied on it, and what it would be now."""

import argparse
import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from trainer.cli.arguments import add_database, day, whole
from trainer.counts import counted

if TYPE_CHECKING:
    from trainer.academy.law import StatusChange
    from trainer.academy.office import Office


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("law", help="what the law has become, and whose score relied on it")
    add_database(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    due = acts.add_parser("due", help="what is to be read again")
    due.add_argument("--today", type=day, metavar="DAY", help="the day to judge by: 2026-11-02")
    due.add_argument("--within", type=whole(0, 36_500), default=0, metavar="DAYS", help="look so many days ahead (0)")
    acts.add_parser("list", help="every status that was set here")
    one = acts.add_parser("set", help="set what has become of an authority (id) or a rule (profile:rule)")
    one.add_argument("subject", metavar="SUBJECT", help=_SUBJECT)
    statuses = ("superseded", "overruled", "limited", "pending", "good law")
    one.add_argument("status", choices=statuses, help="what has become of it")
    one.add_argument("--since", type=day, required=True, metavar="DAY", help="the day it holds from: 2026-11-02")
    one.add_argument("--source", required=True, help="the decision, the statute or the page")
    one.add_argument("--note", default="", help="what else should be known")
    one.add_argument("--replaced-by", metavar="ID", help="the authority or rule in its place")
    for name, sentence in (
        ("affected", "what rests on it, whose score relied on it since, and what could stand in its place"),
        ("compare", "what each of these scores would be under the edition in force"),
        ("undo", "take the latest status back"),
    ):
        acts.add_parser(name, help=sentence).add_argument("subject", metavar="SUBJECT", help=_SUBJECT)


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    from trainer import paths
    from trainer.academy.clock import Clock
    from trainer.academy.office import open_office
    from trainer.errors import TrainerError
    from trainer.scenario.compiled import load_for_play

    path = args.database or paths.database()
    if args.database is not None and not paths.is_there(path):  # what is due can be asked where nobody has trained yet
        raise TrainerError(f"There is no record at {path}.", "Name another file.")
    with closing(open_office(path, load_for_play(paths.scenarios(), paths.cache()), Clock())) as office:
        _ACTS[args.act](office, args)
    return 0


def _due(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.affected import due

    today = args.today or office.clock.now().date()
    _tell(args, due(office, today, args.within), lambda one: f"{one.days:5} days  {one.what:9}  {one.name}: {one.why}")


def _list(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.law import changes

    _tell(args, changes(office), _line)


def _set(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.law import marked, set_status, subject_of

    subject = subject_of(office, args.subject)
    given = {"since": args.since, "source": args.source, "note": args.note, "replaced_by": args.replaced_by}
    change = set_status(office, subject, args.status, **given)
    _tell(args, (change,), _line)
    if not args.json:
        for one in marked(office, subject):
            print(f"  rests on it: {one.title} ({one.scenario}), {counted(len(one.places), 'place')}")


def _affected(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.affected import affected, proposals
    from trainer.academy.law import marked

    change = _latest(office, args.subject)
    rest, plays = marked(office, change.subject), affected(office, change.subject, change.since)
    instead = proposals(office, change.subject, change.replaced_by)
    if args.json:
        lists: dict[str, tuple[Any, ...]] = {"marked": rest, "plays": plays, "instead": instead}
        plain = {name: [asdict(one) for one in rows] for name, rows in lists.items()}
        print(json.dumps(plain, default=_plain, indent=1))
        return
    print(_line(change))
    for one in rest:
        print(f"{one.title} ({one.scenario})")
        for place in one.places:
            print(f"    {place.scene or '-'}  {place.option or '-'}  {place.how}")
    officers = counted(len({play.person for play in plays}), "officer")
    print(f"{officers}, {counted(len(plays), 'play')} since {change.since}")
    for play in plays:
        at = ", ".join(str(relied.number) for relied in play.decisions)
        who = f"{play.finished_at:%Y-%m-%d}  {play.name} ({play.number})"
        print(f"    {who}  {play.title}: decisions {at}; {play.shown}")
    for proposed in instead:
        print(f"instead: {proposed.name} ({proposed.id}): {'; '.join(proposed.reasons)}")


def _compare(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.affected import affected, would_be

    change = _latest(office, args.subject)
    plays = affected(office, change.subject, change.since)
    _tell(
        args,
        would_be(office, plays),
        lambda one: (
            f"{one.play.name} ({one.play.number})  {one.play.title}: {one.play.shown}, "
            + (f"would be {one.shown} (version {one.version})" if one.shown is not None else one.why_not)
        ),
    )


def _undo(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.law import lift

    _tell(args, (lift(office, _latest(office, args.subject).id),), _line)


def _latest(office: "Office", written: str) -> "StatusChange":
    from trainer.academy.law import changes, subject_of
    from trainer.errors import TrainerError

    subject = subject_of(office, written)
    standing = [one for one in changes(office) if one.subject == subject and one.lifted_at is None]
    if not standing:
        raise TrainerError(f"No status of {written} stands.", "See them with `trainer law list`.")
    return standing[0]


def _line(change: "StatusChange") -> str:
    end = f", taken back {change.lifted_at:%Y-%m-%d}" if change.lifted_at else ""
    return f"{change.subject}  {change.title}: {change.status} since {change.since} ({change.source}){end}"


def _tell(args: argparse.Namespace, rows: Iterable[Any], line: Any) -> None:
    found = list(rows)
    if args.json:
        print(json.dumps([asdict(one) for one in found], default=_plain, indent=1))
    else:
        print("\n".join(line(one) for one in found) or "Nothing.")


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


_SUBJECT = "an authority such as florida-v-jl, or a rule as profile:rule"
_ACTS = {"due": _due, "list": _list, "set": _set, "affected": _affected, "compare": _compare, "undo": _undo}
