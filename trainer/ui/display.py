"""Whether a window can be opened here at all, asked before Qt is created: Qt ends the process where it cannot."""

import ctypes
import os
import sys
from collections.abc import Mapping

from trainer.errors import TrainerError

_TERMINAL = "Play in the terminal instead, into the same record: trainer play"
_NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_NEEDED_BY_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class NoWindowError(TrainerError):
    """No window can be opened on this machine or in this session."""


def demand_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raise NoWindowError where there is no screen to open a window on, or a library that Qt needs is missing."""
    platform = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not sys.platform.startswith("linux") or platform in ("offscreen", "minimal", "vnc"):
        return
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or platform):
        raise NoWindowError("There is no screen here to open a window on.", _TERMINAL)
    needed = dict(_NEEDED)
    if environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        needed |= _NEEDED_BY_X
    missing = missing_packages(needed)
    if missing:
        raise NoWindowError(
            "Libraries that the window needs are missing on this machine.",
            f"Install them: apt install {' '.join(missing)}. {_TERMINAL}",
        )
    if environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY") and not _x_answers():
        raise NoWindowError(f"The screen {environment['DISPLAY']} does not answer.", _TERMINAL)


def missing_packages(needed: Mapping[str, str]) -> list[str]:
    """Return the packages of the libraries that cannot be loaded, by their Debian names."""
    return [package for library, package in needed.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x_answers() -> bool:
    # xcb gives back a connection in any case; its error tells whether somebody is at the other end.
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
