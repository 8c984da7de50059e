"""`trainer people`: accounts, for whoever has the file of the record in hand; the audit log says that it was so.

A lost administrator is recovered here: `trainer people recover-administrator NUMBER` prints a one-time code.
"""

import argparse
from contextlib import closing
from typing import TYPE_CHECKING, Any

from trainer.cli import carrying
from trainer.cli.arguments import add_database
from trainer.paths import as_file
from trainer.people.roles import Role

if TYPE_CHECKING:
    from trainer.academy.accounts import Account
    from trainer.academy.office import Office

_NUMBER = "the officer number, or the name"
_ROLES = [role.value for role in Role]


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("people", help="who may sign in, and as what")
    add_database(parser)
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    acts.add_parser("list", help="everybody with number, roles and state")
    new = acts.add_parser("add", help="add somebody, or bring back who left; prints a one-time code")
    new.add_argument("name", metavar="NAME", help="the name, in quotes where it has spaces")
    new.add_argument("number", metavar="NUMBER", help="the officer number")
    new.add_argument("--agency", default="", help="the agency (none)")
    new.add_argument(
        "--roles", nargs="+", choices=_ROLES, default=[Role.TRAINEE.value], help="what this person is (trainee)"
    )
    roles = acts.add_parser("roles", help="let somebody be these things and no others")
    roles.add_argument("number", metavar="NUMBER", help=_NUMBER)
    roles.add_argument("roles", nargs="+", choices=_ROLES, help="every role, in quotes where it has spaces")
    own = acts.add_parser("export", help="write everything the record holds about somebody into a folder: JSON and CSV")
    own.add_argument("number", metavar="NUMBER|NAME", help=_NUMBER)
    own.add_argument("folder", type=as_file, metavar="FOLDER", help="where the new folder is made")
    for name, said in (
        ("reset", "put a one-time code in the place of a password"),
        ("disable", "let somebody sign in no more; the record stays"),
        ("enable", "let somebody sign in again"),
        ("recover-administrator", "make somebody an administrator with a one-time code"),
    ):
        acts.add_parser(name, help=said).add_argument("number", metavar="NUMBER", help=_NUMBER)
    carrying.add(acts)


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
        _do(office, args)
    return 0


def _do(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy import accounts
    from trainer.people.passwords import hashed, plain_code

    if args.act == "list":
        for account in accounts.accounts(office):
            print(_line(account))
        return
    if args.act == "export":
        _export(office, args)
        return
    if args.act in ("carry-out", "carry-in"):
        _carry(office, args)
        return
    code = accounts.new_code(office)
    if args.act == "add":
        kept = hashed(plain_code(code))
        added = accounts.add(office, args.name, args.number, args.agency, _roles(args.roles), kept)
        print(f"{added.person.name} is {'back' if added.returned else 'added'}.\n{_told(code)}")
        return
    account = _meant(office, args.number)
    person = account.person
    if args.act == "roles":
        accounts.give_roles(office, person.id, _roles(args.roles))
        print(f"{person.name} is now {', '.join(args.roles)}.")
    elif args.act in ("disable", "enable"):
        (accounts.disable if args.act == "disable" else accounts.enable)(office, person.id)
        print(f"{person.name} can sign in {'no more' if args.act == 'disable' else 'again'}.")
    else:
        act = accounts.reset if args.act == "reset" else accounts.recover_administrator
        act(office, person.id, hashed(plain_code(code)))
        print(f"{person.name}: {_told(code)}")


def _carry(office: "Office", args: argparse.Namespace) -> None:
    person = _meant(office, args.number).person if args.number is not None else None
    if args.act == "carry-in":
        carrying.into(office, args.file, person.id if person else None, commits=args.commit)
    elif person is not None:
        carrying.out(office, person.id, args.file)


def _export(office: "Office", args: argparse.Namespace) -> None:
    from trainer.academy.own_data import export

    print(f"Written to {export(office, _meant(office, args.number).person.id, args.folder)}.")


def _meant(office: "Office", number: str) -> "Account":
    from trainer.academy.accounts import accounts
    from trainer.errors import TrainerError
    from trainer.people.names import folded

    known = accounts(office)
    by_number = [one for one in known if folded(one.person.number) == folded(number)]
    found = by_number or [one for one in known if folded(one.person.name) == folded(number)]
    if len(found) > 1:
        raise TrainerError(f"{len(found)} people here are called {number}.", "Give the officer number.")
    if not found:
        raise TrainerError(f"Nobody here has the officer number {number}.", "See `trainer people list`.")
    return found[0]


def _roles(words: list[str]) -> list[Role]:
    return [Role(word) for word in words]


def _line(account: "Account") -> str:
    state = "disabled" if account.disabled_at else "one-time code" if account.code_until else ""
    state = state or ("password" if account.has_password else "no password")
    return f"{account.person.number}\t{account.person.name}\t{', '.join(account.roles)}\t{state}"


def _told(code: str) -> str:
    from trainer.academy.accounts import CODE_DAYS

    return f"The one-time code is {code}. It opens the account for {CODE_DAYS} days, until a passphrase is set with it."
