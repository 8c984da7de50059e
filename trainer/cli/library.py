"""The agency's own library: contacts, profiles and authorities published from a folder, read, approved, withdrawn.

A text is named by its subject, such as `badge-requests/the-lobby`; `kind:subject` where two kinds share a name.
"""

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

from trainer.cli.arguments import add_database
from trainer.paths import as_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.academy.comparing import Compared
    from trainer.academy.office import Office
    from trainer.academy.publishing import Published, Standing
    from trainer.scenario.problems import Problem

REFUSED = 1
_MOST_SHOWN = 50


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("library", help="publish an agency's own contacts, and who has read them")
    add_database(parser)
    parser.add_argument("--as", dest="number", metavar="NUMBER", help="the officer number of whoever acts")
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    whole = acts.add_parser("publish", help="propose what is new in a folder; publish what somebody else has read")
    whole.add_argument("path", type=as_file, metavar="FOLDER", help="laid out like scenarios/")
    draft = acts.add_parser("look", help="what stands against a folder or file, and what differs; keeps nothing")
    draft.add_argument("path", type=as_file, metavar="FOLDER", help="such a folder, or one file of it")
    adopt = acts.add_parser("adopt", help="take up a shipped contact unchanged, for counsel to approve")
    adopt.add_argument("subject", metavar="SUBJECT", help="its name, such as badge-requests/speed-stop-on-route-9")
    acts.add_parser("list", help="every text, what stands, and who acted")
    for name, sentence in (
        ("show", "the findings, and the differences to the version in force"),
        ("review", "say that you have read it and stand by it; never one's own"),
        ("release", "put a text that has been reviewed in force"),
        ("approve", "record that counsel has approved it"),
        ("withdraw", "take it out of force, or take a proposal back"),
    ):
        one = acts.add_parser(name, help=sentence)
        one.add_argument("subject", metavar="SUBJECT", help="its name, as `library list` shows it")
        if name in _WORDS:
            one.add_argument(_WORDS[name][0], required=True, help=_WORDS[name][1])


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 1 where something stands against it, which is printed with its place and its remedy."""
    from trainer import paths
    from trainer.academy.clock import Clock
    from trainer.academy.comparing import who
    from trainer.academy.office import open_office
    from trainer.academy.publishing import Refused
    from trainer.errors import TrainerError
    from trainer.scenario.compiled import load_for_play

    path = args.database or paths.database()
    if not paths.is_there(path):
        raise TrainerError(f"There is no record at {path} yet.", "Open the window first, or name another file.")
    with closing(open_office(path, load_for_play(paths.scenarios(), paths.cache()), Clock())) as office:
        if args.number is not None:
            office.acting = who(office, args.number).id
        try:
            status: int | None = _ACTS[args.act](office, args)
        except Refused as refused:
            _print_problems(refused)
            return REFUSED
    return status or 0


def _publish(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.folder import bring_in

    brought = bring_in(office, args.path)
    for texts, became in (
        (brought.published, "in force now"),
        (brought.waiting, "waits until somebody else has reviewed it"),
        (brought.unchanged, "in force already, unchanged"),
    ):
        for text in texts:
            print(f"{text.file}: {text.kind} {text.subject}, version {text.version}: {became}.")


def _look(office: "Office", args: argparse.Namespace) -> int:
    from trainer.academy.comparing import look

    looked = look(office, args.path)
    _print_findings(looked.problems)
    for text in looked.texts:
        print(f"{text.file}: {text.kind} {text.subject}")
        _print_differences(text)
    blocks = any(problem.severity == "E" for problem in looked.problems)
    print("It could not be published." if blocks else "Nothing stands against it.")
    return REFUSED if blocks else 0


def _adopt(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.publishing import adopt

    text = adopt(office, args.subject)
    print(f"{text.title}, version {text.version}, waits until somebody else has reviewed it.")


def _release(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.publishing import publish

    text = publish(office, _meant(office, args.subject, ("read",)).id)
    print(f"{text.title}, version {text.version}, is in force now.")


def _list(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.publishing import listed

    texts = listed(office)
    for text in texts:
        counsel = f", approved by counsel ({text.approved_by})" if text.approved_by else ""
        newer = f"; version {text.newer} is shipped" if text.newer else ""
        print(
            f"{text.standing:9}  {text.kind:11}  {text.subject}, version {text.version}: {text.title}{counsel}{newer}"
        )
    if not texts:
        print("Nothing of an agency's own has been proposed here.")


def _show(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.comparing import open_text

    opened = open_text(office, _meant(office, args.subject, ("proposed", "read", "in force")).id)
    print(f"{opened.text.title}, version {opened.text.version}: {opened.text.standing}.")
    _print_findings(opened.problems)
    _print_differences(opened.compared)


def _print_findings(problems: "Sequence[Problem]") -> None:
    for problem in problems:
        if problem.severity != "I":
            print(problem)


def _print_differences(compared: "Compared") -> None:
    print(f"Compared with {compared.base}:" if compared.base else "Nothing of this name is in force.")
    for one in compared.differences:
        print(f"{one.where}: {one.what}{f' ({one.field})' if one.field else ''}")
        print(f"    before: {one.before or 'nothing'}\n    after:  {one.after or 'nothing'}")
    if compared.base and not compared.differences:
        print("Nothing differs.")


def _review(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.publishing import review

    text = review(office, _meant(office, args.subject, ("proposed",)).id, args.words)
    print(f"{text.title} has been reviewed. `trainer library release {text.subject}` puts it in force.")


def _approve(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.publishing import approve

    text = approve(office, _meant(office, args.subject, ("in force", "read")).id, args.by)
    print(f"{text.title} is approved by {text.approved_by}.")


def _withdraw(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.publishing import withdraw

    text = withdraw(office, _meant(office, args.subject, ("in force", "read", "proposed")).id, args.why)
    print(f"{text.title}, version {text.version}, is withdrawn.")


def _meant(office: "Office", subject: str, standings: "Sequence[Standing]") -> "Published":
    """Return the text that a subject names: of those that stand so, the first kind of standing that there is."""
    from trainer.academy.publishing import listed
    from trainer.errors import TrainerError

    kind, colon, name = subject.rpartition(":")
    texts = [one for one in listed(office) if one.subject == name and (not colon or one.kind == kind)]
    for standing in standings:
        found = [one for one in texts if one.standing == standing]
        if len({one.kind for one in found}) > 1:
            raise TrainerError(
                f"Several texts are called {name}.", "Write scenario:, profile: or authorities: before it."
            )
        if found:
            return found[0]
    wanted = " or ".join(standings)
    raise TrainerError(f"No text called {subject} is {wanted}.", "See `trainer library list`.")


def _print_problems(refused: Any) -> None:
    wrong = [problem for problem in refused.problems if problem.severity == "E"]
    for problem in wrong[:_MOST_SHOWN]:
        print(problem)
    if len(wrong) > _MOST_SHOWN:
        print(f"and {len(wrong) - _MOST_SHOWN} more")
    print(refused, file=sys.stderr)


_WORDS = {
    "review": ("--words", "what was looked at, in a sentence"),
    "approve": ("--by", "counsel's role and name"),
    "withdraw": ("--why", "the reason, in a sentence"),
}
_ACTS: "dict[str, Callable[[Office, argparse.Namespace], int | None]]" = {
    "publish": _publish,
    "look": _look,
    "adopt": _adopt,
    "release": _release,
    "list": _list,
    "show": _show,
    "review": _review,
    "approve": _approve,
    "withdraw": _withdraw,
}
