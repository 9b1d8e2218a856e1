"""Where hands and eyes were on a page: focus, cursor, chosen rows and scrolling, and no word of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from cpdesk.ui.widgets.tabs import WrappedTabs

Way = tuple[tuple[str, int], ...]
"""From a page down to something on it: the kind of each widget, and which one of its kind."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page that will be built anew; numbers and kinds of widgets only."""

    focus: Way | None = None
    cursor: tuple[int, int] | None = None
    """Where a selection begins and where the cursor stands, in characters."""
    rows: tuple[tuple[Way, int, int], ...] = ()
    scrolled: tuple[tuple[Way, int, int], ...] = ()
    tabs: tuple[tuple[Way, int], ...] = ()


def place_on(page: QWidget, focused: QWidget | None) -> Place:
    """Where one is on a page; `focused` is what has the keyboard in its window."""
    inside = focused is not None and page.isAncestorOf(focused)
    areas = [area for area in page.findChildren(QAbstractScrollArea) if area.isVisibleTo(page)]
    lists = [area for area in areas if isinstance(area, QAbstractItemView)]
    return Place(
        focus=_way(page, focused) if focused is not None and inside else None,
        cursor=_cursor(focused) if inside else None,
        rows=tuple(
            (_way(page, one), one.currentIndex().row(), one.currentIndex().column())
            for one in lists
            if one.currentIndex().isValid()
        ),
        scrolled=tuple(
            (_way(page, area), area.horizontalScrollBar().value(), area.verticalScrollBar().value())
            for area in areas
            if area.horizontalScrollBar().value() or area.verticalScrollBar().value()
        ),
        tabs=tuple((_way(page, bar), bar.currentIndex()) for bar in _tabs(page) if bar.isVisibleTo(page)),
    )


def _tabs(page: QWidget) -> tuple[QTabBar | WrappedTabs, ...]:
    return (*page.findChildren(QTabBar), *page.findChildren(WrappedTabs))


def turn_to(page: QWidget, place: Place) -> None:
    """The same tabs and chosen rows; before the page is seen."""
    for way, tab in place.tabs:
        bar = _found(page, way)
        if isinstance(bar, QTabBar | WrappedTabs) and tab < bar.count():
            bar.setCurrentIndex(tab)
    for way, row, column in place.rows:
        view = _found(page, way)
        if isinstance(view, QAbstractItemView) and view.model() is not None:
            index = view.model().index(row, column, view.rootIndex())
            if index.isValid():
                view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def scroll_to(page: QWidget, place: Place) -> None:
    """As far up or down as it was; once the page has its size."""
    for way, across, down in place.scrolled:
        area = _found(page, way)
        if isinstance(area, QAbstractScrollArea):
            area.horizontalScrollBar().setValue(across)
            area.verticalScrollBar().setValue(down)


def focused_in(page: QWidget, place: Place) -> QWidget | None:
    """What had the focus, if it is there again."""
    return _found(page, place.focus) if place.focus is not None else None


def hands_to(widget: QWidget, place: Place) -> None:
    """Give the keyboard to what had it, the cursor where it was."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if place.cursor is None:
        return
    anchor, position = place.cursor
    if isinstance(widget, QLineEdit):
        _select(widget, anchor, position)
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        cursor, last = widget.textCursor(), widget.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)


def _select(field: QLineEdit, anchor: int, position: int) -> None:
    if anchor == position:
        field.setCursorPosition(position)
    else:
        field.setSelection(anchor, position - anchor)


def _cursor(widget: QWidget | None) -> tuple[int, int] | None:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.textCursor().anchor(), widget.textCursor().position()
    if isinstance(widget, QLineEdit):
        position, start = widget.cursorPosition(), widget.selectionStart()
        if start < 0:
            return position, position
        return (start if start != position else widget.selectionEnd()), position
    return None


def _way(page: QWidget, widget: QWidget) -> Way:
    steps = []
    while widget is not page:
        parent = widget.parentWidget()
        if parent is None:
            return ()
        kind = type(widget).__name__
        steps.append((kind, list(_of_kind(parent, kind)).index(widget)))
        widget = parent
    return tuple(reversed(steps))


def _found(page: QWidget, way: Way) -> QWidget | None:
    for kind, number in way:
        children = list(_of_kind(page, kind))
        if number >= len(children):
            return None
        page = children[number]
    return page


def _of_kind(parent: QWidget, kind: str) -> Iterator[QWidget]:
    """The children of one kind in the order in which they were made."""
    return (one for one in parent.children() if isinstance(one, QWidget) and type(one).__name__ == kind)
