"""Keeps PySide from reading the source of every module that is imported after it.

It looks there for `__feature__`, which may rename the methods of Qt's classes. Nothing here asks for that, and reading
some four hundred files is a tenth of the start. Where PySide has no such search any more, nothing is changed.
"""

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401


def leave_unread() -> None:
    """Answer for every module that is still to come: it does not ask for `__feature__`."""
    search: Any = sys.modules.get("shibokensupport.feature")
    if search is not None and hasattr(search, "_mod_uses_pyside"):
        search._mod_uses_pyside = lambda module: False
