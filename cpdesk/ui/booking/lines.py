"""A field with its words above it, as the booking has many."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.text import PlainLabel

LONGEST = 200


def line(name: str, example: str = "") -> QLineEdit:
    """A field of one line, by its name for a screen reader."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    field.setMaxLength(LONGEST)
    return field


def choice(name: str) -> ChoiceBox:
    """A choice of one of several, which does not grow with its longest words."""
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def named(field: QWidget, below: QWidget | None = None) -> QWidget:
    """The field with its name above it, and what belongs below it."""
    words = PlainLabel(field.accessibleName())
    words.setBuddy(field)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL_SPACE)
    column.addWidget(words)
    column.addWidget(field)
    if below is not None:
        column.addWidget(below)
    column.addStretch(1)
    return whole


def in_turn(*widgets: QWidget) -> None:
    """Let the Tab key go from one to the next: what is made later would come last on the page."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)


def beside(*widgets: QWidget) -> QGridLayout:
    """Widgets side by side, each as wide as the others."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(MIDDLE_SPACE)
    for column, widget in enumerate(widgets):
        grid.addWidget(widget, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
    return grid
