"""Opens the window, or says in one sentence why it cannot be opened here."""

import sys
import time

from trainer.ui.display import NoWindowError, demand_display

NO_WINDOW = 3
"""Exit status where no window can be opened."""


def open_window(version: str, *, measures: bool = False) -> int:
    """Open the window and stay until it closes; returns the exit status.

    With `measures` the window prints at which nanosecond of the steady clock Home could be used, and closes.
    """
    try:
        demand_display()
    except NoWindowError as fault:
        print(fault, file=sys.stderr)
        return NO_WINDOW
    from trainer.ui.app import start

    return start(["fair-contact"], version, _print_moment if measures else None)


def _print_moment() -> None:
    print(f"usable {time.monotonic_ns()}", flush=True)
