"""The children of the conference: new ones by name and birth, and the days of those not born yet."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import age_words, short_day
from cpdesk.snapshots.bookings import BookedChild
from cpdesk.ui.booking.lines import beside, in_turn, line, named
from cpdesk.ui.booking.readings import coming_day, past_day
from cpdesk.ui.day_field import DayField
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint


class ChildRow(QWidget):
    """One child: the name, and either the birth or when it is expected."""

    changed = Signal()
    removed = Signal()

    def __init__(self, child: BookedChild, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.child_id: UUID | None = child.id
        self.name = line(self.tr("Child’s name"), self.tr("“Unborn baby” if there is none yet"))
        self.name.setText(child.name)
        self.born = DayField(self.tr("Born"), past_day("born"), today, example=self.tr("12 March 2019"))
        self.expected = DayField(
            self.tr("or expected"), coming_day("expected"), today, example=self.tr("4 March")
        )
        for field, day in ((self.born, child.born), (self.expected, child.expected)):
            field.line.setText(short_day(day) if day else "")
            field.changed.connect(self.changed)
        self.remove = Button(self.tr("Leave this child out"), kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL_SPACE)
        column.addWidget(named(self.name))
        column.addLayout(beside(self.born, self.expected))
        column.addWidget(FlowRow(self.remove))
        self.remove.setVisible(child.id is None)  # now that it is in its row: it would flash up as a window
        self.name.textChanged.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def child(self) -> BookedChild:
        """The child as it is typed."""
        found = dict((*self.born.reading.fields, *self.expected.reading.fields))
        born, expected = found.get("born"), found.get("expected")
        return BookedChild(
            self.name.text().strip(),
            born if isinstance(born, date) else None,
            expected if isinstance(expected, date) else None,
            self.child_id,
        )


class ChildrenCard(Card):
    """Shows a line for children who are born, and fields for those whose days are still to be known."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Children"))
        self._today = today
        self._settled: tuple[BookedChild, ...] = ()
        self.known = Hint()
        self.rows: list[ChildRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(MIDDLE_SPACE)
        self.another = Button(self.tr("Another child"))
        self.body.addWidget(self.known)
        self.body.addLayout(self._column)
        self.body.addWidget(FlowRow(self.another))
        self.another.clicked.connect(self._add_another)

    def show_children(self, children: Sequence[BookedChild], today: date) -> None:
        """Show the children of a case; without any, one row for the first child."""
        self._today = today
        self._settled = tuple(child for child in children if child.id and not _awaited(child))
        ages = (age_words(c.born, c.expected, False, today) for c in self._settled)
        words = (", ".join(filter(None, (c.name, age))) for c, age in zip(self._settled, ages, strict=True))
        self.known.setText("\n".join(words))
        self.known.setVisible(bool(self._settled))
        clear(self._column)
        self.rows = []
        for child in children:
            if child not in self._settled:
                self._add(child)
        if not children:
            self._add(BookedChild(""))

    @property
    def children_booked(self) -> tuple[BookedChild, ...]:
        """The children to add or correct; a row in which nothing is typed is none."""
        typed = (row.child for row in self.rows)
        return tuple(child for child in typed if child != BookedChild(""))

    def fields(self) -> list[DayField]:
        """Every field for a day."""
        return [field for row in self.rows for field in (row.born, row.expected)]

    def _add(self, child: BookedChild) -> ChildRow:
        row = ChildRow(child, self._today)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        before = self.rows[-1].remove if self.rows else self.another
        self.rows.append(row)
        self._column.addWidget(row)
        in_turn(before, row.name, row.born.line, row.expected.line, row.remove, self.another)
        return row

    def _add_another(self) -> None:
        self._add(BookedChild("")).name.setFocus()

    def _remove(self, row: ChildRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.another.setFocus()
        self.changed.emit()


def _awaited(child: BookedChild) -> bool:
    """Whether a day of this child is still to come, or came after it was expected: both stay in reach."""
    return child.expected is not None or child.born is None
