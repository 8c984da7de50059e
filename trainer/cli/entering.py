"""Signing in on the terminal, where several people share the record; what is done then is that person's."""

import getpass
import sys

from trainer.academy.office import Office, Seat
from trainer.academy.people import Person
from trainer.academy.policy import policy
from trainer.academy.sign_in import challenge, enter
from trainer.cli.asking import ask
from trainer.errors import TrainerError


def is_shared(office: Office) -> bool:
    """Say whether one has to sign in."""
    return policy(office).is_shared


def signed_in(office: Office) -> Person:
    """Ask for a name or number and a passphrase; raises TrainerError where they do not fit, and Ended."""
    asked = challenge(office, ask("Name or officer number:"))
    session = enter(office, asked, asked.is_met_by(_password()))
    if session.person is None or session.must_change:
        raise TrainerError("Your one-time code has to be replaced first.", "Open the window and set a passphrase.")
    office.seat = Seat.WINDOW
    return session.person


def _password() -> str:
    # A passphrase that is piped in is read as it comes; at a keyboard it is not shown.
    return getpass.getpass("Passphrase: ") if sys.stdin.isatty() else ask("Passphrase:")
