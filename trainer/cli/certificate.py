"""`trainer certificate`: whether a certificate can be believed, offline; with the record at hand, or with a key alone.

With the record a code is enough, and what was revoked or superseded since is said. On a computer without it the whole
text of the QR code is verified with the public key of the record that issued it (`trainer certificate key` there).
"""

import argparse
from contextlib import closing
from typing import TYPE_CHECKING, Any

from trainer.cli.arguments import add_database
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from trainer.academy.certificate_checks import Checked
    from trainer.academy.office import Office

_SAID = (
    ("code", "Certificate"), ("name", "Name"), ("officer", "Officer number"), ("agency", "Agency"),
    ("course", "Course"), ("contacts", "Contacts met"),
    ("law", "Law as of"), ("issued", "Issued (UTC)"), ("how", "How it was assessed"),
)  # fmt: skip
_KEY_FILE_MOST = 10_000


def add(parsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the command and its arguments."""
    parser = parsers.add_parser("certificate", help="check a certificate, offline")
    add_database(parser)
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    check = acts.add_parser("check", help="say whether a certificate is valid; exit 1 where it is not")
    check.add_argument(
        "code", help="the code on the paper, or the whole text of its QR code; - reads it from the input"
    )
    check.add_argument(
        "--key", metavar="PUBLIC", help="verify the text of the QR code with this public key, or a file with it"
    )
    acts.add_parser("list", help="every certificate of this record")
    acts.add_parser("key", help="the public key of this record and its fingerprint")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 1 where a certificate cannot be believed. Raises TrainerError where nothing can be said."""
    if args.act == "check" and args.key is not None:
        return _with_key(_typed(args.code), args.key)
    from trainer import paths
    from trainer.academy.clock import Clock
    from trainer.academy.office import open_office
    from trainer.scenario.compiled import load_compiled

    path = args.database or paths.database()
    if not paths.is_there(path):
        raise TrainerError(
            f"There is no record at {path}.", "Name its file, or verify the text of the QR code with --key."
        )
    with closing(open_office(path, load_compiled(paths.scenarios(), paths.cache()), Clock())) as office:
        return _here(office, args)


def _here(office: "Office", args: argparse.Namespace) -> int:
    if args.act == "check":
        from trainer.academy.certificate_checks import check_here

        return _told(check_here(office, _typed(args.code)))
    if args.act == "list":
        from trainer.academy.certificates import every

        issued = every(office)
        if not issued:
            print("No certificate has been issued here.")
        for one in issued:
            name = one.document["person"]["name"] if one.document else "(erased)"
            print(f"{one.code}\t{one.issued_at:%Y-%m-%d}\t{name}\t{one.course}\t{one.state}")
        return 0
    from trainer.academy.signing import public_key
    from trainer.people.signatures import fingerprint, from_groups

    key = public_key(office)
    print(f"{key}\nFingerprint {fingerprint(from_groups(key))}")
    return 0


def _with_key(typed: str, key: str) -> int:
    from trainer.academy.certificate_checks import check_with_key
    from trainer.exchange.certificate import is_signed_text

    if not is_signed_text(typed):
        raise TrainerError(
            "A key alone cannot verify the short code.", "Give the whole text of the QR code, or use the record."
        )
    return _told(check_with_key(typed, _key(key)))


def _told(found: "Checked") -> int:
    print(found.sentence)
    for name, words in _SAID:
        if found.said.get(name):
            print(f"  {words}: {found.said[name]}")
    return 0 if found.holds else 1


def _typed(code: str) -> str:
    import sys

    return sys.stdin.read(_KEY_FILE_MOST) if code == "-" else code


def _key(given: str) -> str:
    """Return the key that was typed, or the first line of a file that holds one."""
    try:
        with open(given, encoding="utf-8") as file:
            lines = file.read(_KEY_FILE_MOST).splitlines()
    except (OSError, ValueError):
        return given
    return lines[0] if lines else ""
