"""The house as it is drawn: who may import whom, what modules are called, how long they are."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path for path in (ROOT / "trainer").rglob("*.py") if "versions" not in path.parts)
REFUSED = {
    "util", "utils", "helper", "helpers", "common", "misc", "base", "core", "manager", "managers", "service",
    "services", "handler", "handlers", "controller", "controllers", "impl", "data", "info", "wrapper", "wrappers",
    "factory",
}  # fmt: skip
LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 40


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_room_imports_only_what_the_house_allows() -> None:
    # In a process of its own: the checker starts threads, and does not wait for all of them.
    program = "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports('pyproject.toml', no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [named(path) for path in MODULES if REFUSED & {path.stem, *path.relative_to(ROOT).parts[:-1]}]

    assert found == []


def test_modules_are_short() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
    assert statistics.median(length for length in lengths.values() if length > 1) < MEDIAN_FILE


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_decides(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_a_module_offers_is_described(path: Path) -> None:
    offered = [node for node in tree(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]

    assert [node.name for node in offered if not node.name.startswith("_") and not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=named)
def test_a_room_opens_with_words_and_names_alone(path: Path) -> None:
    allowed = (ast.Expr, ast.ImportFrom, ast.Assign)

    assert all(isinstance(node, allowed) for node in tree(path).body)


def test_every_room_has_its_tests() -> None:
    # What sets the program up is tested as a whole, by tests/test_run.py.
    rooms = {path.parent.name for path in (ROOT / "trainer").glob("*/__init__.py")} - {"bootstrap"}

    assert {room for room in rooms if not any((ROOT / "tests" / room).glob("test_*.py"))} == set()
