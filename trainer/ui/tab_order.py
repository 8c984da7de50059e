"""The order in which Tab visits a page: as it is read, also for controls that were made later than their neighbours."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

_WHOLE = (QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit)
"""Controls whose inner parts Tab does not visit one by one."""


def visit_in_order(*parts: QWidget) -> None:
    """Let Tab visit these parts one after another, and what is in each as it is laid out."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QScrollArea):
        if (held := widget.widget()) is not None:
            yield from _stops(held)
        return
    laid_out = list(_laid_out(widget.layout()))
    loose = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid_out]
    for child in (*laid_out, *loose):
        yield from _stops(child)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
