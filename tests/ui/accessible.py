"""Walks what a screen reader meets in a window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

LEAST_TARGET = 24


def met(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield everything below a widget that can be seen, in the order a screen reader meets it."""
    root = QAccessible.queryAccessibleInterface(widget)
    yield from _below(root)


def nameless(widget: QWidget) -> list[str]:
    """Return what can take the focus and has no name."""
    return [
        f"{interface.role()} {interface.object()}"
        for interface in met(widget)
        if interface.state().focusable and not interface.text(QAccessible.Text.Name).strip()
    ]


def too_small(widget: QWidget) -> list[str]:
    """Return the buttons and fields that are smaller than a finger needs."""
    targets = [one for kind in (QAbstractButton, QComboBox, QLineEdit) for one in widget.findChildren(kind)]
    return [
        f"{type(one).__name__} {one.accessibleName()!r} {one.width()}x{one.height()}"
        for one in targets
        if one.isVisible() and min(one.width(), one.height()) < LEAST_TARGET
    ]


def tab_order(page: QWidget) -> list[QWidget]:
    """Return the controls of a page in the order in which Tab visits them, each once."""
    found: list[QWidget] = []
    one = page.nextInFocusChain()
    while one is not None and one is not page and page.isAncestorOf(one):
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def _below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        yield from _below(child)
