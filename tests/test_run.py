"""The two commands: what they need, what they say when they cannot go on, and that nothing half made is kept."""

import ast
import contextlib
import errno
import fcntl
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from trainer.bootstrap.installer import EXTRAS, registry
from trainer.bootstrap.libraries import DRAWING, WAYLAND, X11, Library, apt_get, libraries_for, missing_of, remedy
from trainer.bootstrap.places import LOCKS, ROOT
from trainer.bootstrap.programs import NoPackageError, NoPipError, SetupError, explain, refused_write, surroundings
from trainer.bootstrap.start import command_of, spread
from trainer.bootstrap.whole import alone, whole

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries and screens of Linux")
ABSENT = Library("libnowhere.so.9", "libnowhere9", "nowhere-libs", "nowhere")
NO_NETWORK = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture
def setup_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let things be set up in a folder of the test's own."""
    folder = tmp_path / "setup"
    folder.mkdir()
    monkeypatch.setattr("trainer.bootstrap.whole.SETUP", folder)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout in which nothing was set up yet."""
    folder = tmp_path / "checkout"
    room = folder / "trainer" / "bootstrap"
    shutil.copytree(ROOT / "trainer" / "bootstrap", room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "trainer" / "__init__.py", folder / "trainer")
    for name in ("run.py", *LOCKS.values()):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def ready(checkout: Path) -> Path:
    """Return a checkout that counts as set up; its `trainer` says where it was called from and with what."""
    name = _run(
        checkout, "-c", "from trainer.bootstrap.environment import name_of; print(name_of('run'))"
    ).stdout.strip()
    programs = checkout / ".setup" / name / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)
    (programs / "trainer").write_text(
        "import os, sys\nprint(os.getcwd(), sys.argv[1:], os.environ.get('PYTHONPATH'))\nsys.exit(7)\n",
        encoding="utf-8",
    )
    return checkout


def _run(checkout: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *words],
        cwd=checkout,
        env=kept | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# An old Python


@pytest.fixture
def tree() -> ast.Module:
    """Return run.py as a tree."""
    return ast.parse((ROOT / "run.py").read_text("utf-8"))


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 99)])
def test_an_old_python_is_refused_in_one_sentence(version: tuple[int, ...]) -> None:
    sentence = _run_py().refusal(version)

    assert f"this is Python {version[0]}.{version[1]}:" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 13, 0), (4, 0, 0)])
def test_a_new_python_is_not_refused(version: tuple[int, ...]) -> None:
    assert _run_py().refusal(version) is None


def test_run_py_keeps_to_words_that_every_python_reads(tree: ast.Module) -> None:
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.Starred)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]

    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    assert not [each for each in functions if each.returns or any(argument.annotation for argument in each.args.args)]


def test_run_py_imports_nothing_before_the_version_is_known(tree: ast.Module) -> None:
    first = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]

    assert [ast.unparse(node) for node in first] == ["import sys"]


def test_setting_up_takes_only_the_standard_library() -> None:
    taken = set()
    for path in (ROOT / "trainer" / "bootstrap").glob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            if found := re.match(r"\s*(?:from|import) (\w+)", line):
                taken.add(found[1])

    # `trainer` stands in the text of the command that is written, not in what runs while setting up.
    assert taken - set(sys.stdlib_module_names) == {"trainer"}


# System libraries


@on_linux
@pytest.mark.parametrize("command", ["lint", "play", "--version", "database", "--help"])
def test_commands_that_never_start_qt_need_no_system_libraries(command: str) -> None:
    assert libraries_for(command) == ()


@on_linux
@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"DISPLAY": ":0"}, DRAWING + X11),
        ({"WAYLAND_DISPLAY": "wayland-0"}, DRAWING + WAYLAND),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, DRAWING),
    ],
)
def test_the_window_needs_the_libraries_of_its_screen(
    variables: dict[str, str], wanted: tuple[Library, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert libraries_for("window") == wanted


@on_linux
def test_the_suite_needs_no_library_of_a_screen() -> None:
    assert libraries_for("test") == DRAWING


@on_linux
def test_only_libraries_that_do_not_load_are_missing() -> None:
    there = Library("libc.so.6", "libc6", "glibc", "glibc")

    assert missing_of([there, ABSENT]) == [ABSENT]


def test_the_remedy_is_one_exact_line_for_each_family_of_distributions() -> None:
    lines = remedy([X11[1], X11[2], DRAWING[0], DRAWING[1]]).splitlines()

    assert lines[1:] == [
        "  sudo apt-get install libegl1 libgl1 libxcb-cursor0 libxcb-icccm4",
        "  sudo dnf install libglvnd-egl libglvnd-glx xcb-util-cursor xcb-util-wm",
        "  sudo pacman -S libglvnd xcb-util-cursor xcb-util-wm",
    ]


def test_nothing_is_installed_where_there_is_no_apt_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert apt_get() == []


# What went wrong


@pytest.mark.parametrize(
    ("output", "kind", "phrase"),
    [
        ("/usr/bin/python3: No module named pip", NoPipError, "sudo apt-get install python3-pip"),
        (
            "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution",
            SetupError,
            "network",
        ),
        ("error: Request failed\n  Caused by: dns error: failed to lookup address", SetupError, "network"),
        ("OSError: [Errno 28] No space left on device", SetupError, "The disk is full"),
        ("ERROR: No matching distribution found for uv==0.13.9", NoPackageError, "not made for this machine"),
        ("Because shiboken6 has no wheels with a matching platform tag", NoPackageError, "not made for this machine"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", SetupError, "DO NOT MATCH THE HASHES"),
    ],
)
def test_what_went_wrong_is_said_in_one_line(output: str, kind: type[SetupError], phrase: str) -> None:
    with pytest.raises(kind, match=phrase) as raised:
        explain(output)

    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_takes_no_files_is_named_in_one_sentence(number: int) -> None:
    sentence = refused_write(OSError(number, os.strerror(number)))

    assert sentence
    assert "\n" not in sentence


def test_any_other_fault_of_the_system_is_not_explained_away() -> None:
    assert refused_write(OSError(errno.EIO, os.strerror(errno.EIO))) is None


def test_without_a_screen_the_terminal_is_offered_and_nothing_is_made(checkout: Path) -> None:
    done = _run(checkout, "run.py", "window", "badge-requests/the-shop")

    assert done.returncode == 1
    assert done.stderr.endswith("python3 run.py play badge-requests/the-shop\n")
    assert done.stderr.count("\n") == 1
    assert not (checkout / ".setup").exists()


def test_without_a_network_one_sentence_is_said_and_nothing_is_kept(checkout: Path) -> None:
    done = _run(checkout, "run.py", "--version", **NO_NETWORK)

    assert done.returncode == 1
    assert "the package registry cannot be reached" in done.stderr.splitlines()[-1]
    assert not (checkout / ".setup").exists()
    assert not (checkout / ".venv").is_symlink()


# Whole or not at all


def test_a_folder_appears_when_it_is_whole(setup_folder: Path) -> None:
    with whole(setup_folder / "uv-2") as unfinished:
        unfinished.mkdir()
        assert not (setup_folder / "uv-2").exists()

    assert [path.name for path in setup_folder.iterdir()] == ["uv-2"]


def test_a_folder_that_could_not_be_filled_leaves_nothing_and_the_old_one_stays(setup_folder: Path) -> None:
    (setup_folder / "uv-1").mkdir()
    with pytest.raises(KeyboardInterrupt):
        _interrupted(setup_folder / "uv-2")

    assert [path.name for path in setup_folder.iterdir()] == ["uv-1"]


def test_a_new_environment_replaces_only_the_older_one_of_its_python_and_purpose(setup_folder: Path) -> None:
    for name in ("python3.11-run-1", "python3.11-test-1", "python3.12-run-1", "uv-1"):
        (setup_folder / name).mkdir()
    with whole(setup_folder / "python3.11-run-2") as unfinished:
        unfinished.mkdir()

    left = sorted(path.name for path in setup_folder.iterdir())
    assert left == ["python3.11-run-2", "python3.11-test-1", "python3.12-run-1", "uv-1"]


def test_what_a_killed_set_up_left_is_cleared_by_the_next(setup_folder: Path) -> None:
    (setup_folder / "new-abc" / "folder").mkdir(parents=True)
    with alone():
        assert list(setup_folder.iterdir()) == []


@on_linux
def test_only_one_process_sets_up_at_a_time(setup_folder: Path) -> None:
    (setup_folder / "uv-1").mkdir()
    with alone(), _opened(setup_folder) as second, pytest.raises(BlockingIOError):
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)

    with _opened(setup_folder) as third:
        fcntl.flock(third, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Starting again


@on_linux
def test_a_command_is_passed_on_with_its_words_folder_and_exit_code(ready: Path, tmp_path: Path) -> None:
    done = _run(tmp_path, str(ready / "run.py"), "lint", "--json", "a b")

    assert done.stdout == f"{tmp_path} ['lint', '--json', 'a b'] None\n"
    assert done.returncode == 7


@on_linux
def test_packages_of_another_place_do_not_leak_in(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "shutil.py").write_text("raise SystemExit('the wrong shutil')\n", encoding="utf-8")

    assert _run(ready, "run.py", "lint", PYTHONPATH=str(ready / "no-such-place")).stdout.endswith("['lint'] None\n")
    assert _run(tmp_path, str(ready / "run.py"), "lint").returncode == 7


@on_linux
def test_the_folder_that_tools_look_in_leads_to_the_environment(ready: Path) -> None:
    _run(ready, "run.py", "lint")

    assert (ready / ".venv" / "bin" / "trainer").is_file()
    assert (ready / ".venv").is_symlink()


@on_linux
def test_a_virtual_environment_of_the_persons_own_is_left_alone(ready: Path) -> None:
    (ready / ".venv").mkdir()
    _run(ready, "run.py", "lint")

    assert not (ready / ".venv").is_symlink()


@on_linux
def test_a_changed_lock_asks_for_a_new_environment(ready: Path) -> None:
    with (ready / LOCKS["run"]).open("a", encoding="utf-8") as lock:
        lock.write("# another line\n")

    assert _run(ready, "run.py", "lint", **NO_NETWORK).returncode == 1


@on_linux
@pytest.mark.slow
def test_once_set_up_a_start_costs_under_half_a_second(ready: Path) -> None:
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        _run(ready, "run.py", "lint")
        taken.append(time.perf_counter() - began)

    assert min(taken) < 0.5


# The words given to others


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], "window"),
        (["--measure-start"], "window"),
        (["window", "--help"], "help"),
        (["--version"], "help"),
        (["test", "--help"], "test"),
        (["-v", "test"], "test"),
        (["lint", "--json"], "lint"),
    ],
)
def test_the_command_is_the_first_word_that_is_no_option(words: list[str], command: str) -> None:
    assert command_of(words) == command


@pytest.mark.parametrize("words", [["-n0"], ["-n", "4"], ["--numprocesses=1"], ["--pdb"]])
def test_the_suite_is_spread_only_where_the_person_did_not_say_how(words: list[str]) -> None:
    assert spread(words) == []
    assert spread(["tests/engine"]) == (["-n", "2"] if (os.cpu_count() or 1) > 1 else [])


def test_variables_that_lead_to_other_packages_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("UV_CONSTRAINT", "/elsewhere/constraints.txt")
    monkeypatch.setenv("FAIR_CONTACT_HOME", "/kept")

    left = surroundings()
    assert not {"PYTHONPATH", "UV_CONSTRAINT"} & set(left)
    assert left["FAIR_CONTACT_HOME"] == "/kept"


def test_uv_is_led_to_the_registry_that_pip_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UV_DEFAULT_INDEX", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    settings = (
        "global.index-url='https://packages.example/simple?a=b'\nglobal.cert='/etc/agency.pem'\n:env:.cert='/mine'\n"
    )

    assert registry(settings) == {"UV_DEFAULT_INDEX": "https://packages.example/simple?a=b", "SSL_CERT_FILE": "/mine"}
    assert registry("") == {}


@pytest.fixture
def looked_over(ready: Path) -> Path:
    """Return a checkout set up for tests, in which the tools are modules that say their names; the first one fails."""
    name = _run(ready, "-c", "from trainer.bootstrap.environment import name_of; print(name_of('test'))").stdout.strip()
    (ready / ".setup" / name / "bin").mkdir(parents=True)
    (ready / ".setup" / name / "bin" / "python").symlink_to(sys.executable)
    for tool in ("ruff", "mypy", "pytest"):
        (ready / f"{tool}.py").write_text(f"import sys\nprint('{tool}', *sys.argv[1:], flush=True)\n", encoding="utf-8")
    return ready


def test_check_runs_the_three_checks_in_turn(looked_over: Path) -> None:
    done = _run(looked_over, "run.py", "check", "-n", "0")

    assert done.stdout.splitlines() == ["ruff check .", "mypy", "pytest -n 0"]


def test_check_ends_with_the_first_that_finds_something(looked_over: Path) -> None:
    (looked_over / "mypy.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    done = _run(looked_over, "run.py", "check")

    assert (done.returncode, done.stdout) == (3, "ruff check .\n")


# The locks


@pytest.mark.parametrize("name", LOCKS.values())
def test_a_lock_pins_every_package_by_hash_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = text.replace("\\\n", " ").splitlines()

    assert all(re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert not re.search(r"://|file:|--index|--find-links", text)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize(("purpose", "extra"), EXTRAS.items())
def test_a_lock_holds_what_the_project_asks_for(python: str, purpose: str, extra: tuple[str, ...]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(each for name in extra for each in project["optional-dependencies"][name])]
    pinned = _pinned(purpose, python)

    for requirement in map(Requirement, asked):
        if requirement.marker is None or requirement.marker.evaluate(_on(python)):
            assert pinned[requirement.name.lower()] in requirement.specifier


@pytest.mark.parametrize("purpose", ["test", "bundle"])
def test_suite_and_bundle_hold_the_very_packages_that_the_program_runs_with(purpose: str) -> None:
    assert _pinned("run", "3.12").items() <= _pinned(purpose, "3.12").items()


@pytest.mark.parametrize("purpose", EXTRAS)
def test_what_speaks_to_a_server_is_there_without_another_command(purpose: str) -> None:
    pinned = _pinned(purpose, "3.12")

    assert pinned["psycopg"] == pinned["psycopg-binary"]


def _interrupted(folder: Path) -> None:
    with whole(folder) as unfinished:
        unfinished.mkdir()
        raise KeyboardInterrupt


def _pinned(purpose: str, python: str) -> dict[str, Version]:
    entries = re.findall(r"^([a-z0-9-]+==[^\\\n]+)", (ROOT / LOCKS[purpose]).read_text("utf-8"), re.MULTILINE)
    requirements = [Requirement(entry) for entry in entries]
    held = [each for each in requirements if each.marker is None or each.marker.evaluate(_on(python))]
    return {each.name: Version(str(each.specifier).removeprefix("==")) for each in held}


def _on(python: str) -> dict[str, str]:
    return {"python_version": python, "python_full_version": f"{python}.0"}


def _run_py() -> ModuleType:
    found = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
