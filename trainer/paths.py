"""Where things lie: the shipped scenarios and assets, and the folders of the person who runs the program."""

import os
from pathlib import Path

from trainer.errors import TrainerError

_APPLICATION = "Fair Contact"
_SERVERS = ("postgresql://", "postgres://")
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
    chosen = os.environ.get("FAIR_CONTACT_HOME")
    return _made(Path(chosen) if chosen else _usual_folder())


def database() -> Place:
    """Return where the record lies: the embedded database, or what `FAIR_CONTACT_DATABASE` names in its place."""
    return _other_database() or user_folder() / "fair-contact.db"


def use_database(place: Place) -> None:
    """Let this process work with another record than the usual one; copies of a file lie beside it."""
    os.environ["FAIR_CONTACT_DATABASE"] = str(place)


def as_place(words: str) -> Place:
    """Return the file or the server's address that words stand for."""
    return words if words.startswith(_SERVERS) else Path(words)


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
    chosen = os.environ.get("FAIR_CONTACT_DATABASE")
    place = as_place(chosen) if chosen else None
    return place.resolve() if isinstance(place, Path) else place


def _usual_folder() -> Path:
    # Imported only when it is asked: `trainer --version` and `lint` need no folder of a person.
    import platformdirs

    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise TrainerError(
            f"The folder {folder} cannot be made: {fault.strerror}.",
            "Give this account the right to write there, or set FAIR_CONTACT_HOME to another folder.",
        ) from fault
    return folder
