"""Reviews kept in a folder, so that what has not changed is not reviewed again.

A review is kept under everything it depends on: the edition and its text, the profiles, the authorities, the framework,
the day, and the program. The folder can be deleted at any time; a file in it that is damaged is made again.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from trainer import __version__
from trainer.review.baselines import Baselines
from trainer.review.lengths import Length
from trainer.review.lint import Reviewed, reviewed
from trainer.scenario.authorities import Authority
from trainer.scenario.edition import Edition, digest_of
from trainer.scenario.framework import Framework
from trainer.scenario.problems import Problem
from trainer.scenario.profiles import Profile

_FLOORS = ("review", "scoring", "engine", "scenario")
_KEPT = 500


class Remembered:
    """Reviews editions under the same profiles, authorities and framework on the same day; remembers in a folder."""

    def __init__(
        self,
        folder: Path | None,
        profiles: Iterable[Profile],
        authorities: Mapping[str, Authority],
        framework: Framework,
        today: date,
    ) -> None:
        self.folder = folder
        self.terms = (tuple(profiles), authorities, framework, today)
        self.ground = [
            program(),
            digest_of(authorities),
            digest_of(framework),
            today.isoformat(),
            *(digest_of(profile) for profile in self.terms[0]),
        ]

    def reviewed(self, edition: Edition) -> Reviewed:
        """Return the review of an edition, from the folder where it is kept there, else made and kept."""
        if self.folder is None:
            return reviewed(edition, *self.terms)
        file = self.folder / f"review-{self._name(edition)}.json"
        kept = _recalled(file, edition)
        if kept is None:
            kept = reviewed(edition, *self.terms)
            _keep(kept, file)
        return kept

    def _name(self, edition: Edition) -> str:
        # Findings name the file and the lines, so both belong to what they depend on.
        text = hashlib.sha256(edition.text.encode()).hexdigest()
        whole = "\n".join((*self.ground, edition.digest, text, edition.file))
        return hashlib.sha256(whole.encode()).hexdigest()[:32]


@cache
def program() -> str:
    """Return what tells this program's rules, and the floors they stand on, from every other's.

    Where the program is shipped without its sources, that is its version.
    """
    whole = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent.parent
    for floor in _FLOORS:
        for path in sorted((root / floor).rglob("*.py")):
            whole.update(path.relative_to(root).as_posix().encode() + b"\n" + path.read_bytes())
    return whole.hexdigest()


def _recalled(file: Path, edition: Edition) -> Reviewed | None:
    try:
        digest, _, body = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if hashlib.sha256(body.encode()).hexdigest() != digest:
        return None
    held: Any = json.loads(body)
    problems = tuple(Problem(**one) for one in held["problems"])
    scores = tuple(Baselines(**{**one, "profiles": tuple(one["profiles"])}) for one in held["baselines"])
    return Reviewed(edition, problems, scores, tuple(Length(**one) for one in held["lengths"]))


def _keep(review: Reviewed, file: Path) -> None:
    held = {
        "problems": [asdict(problem) for problem in review.problems],
        "baselines": [asdict(baselines) for baselines in review.baselines],
        "lengths": [asdict(length) for length in review.lengths],
    }
    body = json.dumps(held, ensure_ascii=False)
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        fresh.write_text(f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}", encoding="utf-8")
        os.replace(fresh, file)
        for old in sorted(file.parent.glob("review-*.json"), key=lambda kept: kept.stat().st_mtime_ns)[:-_KEPT]:
            old.unlink()
    except OSError:
        # Without room for it the edition is reviewed again next time.
        fresh.unlink(missing_ok=True)
