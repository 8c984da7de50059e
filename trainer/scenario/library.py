"""The library: every scenario, authority and profile that can be read, and what keeps the others out."""

import errno
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from trainer.scenario.authorities import Authority, AuthorityFile
from trainer.scenario.edition import Edition, digest_of
from trainer.scenario.families import check_family
from trainer.scenario.findings import Findings, one_of
from trainer.scenario.framework import Framework, check_framework
from trainer.scenario.holdings import Card, Library, cards
from trainer.scenario.model import SubScene
from trainer.scenario.positions import Path as Within
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Profile, resolved
from trainer.scenario.resolve import circles
from trainer.scenario.yaml_text import MOST_BYTES

SCENARIO_FILE = "scenario.yaml"

Beside = Callable[[Path, Mapping[str, Edition], Mapping[str, SubScene]], Mapping[str, Card]]
"""Reads what the files of a library rest on and are read without."""

T = TypeVar("T")


def load_library(root: Path, backdrops: frozenset[str] | None = None) -> Library:
    """Read a folder of scenarios. A file that cannot be used is left out, with its problems; the others are read.

    `backdrops` are the pictures there are; by default the folders under assets/backdrops beside the root.
    """
    return _loaded(root, sorted(root.glob(f"*/*/{SCENARIO_FILE}")), backdrops)


def load_only(root: Path, file: Path) -> Library:
    """Read one scenario with what every scenario of a folder rests on; the other scenarios are left unread."""
    return _loaded(root, [file], None, beside=_contact_of)


def library_above(path: Path) -> Path | None:
    """Return the folder of scenarios that a file or folder belongs to: the nearest one above with a framework."""
    whole = path.resolve()
    return next((one for one in (whole, *whole.parents) if (one / "framework.yaml").is_file()), None)


def scenario_files(path: Path) -> tuple[Path, ...]:
    """Return the scenarios in a folder and up to two folders below it; a file is one itself."""
    if path.is_file():
        return (path,)
    return tuple(sorted(file for depth in ("", "*/", "*/*/") for file in path.glob(f"{depth}{SCENARIO_FILE}")))


def _loaded(root: Path, files: list[Path], backdrops: frozenset[str] | None, beside: "Beside | None" = None) -> Library:
    problems: list[Problem] = []
    framework = _framework(root, problems)
    authorities = _authorities(root, problems)
    profiles = _profiles(root, problems)
    shared = shared_scenes(root, problems)
    pictures = backdrops if backdrops is not None else pictures_beside(root)
    editions: dict[str, Edition] = {}
    for path in files:
        edition = _edition(path, root, shared, pictures, problems)
        if edition is not None and _belongs(edition, path, root, framework, problems):
            editions[edition.scenario.id] = edition
    others = beside(root, editions, shared) if beside is not None else {}
    _take_out_strays(editions, others, problems)
    return Library(editions, framework, authorities, digest_of(authorities), profiles, tuple(sorted(problems)))


def load_over(root: Path, below: Library, backdrops: frozenset[str] | None) -> Library:
    """Read an agency's own folder: scenarios, profiles and authorities that may rest on those of the library below.

    The result holds what the folder holds and nothing else; its framework is that of the library below.
    """
    problems: list[Problem] = []
    authorities = _authorities(root, problems)
    profiles = _profiles(root, problems, below.profiles)
    shared = shared_scenes(root, problems)
    editions: dict[str, Edition] = {}
    for path in sorted(root.glob(f"*/*/{SCENARIO_FILE}")):
        edition = _edition(path, root, shared, backdrops, problems)
        if edition is not None and _belongs(edition, path, root, below.framework, problems):
            editions[edition.scenario.id] = edition
    _take_out_strays(editions, below.cards, problems)
    return Library(editions, below.framework, authorities, digest_of(authorities), profiles, tuple(sorted(problems)))


def pictures_beside(root: Path) -> frozenset[str] | None:
    """Return the ids of the backdrops beside a folder of scenarios; None where there are no pictures at all."""
    folder = root.resolve().parent / "assets" / "backdrops"
    return frozenset(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else None


def shared_scenes(root: Path, problems: list[Problem]) -> Mapping[str, SubScene]:
    """Read the sub-scenes under `shared`, adding what is wrong with them to the problems."""
    found: dict[str, SubScene] = {}
    places: dict[str, tuple[Path, Positions]] = {}
    for path, sub, positions in _each(SubScene, root.glob("shared/*.yaml"), root, problems):
        if _named_alike(path, sub.id, root, positions, problems):
            found[sub.id] = sub
            places[sub.id] = path, positions
    for id, scene, way in circles(found):
        path, positions = places[id]
        sentence = f"The sub-scene `{id}` uses itself{' by way of ' + way if way else ''}."
        remedy = "Write the scenes of one of them out in the place where they are used."
        at: Within = ("scenes", scene, "use", "sub_scene")
        problems.append(_problem(path, root, positions, at, "R11", sentence, remedy))
    return found


def _framework(root: Path, problems: list[Problem]) -> Framework:
    for _path, framework, _positions in _each(Framework, [root / "framework.yaml"], root, problems):
        return framework
    return Framework(format=1, topics={})


def _authorities(root: Path, problems: list[Problem]) -> Mapping[str, Authority]:
    found: dict[str, Authority] = {}
    for path, file, positions in _each(AuthorityFile, root.glob("authorities/*.yaml"), root, problems):
        for id, authority in file.authorities.items():
            if id in found:
                sentence = f"The authority `{id}` is also written in another file."
                problems.append(
                    _problem(path, root, positions, ("authorities", id), "R6", sentence, "Keep one of the two.")
                )
            found.setdefault(id, authority)
    return found


def _profiles(root: Path, problems: list[Problem], below: Mapping[str, Profile] | None = None) -> Mapping[str, Profile]:
    written: dict[str, Profile] = {}
    places: dict[str, tuple[Path, Positions]] = {}
    for path, profile, positions in _each(Profile, root.glob("profiles/*.yaml"), root, problems):
        if _named_alike(path, profile.id, root, positions, problems):
            written[profile.id] = profile
            places[profile.id] = path, positions
    found: dict[str, Profile] = {}
    for id, (path, positions) in places.items():
        try:
            found[id] = resolved({**(below or {}), **written}, id)
        except KeyError as missing:
            sentence = f"There is no profile `{missing.args[0]}` to build on."
            remedy = one_of({**(below or {}), **written}, missing.args[0])
            problems.append(_problem(path, root, positions, ("builds_on",), "R11", sentence, remedy))
        except ValueError as circle:
            sentence = f"The profile builds on itself by way of `{circle.args[0]}`."
            remedy = "Let one of them build on none."
            problems.append(_problem(path, root, positions, ("builds_on",), "R11", sentence, remedy))
    return found


def _edition(
    path: Path,
    root: Path,
    shared: Mapping[str, SubScene],
    pictures: frozenset[str] | None,
    problems: list[Problem],
) -> Edition | None:
    # Imported when a file is read: a start that finds the library compiled does without the YAML reader.
    from trainer.scenario.read import read_scenario

    text = _bytes(path, root, problems)
    if text is None:
        return None
    edition, found = read_scenario(text, shown(path, root), shared, pictures)
    problems.extend(found)
    return edition


def _belongs(edition: Edition, path: Path, root: Path, framework: Framework, problems: list[Problem]) -> bool:
    """Check a scenario against its folder and the framework. A draft outside the folder of scenarios has any name."""
    findings = Findings(edition.file, edition.positions)
    folder = f"{path.parent.parent.name}/{path.parent.name}"
    if edition.scenario.id != folder and path.is_relative_to(root):
        sentence = f"The id is `{edition.scenario.id}` and the folder is `{folder}`."
        findings.report(("id",), "R11", sentence, f"Write `id: {folder}`, or rename the folder.")
    check_framework(edition.scenario, framework, findings)
    problems.extend(findings.sorted())
    return not findings.found


def _take_out_strays(editions: dict[str, Edition], others: Mapping[str, Card], problems: list[Problem]) -> None:
    """Take out the bulletins whose contact is neither here nor among the others."""
    known = {**others, **cards(editions)}
    for id, edition in list(editions.items()):
        findings = Findings(edition.file, edition.positions)
        check_family(edition.scenario, known, findings)
        problems.extend(findings.sorted())
        if findings.found:
            del editions[id]


def _contact_of(root: Path, editions: Mapping[str, Edition], shared: Mapping[str, SubScene]) -> Mapping[str, Card]:
    """Return the cards of the contacts that bulletins read by themselves refresh, as far as they can be read."""
    found: dict[str, Edition] = {}
    for refreshed in [edition.scenario.refreshes for edition in editions.values()]:
        path = root / refreshed / SCENARIO_FILE if refreshed is not None else None
        contact = _edition(path, root, shared, None, []) if path is not None and path.is_file() else None
        if contact is not None:
            found[contact.scenario.id] = contact
    return cards(found)


def _each(
    type_: type[T], paths: "Iterator[Path] | list[Path]", root: Path, problems: list[Problem]
) -> Iterator[tuple[Path, T, Positions]]:
    from trainer.scenario.read import read_file

    for path in sorted(paths):
        text = _bytes(path, root, problems)
        if text is None:
            continue
        value, positions, found = read_file(type_, text, shown(path, root))
        problems.extend(found)
        if value is not None:
            yield path, value, positions


def _named_alike(path: Path, id: str, root: Path, positions: Positions, problems: list[Problem]) -> bool:
    if path.stem == id:
        return True
    sentence = f"The id is `{id}` and the file is `{path.name}`."
    problems.append(
        _problem(path, root, positions, ("id",), "R11", sentence, f"Write `id: {path.stem}`, or rename the file.")
    )
    return False


def _bytes(path: Path, root: Path, problems: list[Problem]) -> bytes | None:
    """Return what a file holds, never more than one byte over what is allowed."""
    try:
        if path.is_fifo():  # it would be waited for without end
            raise OSError(errno.EINVAL, "it is a pipe")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as fault:
        sentence = f"The file cannot be read: {fault.strerror}."
        remedy = "Check that it is there and that this account may read it."
        problems.append(_problem(path, root, Positions(), (), "R1", sentence, remedy))
        return None


def shown(path: Path, root: Path) -> str:
    """Return how a file is named to a person: from the folder of scenarios on; a draft elsewhere, whole."""
    if not path.is_relative_to(root):
        return path.as_posix()
    return (Path(root.resolve().name) / path.relative_to(root)).as_posix()


def _problem(
    path: Path, root: Path, positions: Positions, at: Within, rule: str, sentence: str, remedy: str
) -> Problem:
    line, column = positions.value(at) if rule != "R6" else positions.at(at)
    return Problem(
        severity="E", rule=rule, file=shown(path, root), line=line, column=column, sentence=sentence, remedy=remedy
    )
