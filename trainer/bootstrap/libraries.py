"""Knows the system libraries that Qt loads: finds the missing ones before Qt does, and installs or names them."""

import os
import shutil
import sys
from collections.abc import Sequence
from typing import NamedTuple

from trainer.bootstrap.programs import SetupError, say, surroundings


class Library(NamedTuple):
    """A shared library that Qt loads, and the package that carries it in each family of distributions."""

    file: str
    apt: str
    dnf: str
    pacman: str


DRAWING = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
)
# Qt blames xcb-cursor for any of these and then aborts the process.
X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
)


def libraries_for(command: str) -> tuple[Library, ...]:
    """Return what Qt will load for a command: nothing for those that never start it."""
    if not sys.platform.startswith("linux") or command not in ("window", "test", "check", "gallery", "bench", "bundle"):
        return ()
    if command == "bundle":
        # What lies here goes along into the bundle, and the machine that it is for may have any screen.
        return DRAWING + X11 + WAYLAND
    if command != "window" or os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return DRAWING
    return DRAWING + (X11 if os.environ.get("DISPLAY") else WAYLAND)


def have_libraries(command: str) -> None:
    """Make sure that the system libraries of a command are there, with apt-get where allowed; else say how."""
    missing = missing_of(libraries_for(command))
    if missing and (apt := apt_get()):
        _install(apt, [library.apt for library in missing])
        missing = missing_of(missing)
    if missing:
        raise SetupError(remedy(missing))


def missing_of(libraries: Sequence[Library]) -> list[Library]:
    """Return the libraries that this machine cannot load."""
    if not libraries:
        return []
    import ctypes

    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library.file)
        except OSError:
            missing.append(library)
    return missing


def remedy(missing: Sequence[Library]) -> str:
    """Return the sentence that names the missing libraries, and the line that mends it in each distribution."""
    lines = [f"Qt needs system libraries that are missing: {', '.join(library.file for library in missing)}. Run:"]
    for command, packages in (
        ("apt-get install", {library.apt for library in missing}),
        ("dnf install", {library.dnf for library in missing}),
        ("pacman -S", {library.pacman for library in missing}),
    ):
        lines.append(f"  sudo {command} {' '.join(sorted(packages))}")
    return "\n".join(lines)


def apt_get() -> list[str]:
    """Return the words that start apt-get: none where it is missing or this person may not use it."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["apt-get"]
    return ["sudo", "apt-get"] if shutil.which("sudo") and sys.stdin.isatty() else []


def _install(apt: Sequence[str], packages: Sequence[str]) -> None:
    import subprocess

    say(f"Installing the system libraries that Qt needs: {' '.join([*apt, 'install', *packages])}")
    install = [*apt, "install", "-qq", "-y", "--no-install-recommends", *packages]
    quiet = surroundings() | {"DEBIAN_FRONTEND": "noninteractive"}
    # The lists of packages may be missing or out of date: only then are they fetched.
    for words in (install, [*apt, "update", "-qq"], install):
        done = subprocess.run(words, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if words is install and done.returncode == 0:
            return
