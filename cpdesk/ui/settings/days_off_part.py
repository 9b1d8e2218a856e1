"""The days that the office does not work: its own closed days, and bank holidays proclaimed since."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import day_words, local
from cpdesk.rules.working_days import LAST_CHECKED_YEAR
from cpdesk.snapshots.office import DayOff, TakenOff
from cpdesk.ui.settings.fields import Line, labelled, show_now
from cpdesk.ui.settings.typed_span import read_span
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class DaysOffPart(QWidget):
    """A list by day, and above it the fields for one more."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[DayOff, ...] | None = None
        self.days = Line(self.tr("Day, or first and last day"), letters=32)
        self.days.setPlaceholderText(self.tr("24 December to 1 January"))
        self.name = Line(self.tr("What for"), letters=28)
        self.name.setPlaceholderText(self.tr("Christmas closure"))
        self.closed = QRadioButton(self.tr("The office is closed"))
        self.proclaimed = QRadioButton(self.tr("Newly proclaimed bank holiday"))
        self.closed.setChecked(True)
        self.add = Button(self.tr("Add"), kind="primary", name=self.tr("Add these days off"))
        self.error, self.said = ErrorWords(), Hint("", tone="done")
        self.hit = Hint("", tone="soon")
        self._list = QVBoxLayout()
        self._lay_out()
        self.add.clicked.connect(self._add)
        for field in (self.days, self.name):
            field.returnPressed.connect(self._add)
        self.read()

    def read(self) -> None:
        """Read the list again."""
        days = self._desk.office.days_off()
        if days == self._shown:
            return
        self._shown = days
        clear(self._list)
        for day in days:
            self._list.addWidget(self._row(day))
        if not days:
            none = self.tr("None so far: every Monday to Friday counts that is no bank holiday.")
            self._list.addWidget(Hint(none))
        show_now(self._list)

    def _lay_out(self) -> None:
        new = Card(self.tr("A day that does not count"))
        words = self.tr(
            "Working days are Monday to Friday without the bank holidays of England and Wales. cpdesk knows "
            "these; they were compared with the published list up to {0}. What has been proclaimed since "
            "is entered here, and so are the days on which this office is closed. Every date follows at once."
        )
        new.body.addWidget(Hint(words.format(LAST_CHECKED_YEAR)))
        new.body.addWidget(
            FlowRow(
                labelled(self.days.accessibleName(), self.days),
                labelled(self.name.accessibleName(), self.name),
            )
        )
        new.body.addWidget(self.closed)
        new.body.addWidget(self.proclaimed)
        new.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        new.body.addWidget(self.error)
        new.body.addWidget(self.said)
        new.body.addWidget(self.hit)
        self.said.hide()
        self.hit.hide()
        known = Card(self.tr("Days off"))
        self._list.setSpacing(0)
        known.body.addLayout(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(new)
        column.addWidget(known)
        column.addStretch(1)

    def _row(self, day: DayOff) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(MIDDLE_SPACE)
        kind = self.tr("Bank holiday, proclaimed") if day.bank_holiday else self.tr("Office closed")
        line.addWidget(PlainLabel(day_words(day.day), role="strong"), 3)
        line.addWidget(PlainLabel(day.name), 3)
        line.addWidget(Hint(kind), 2)
        remove = Button(
            self.tr("Take out"),
            kind="quiet",
            name=self.tr("Take out {0}, {1}").format(day_words(day.day), day.name),
        )
        remove.clicked.connect(lambda: self._remove(day))
        line.addWidget(remove)
        return row

    def _add(self) -> None:
        span = read_span(self.days.text(), self._today())
        if span is None:
            self._say(
                error=self.tr(
                    "Write a day like “24 December”, or a first and a last day like “24 December to "
                    "1 January”. Nothing was changed."
                )
            )
            self.days.setFocus()
            return
        try:
            added = self._desk.office.add_days_off(
                *span, self.name.text(), bank_holiday=self.proclaimed.isChecked()
            )
        except CpdeskError as error:
            self._say(error=str(error))
            self.days.setFocus()
            return
        self.days.clear()
        self.name.clear()
        self.days.setFocus()
        self._say(done=self._counted(added.days), hit=self._hit(added))
        self.read()

    def _counted(self, days: tuple[date, ...]) -> str:
        if len(days) == 1:
            return self.tr("{0} does not count any more.").format(day_words(days[0]))
        words = self.tr("{0} working days from {1} to {2} do not count any more.")
        return words.format(len(days), day_words(days[0]), day_words(days[-1]))

    def _hit(self, added: TakenOff) -> str:
        """What was booked or agreed for a day that is now off, and has to go elsewhere."""
        one_day, said = len(added.days) == 1, []
        if added.booked == 1:
            on_one = self.tr("1 conference is booked on that day: move it.")
            said.append(on_one if one_day else self.tr("1 conference is booked on those days: move it."))
        elif added.booked:
            on_one = self.tr("{0} conferences are booked on that day: move them.")
            words = on_one if one_day else self.tr("{0} conferences are booked on those days: move them.")
            said.append(words.format(added.booked))
        if added.agreed == 1:
            on_one = self.tr("1 core group is agreed for that day: agree another.")
            said.append(
                on_one if one_day else self.tr("1 core group is agreed for those days: agree another.")
            )
        elif added.agreed:
            on_one = self.tr("{0} core groups are agreed for that day: agree others.")
            words = on_one if one_day else self.tr("{0} core groups are agreed for those days: agree others.")
            said.append(words.format(added.agreed))
        return " ".join(said)

    def _remove(self, day: DayOff) -> None:
        try:
            self._desk.office.remove_day_off(day.id)
        except CpdeskError as error:
            self._say(error=str(error))
        else:
            self._say(done=self.tr("{0} counts again.").format(day_words(day.day)))
        self.days.setFocus()
        self.read()

    def _say(self, error: str = "", done: str = "", hit: str = "") -> None:
        self.error.say(error)
        for label, words in ((self.said, done), (self.hit, hit)):
            label.say(words)
            label.setVisible(bool(words))

    def _today(self) -> date:
        return local(self._desk.now()).date()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first field."""
        self.days.setFocus(event.reason())
