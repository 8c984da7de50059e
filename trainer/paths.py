"""Where things lie: the shipped scenarios and assets, and the folders of the person who runs the program."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from trainer.errors import TrainerError, way_out

_APPLICATION = "Fair Contact"
_SERVERS = ("postgresql", "postgres")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://(.*)", re.DOTALL)
Found = TypeVar("Found")
Place = Path | str
"""Where a record lies: a file, or the address of a server."""


def shipped() -> Path:
    """Return the folder that holds `scenarios/` and `assets/`: the checkout, the wheel's or the bundle's own."""
    room = Path(__file__).resolve().parent
    return inside if (inside := room / "shipped").is_dir() else room.parent


def scenarios() -> Path:
    """Return the folder of the shipped scenarios, profiles and authorities."""
    return shipped() / "scenarios"


def assets() -> Path:
    """Return the folder of fonts, icons, themes and backdrops."""
    return shipped() / "assets"


def user_folder() -> Path:
    """Return the folder of this person's database, backups, settings and reports; made when first asked for.

    `FAIR_CONTACT_HOME` overrides it. Raises TrainerError where the folder cannot be made.
    """
    chosen = os.environ.get("FAIR_CONTACT_HOME", "").strip()
    return _made(_said("FAIR_CONTACT_HOME", as_file, chosen) if chosen else _usual_folder())


def database() -> Place:
    """Return where the record lies: the embedded database, or what `FAIR_CONTACT_DATABASE` names in its place."""
    return _other_database() or user_folder() / "fair-contact.db"


def use_database(place: Place) -> None:
    """Let this process work with another record than the usual one; copies of a file lie beside it."""
    os.environ["FAIR_CONTACT_DATABASE"] = str(place)


def as_place(words: str) -> Place:
    """Return the file or the server's address that words stand for; `sqlite:///FILE` is that file.

    Raises TrainerError where they stand for neither, with how to write it.
    """
    found = _SCHEME.fullmatch(words.strip())
    if found is None:
        return as_file(words)
    scheme, rest = found[1].lower(), found[2]
    if scheme in _SERVERS:
        return f"{scheme}://{rest}"
    if scheme == "sqlite" and rest.startswith("/"):
        return as_file(rest[1:])
    # What follows the scheme may hold a password and is not repeated.
    raise TrainerError(
        f"A record cannot lie at an address that begins with {found[1]}://.",
        "Write the name of a file, or the address of a server as postgresql://NAME@HOST/DATABASE.",
    )


def as_file(words: str) -> Path:
    """Return the file or folder that words name; `~` is the person's own folder. Raises TrainerError for what is none.

    Whether it is there is not asked.
    """
    if not words.strip():
        raise TrainerError("No file is named: the name is empty.", "Write the name of a file or folder.")
    try:
        found = Path(words).expanduser()
    except RuntimeError as fault:
        raise TrainerError(f"{words} names the folder of somebody who is not here.", "Write the whole path.") from fault
    try:
        os.stat(found)
    except ValueError as fault:
        raise TrainerError("The name holds a character that no name may hold.", "Write it anew.") from fault
    except OSError as fault:
        if fault.errno == errno.ENAMETOOLONG:
            raise TrainerError(f"{words[:60]}… is too long for the name of a file.", way_out(fault)) from fault
        if fault.errno == errno.ELOOP:
            raise TrainerError(f"{words} is a link that leads back to itself.", "Name another file.") from fault
    return found


def is_there(place: Place) -> bool:
    """Say whether a file is there; whether a server is, is found out by asking it."""
    return isinstance(place, str) or place.is_file()


def backups() -> Path:
    """Return the folder of the automatic backups: those of another database than the usual one stand apart."""
    other = _other_database()
    return _made(other.with_name(f"{other.name} backups") if isinstance(other, Path) else user_folder() / "backups")


def cache() -> Path:
    """Return the folder of drawings and compiled editions that can be made again at any time."""
    return _made(user_folder() / "cache")


def reports() -> Path:
    """Return the folder of logs and local crash reports."""
    return _made(user_folder() / "reports")


def _other_database() -> Place | None:
    chosen = os.environ.get("FAIR_CONTACT_DATABASE", "").strip()
    place = _said("FAIR_CONTACT_DATABASE", as_place, chosen) if chosen else None
    return place.resolve() if isinstance(place, Path) else place


def _said(variable: str, read: Callable[[str], Found], words: str) -> Found:
    """Read what a variable says, and name it in what is wrong with it."""
    try:
        return read(words)
    except TrainerError as fault:
        raise TrainerError(f"{variable} cannot be used. {fault.sentence}", fault.advice) from fault


def _usual_folder() -> Path:
    # Imported only when it is asked: `trainer --version` and `lint` need no folder of a person.
    import platformdirs

    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))


def _made(folder: Path) -> Path:
    try:
        # What lies in it is one person's: nobody else on the computer has to look into it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise TrainerError(
            f"The folder {folder} cannot be made: {fault.strerror}.",
            "Give this account the right to write there, or set FAIR_CONTACT_HOME to another folder.",
        ) from fault
    return folder
