"""Walks what a screen reader meets in a window."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from trainer.ui.page import ScrolledPage

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


def cut(widget: QWidget) -> list[str]:
    """Return the words that have less room than they need."""
    labels = [one for one in widget.findChildren(QLabel) if one.isVisible() and one.text() and not _paints_itself(one)]
    buttons = [one for one in widget.findChildren(QPushButton) if one.isVisible() and one.text()]
    short = [one for one in (*labels, *buttons) if not _has_room(one)]
    return [f"{one.text()[:60]!r} {one.size().toTuple()}" for one in short]


def climbs(page: QWidget, visited: list[QWidget]) -> list[tuple[str, str]]:
    """Return the pairs of neighbours in which Tab goes up the page, though not to another column.

    How far the page is scrolled does not matter: what is scrolled away does not stand above the top line.
    """
    if isinstance(page, ScrolledPage):
        page.view.verticalScrollBar().setValue(0)
    places = [(QRect(each.mapTo(page, QPoint(0, 0)), each.size()), each) for each in visited]
    return [
        (one.accessibleName(), other.accessibleName())
        for (first, one), (second, other) in pairwise(places)
        if second.bottom() < first.bottom() - 64 and second.left() < first.right()
    ]


def _has_room(one: QLabel | QPushButton) -> bool:
    if isinstance(one, QLabel) and one.wordWrap():
        longest = max(map(one.fontMetrics().horizontalAdvance, one.text().replace("\u200b", " ").split()), default=0)
        return one.heightForWidth(one.width()) <= one.height() + 1 and longest <= one.contentsRect().width() + 1
    wanted = one.sizeHint()
    return wanted.width() <= one.width() + 1 and wanted.height() <= one.height() + 1


def _paints_itself(one: QLabel) -> bool:
    return type(one).paintEvent is not QLabel.paintEvent


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
