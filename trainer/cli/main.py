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
from trainer.cli.showing import shown_safely, silence
from trainer.cli.stopping import stop_at_once, told, watched
from trainer.errors import WAYS, TrainerError, way_out

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status: 0 well, 1 a fault a person can act on, 2 usage, 70 a bug."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    with shown_safely(), watched() as watch:
        try:
            try:
                return _done(words)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()  # while what it raises can still be told
        except TrainerError as fault:
            print(fault, file=sys.stderr)
            return FAULT
        except KeyboardInterrupt:
            return told()
        except BrokenPipeError:
            # Whoever read the output has read enough; Python would complain again while it closes.
            silence()
            return FAULT
        except Exception as fault:  # noqa: BLE001
            if watch.was_pressed:  # and something on the way made another fault of it
                return told()
            return _told_of_the_system(fault) if isinstance(fault, OSError) else _report_bug()


def _done(words: list[str]) -> int:
    """Run the command that the words name, the window where they name none."""
    command = next((word for word in words if not word.startswith("-")), None)
    if command is None and not {"-h", "--help", "--version"} & set(words):
        command, words = "window", ["window", *words]
    if command == "window":
        stop_at_once()  # until the window takes it: what Qt is loading with may swallow an interrupt, or fall over it
    chosen = _parser(command).parse_args(words)
    with _logged(chosen.command):
        status: int = import_module(f"trainer.cli.{chosen.command}").run(chosen)
    return status


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


def _told_of_the_system(fault: OSError) -> int:
    """Say what the system refused, where it is nothing that the program could have known; anything else is a bug."""
    if fault.errno not in WAYS:
        return _report_bug()
    if not fault.filename:  # it is the output that is not taken, and what is left of it would be tried again
        silence()
    named = f"{fault.filename} cannot be used" if fault.filename else "Not everything could be written"
    print(f"{named}: {fault.strerror}. {way_out(fault)}", file=sys.stderr)
    return FAULT


def _report_bug() -> int:
    import traceback

    traceback.print_exc()
    print("This is a fault in the program. The lines above help to find it.", file=sys.stderr)
    return BUG
