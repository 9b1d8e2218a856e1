"""The order in which Tab goes through a part whose lines are made anew: as they stand below each other."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def one_after_the_other(part: QWidget) -> None:
    """Let Tab go through everything in `part` in the order of its layouts.

    Qt takes the order in which things were made: a line read again, or a form opened below one, would come
    last, after what stands below it.
    """
    for before, after in pairwise(_in_turn(part.layout())):
        QWidget.setTabOrder(before, after)


def _in_turn(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is None:
            yield from _in_turn(item.layout())
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        yield from _in_turn(widget.layout())
