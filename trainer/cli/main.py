"""The `trainer` command: which sub-commands there are, and what a fault looks like on the command line.

Each sub-command is a module of this folder with `add(parsers)` and `run(args)`. Only the one that is called is
imported, so that `trainer --version` costs no more than Python itself. Without a sub-command the window opens.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from trainer import __version__
from trainer.errors import TrainerError

COMMANDS: dict[str, str] = {
    "window": "open the window (the default)",
    "play": "play a contact in the terminal",
    "lint": "check scenarios against the rules for authors",
    "library": "publish an agency's own contacts, and who has read them",
    "people": "who may sign in, and as what",
    "keeping": "how long records are kept, what is due to go, and legal holds",
    "certificate": "check a certificate, offline",
    "database": "check, back up or restore the record",
    "law": "what the law has become, and whose score relied on it",
    "drill": "kill and damage on purpose, and count what is lost",
    "demo": "build a demo academy in a file of its own; everybody in it is fiction",
    "bench": "measure speed",
    "gallery": "photograph every page",
}

_WITH_RECORD = ("play", "library", "people", "keeping", "certificate", "database", "law")

FAULT = 1
BUG = 70
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status: 0 well, 1 a fault a person can act on, 2 usage, 70 a bug."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = next((word for word in words if not word.startswith("-")), None)
    if command is None and not {"-h", "--help", "--version"} & set(words):
        command, words = "window", ["window", *words]
    try:
        chosen = _parser(command).parse_args(words)
        with _logged(chosen.command):
            status: int = import_module(f"trainer.cli.{chosen.command}").run(chosen)
        return status
    except TrainerError as fault:
        print(fault, file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has read enough; Python would complain again while it closes.
        sys.stdout = None
        return FAULT
    except Exception:  # noqa: BLE001
        _report_bug()
        return BUG


@contextmanager
def _logged(command: str) -> Iterator[None]:
    """Keep the program's log for as long as a command has the record open; the window keeps its own."""
    if command not in _WITH_RECORD:
        yield
        return
    from trainer import logs, paths

    handler = logs.start_logging(paths.reports())
    try:
        yield
    finally:
        logs.stop_logging(handler)


def _parser(command: str | None) -> argparse.ArgumentParser:
    """Build the parser; only the command that is called adds its own arguments."""
    parser = argparse.ArgumentParser(prog="trainer", description="Fair Contact trains officers to serve the public.")
    parser.add_argument("--version", action="version", version=f"Fair Contact {__version__}")
    parsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, sentence in COMMANDS.items():
        if name == command:
            import_module(f"trainer.cli.{name}").add(parsers)
        else:
            parsers.add_parser(name, help=sentence)
    return parser


def _report_bug() -> None:
    import traceback

    traceback.print_exc()
    print("This is a fault in the program. The lines above help to find it.", file=sys.stderr)
