"""A file read into an edition: first as YAML, then by type, then as a whole that can be played."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from trainer.scenario.check import check
from trainer.scenario.complaints import complaints
from trainer.scenario.edition import Edition, checker, digest, in_order
from trainer.scenario.model import Scenario, SubScene
from trainer.scenario.positions import Positions
from trainer.scenario.problems import Problem, refuses
from trainer.scenario.resolve import inline
from trainer.scenario.yaml_nodes import Tree, parse

T = TypeVar("T")


def read_scenario(
    text: bytes | str, file: str, shared: Mapping[str, SubScene], backdrops: frozenset[str] | None = None
) -> tuple[Edition | None, tuple[Problem, ...]]:
    """Read one scenario; an edition where nothing refuses it, and everything that was found.

    `backdrops` are the pictures there are; None leaves them unchecked.
    """
    tree, problems = read_tree(text, file)
    if tree is None:
        return None, problems
    scenario, problems = typed(Scenario, tree, file)
    if scenario is None:
        return None, problems
    whole, positions, misfits = inline(scenario, shared, tree.positions, file)
    problems = (*misfits, *check(scenario, whole, positions, file, backdrops))
    if refuses(problems):
        return None, tuple(sorted(problems))
    # Key order carries no meaning: what is played is what the digest names, whatever the order in the file.
    played = in_order(whole)
    return Edition(played, digest(played), tree.text, file, positions), tuple(sorted(problems))


def read_file(type_: type[T], text: bytes | str, file: str) -> tuple[T | None, Positions, tuple[Problem, ...]]:
    """Read a sub-scene, a profile, authorities or the framework."""
    tree, problems = read_tree(text, file)
    if tree is None:
        return None, Positions(), problems
    value, problems = typed(type_, tree, file)
    return value, tree.positions, problems


def read_tree(text: bytes | str, file: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Read a file as YAML."""
    tree = parse(text, file)
    return (None, (tree,)) if isinstance(tree, Problem) else (tree, ())


def typed(type_: type[T], tree: Tree, file: str) -> tuple[T | None, tuple[Problem, ...]]:
    """Check the plain value of a file by type."""
    encoded: Any = json.dumps(tree.value, ensure_ascii=False)
    try:
        return checker(type_).validate_json(encoded, strict=True), ()
    except ValidationError as fault:
        return None, tuple(sorted(complaints(fault, type_, tree.value, tree.positions, file)))
