"""Gets uv, pinned by hash, into `.setup/`; uv installs the packages and writes the locks."""

import hashlib
import os
import shutil
from collections.abc import Sequence

from trainer.bootstrap.places import LOCKS, ROOT, SETUP, interpreter
from trainer.bootstrap.programs import NoPackageError, NoPipError, SetupError, run, say
from trainer.bootstrap.whole import alone, whole

# Everywhere what speaks to a server: it is small, and whoever has a record on one needs no third command.
EXTRAS = {"run": ("postgres",), "test": ("development", "postgres"), "bundle": ("bundle", "postgres")}


def uv() -> str | None:
    """Return the path of the pinned uv, fetched if it is not there; None where there is none for this machine."""
    digest = hashlib.sha256((ROOT / LOCKS["uv"]).read_bytes()).hexdigest()
    folder = SETUP / f"uv-{digest[:12]}"
    if not folder.is_dir():
        say("Fetching uv, which installs the packages.")
        # --target keeps to the folder given, which distributions allow for a Python that they manage themselves.
        pip = [str(interpreter()), "-m", "pip", "install", "--quiet", "--no-user", "--retries", "1", "--no-deps"]
        pinned = ["--require-hashes", "--only-binary", ":all:", "-r", LOCKS["uv"]]
        try:
            with whole(folder) as unfinished:
                run([*pip, *pinned, "--target", str(unfinished)])
        except NoPackageError:
            return None
        except NoPipError:
            if found := shutil.which("uv"):
                return found
            raise
    return shutil.which("uv", path=f"{folder / 'bin'}{os.pathsep}{folder / 'Scripts'}")


def as_pip_does() -> dict[str, str]:
    """Return what leads uv, which does not read pip's settings, to the registry that pip uses on this machine."""
    return registry(run([str(interpreter()), "-m", "pip", "config", "list"], must=False))


def registry(settings: str) -> dict[str, str]:
    """Return uv's variables for the address and certificates in a listing of pip's settings; the person's own win."""
    said = dict(line.split("=", 1) for line in settings.splitlines() if "=" in line)
    found = {}
    for setting, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        values = [said[key] for place in (":env:", "install", "global") if (key := f"{place}.{setting}") in said]
        if values and variable not in os.environ:
            found[variable] = values[0].strip("'")
    return found


def make_locks(rest: Sequence[str]) -> int:
    """Write the locks again from pyproject.toml, for the people who change it; `--upgrade` moves to newer releases."""
    with alone():
        program = uv()
    if not program:
        raise SetupError("There is no uv for this machine, and only uv can write the locks.")
    words = [program, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    words += ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", *rest]
    for purpose, extras in EXTRAS.items():
        chosen = [word for extra in extras for word in ("--extra", extra)]
        held = [] if purpose == "run" else ["-c", LOCKS["run"]]
        run([*words, "pyproject.toml", *chosen, *held, "-o", LOCKS[purpose]])
    run([*words, "-", "-o", LOCKS["uv"]], typed="uv\n")
    return 0
