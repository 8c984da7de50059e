"""Runs pip, uv and apt-get quietly, and turns what went wrong in them into one sentence."""

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from trainer.bootstrap.places import ROOT

_FULL = "The disk is full: free about 1 GB and run the same command again; nothing half made was kept."
_DISK_FULL = ("no space left", "disk quota", "os error 28")
_NO_NETWORK = (
    "name resolution",
    "name or service not known",
    "dns error",
    "failed to fetch",
    "failed to download",
    "error sending request",
    "newconnectionerror",
    "connection refused",
    "network is unreachable",
    "timed out",
    "proxyerror",
    "sslerror",
)


class SetupError(Exception):
    """A fault the person at the keyboard can mend; its text is the one sentence they get."""


class NoPipError(SetupError):
    """This Python has no pip."""


class NoPackageError(SetupError):
    """The registry was reached and has no package for this machine."""


def run(words: Sequence[str], *, extra: Mapping[str, str] | None = None, typed: str = "", must: bool = True) -> str:
    """Run a program in the checkout and return what it printed; raise SetupError if it must succeed and does not."""
    import subprocess

    done = subprocess.run(
        words,
        cwd=ROOT,
        env={**surroundings(), **(extra or {})},
        input=typed,
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        close_fds=False,  # whole.alone() explains
        check=False,
    )
    if must and done.returncode:
        explain(done.stdout)
    return done.stdout


def surroundings() -> dict[str, str]:
    """Return the environment variables without those that would lead Python, pip or uv to other packages."""
    strays = {"PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV", "CONDA_PREFIX"}
    strays |= {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PIP_NO_BINARY", "PIP_PYTHON"}
    strays |= {"UV_PYTHON", "UV_SYSTEM_PYTHON", "UV_CONSTRAINT", "UV_OVERRIDE", "UV_EXCLUDE_NEWER", "UV_NO_BINARY"}
    return {name: value for name, value in os.environ.items() if name not in strays}


def explain(output: str) -> NoReturn:
    """Raise the SetupError that pip's or uv's last words amount to."""
    said = output.lower()
    if "no module named pip" in said:
        raise NoPipError(
            "This Python has no pip: install it (sudo apt-get install python3-pip, or sudo dnf install python3-pip, or "
            "sudo pacman -S python-pip) and run the same command again."
        )
    if any(sign in said for sign in _DISK_FULL):
        raise SetupError(_FULL)
    if any(sign in said for sign in _NO_NETWORK):
        raise SetupError(
            "The packages cannot be fetched because the package registry cannot be reached: connect this machine to "
            "the network and run the same command again; nothing half made was kept."
        )
    last = " ".join(output.split()[-40:])
    if any(sign in said for sign in ("no matching distribution", "no wheels", "no solution found")):
        raise NoPackageError(f"A package that Fair Contact needs is not made for this machine and Python: {last}")
    raise SetupError(f"Setting up failed and nothing half made was kept: {last}")


def refused_write(fault: OSError) -> str | None:
    """Return the sentence for a folder that takes no files, or None for any other fault."""
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"Fair Contact cannot write to {ROOT} ({fault.strerror}): copy it to a folder of your own and run it there."
        )
    return _FULL if fault.errno in (errno.ENOSPC, errno.EDQUOT) else None


def say(line: str) -> None:
    """Tell the person one line, beside what the command itself prints."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
