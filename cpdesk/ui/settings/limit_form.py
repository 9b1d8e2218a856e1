"""One figure of a rule, to be given or changed: how many of what, before or after what, and who says so."""

import re
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rules.checked_toml import MOST
from cpdesk.rules.procedure_changes import own
from cpdesk.rules.procedure_terms import Direction, Limit
from cpdesk.rules.procedure_troubles import limit_trouble
from cpdesk.rules.procedure_words import ANCHORS, KINDS, UNITS, limit_words
from cpdesk.rules.rule_names import RULES
from cpdesk.ui.settings.fields import Choice, Line, Number, labelled
from cpdesk.ui.typed_days import read_time
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords, Hint
from cpdesk.vocabulary import ConferenceKind


class LimitForm(QFrame):
    """Stands below the rule it is about; what cannot be is refused here, in words."""

    given = Signal(object)
    """The `Limit` as it was filled in."""
    left = Signal()

    def __init__(self, limit: Limit, parent: QWidget | None = None) -> None:
        """Begin from `limit`."""
        super().__init__(parent)
        mark(self, ground="accent")
        self._limit = limit
        self.figure = Number(self.tr("How many"), MOST)
        self.unit = Choice(self.tr("Of what"), tuple(UNITS.items()))
        ways = ((Direction.AFTER, self.tr("after")), (Direction.BEFORE, self.tr("before")))
        self.direction = Choice(self.tr("Before or after"), ways)
        self.anchor = Choice(self.tr("Counted from"), tuple(ANCHORS.items()))
        self.kinds: dict[ConferenceKind, ToggleChip] = {}
        self.at = Line(self.tr("Hour of the cut-off, if any"), letters=8)
        self.at.setPlaceholderText("16:00")
        self.readings = Line(self.tr("Other readings, in days"), letters=12)
        self.readings.setPlaceholderText("90, 91")
        self.document = Line(self.tr("Document it is taken from"), letters=44)
        self.clause = Line(self.tr("Where it stands in it (heading or clause)"), letters=44)
        self.note = Line(self.tr("Note, if any"), letters=90)
        self.error = ErrorWords()
        self.keep = Button(self.tr("Take this figure"), kind="primary")
        self.leave = Button(self.tr("Leave it as it was"))
        self._lay_out()
        self._fill(limit)
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)
        for line in (self.at, self.readings, self.document, self.clause, self.note):
            line.returnPressed.connect(self._give)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        count = (self.figure, self.unit, self.direction, self.anchor)
        column.addWidget(FlowRow(*(labelled(field.accessibleName(), field) for field in count)))
        possible = RULES[self._limit.rule].kinds
        if len(possible) > 1:
            column.addWidget(Hint(self.tr("For these conferences:")))
            for kind, words in KINDS.items():
                if kind in possible:
                    self.kinds[kind] = ToggleChip(words, name=self.tr("For {0} conferences").format(words))
            column.addWidget(FlowRow(*self.kinds.values()))
        source = (self.document, self.clause)
        column.addWidget(FlowRow(*(labelled(field.accessibleName(), field) for field in source)))
        rest = (self.at, self.readings, self.note)
        column.addWidget(FlowRow(*(labelled(field.accessibleName(), field) for field in rest)))
        column.addWidget(self.error)
        column.addWidget(FlowRow(self.keep, self.leave))

    def _fill(self, limit: Limit) -> None:
        self.figure.show_value(limit.figure)
        self.unit.show_value(limit.unit)
        self.direction.show_value(limit.direction)
        self.anchor.show_value(limit.anchor)
        for kind, chip in self.kinds.items():
            chip.setChecked(kind in limit.kinds)
        self.at.show_text(f"{limit.at:%H:%M}" if limit.at else "")
        self.readings.show_text(", ".join(str(days) for days in limit.readings))
        self.document.show_text(limit.document)
        self.clause.show_text(limit.clause)
        self.note.show_text(limit.note)

    def _give(self) -> None:
        """Hand the figure over, or say what is wrong with it."""
        at, readings = self._hour(), self._readings()
        if self.at.text().strip() and at is None:
            self._refuse(self.tr("The hour of the cut-off is written like 16:00."), self.at)
        elif readings is None:
            self._refuse(
                self.tr("Other readings are numbers of days with commas between them, like 90, 91."),
                self.readings,
            )
        else:
            self._judge(at, readings)

    def _judge(self, at: time | None, readings: tuple[int, ...]) -> None:
        chosen = frozenset(kind for kind, chip in self.kinds.items() if chip.isChecked())
        limit = replace(
            own(self._limit),
            figure=self.figure.value(),
            unit=self.unit.value(),
            direction=self.direction.value(),
            anchor=self.anchor.value(),
            kinds=chosen if self.kinds else RULES[self._limit.rule].kinds,
            at=at,
            readings=readings,
            document=self.document.text().strip(),
            clause=self.clause.text().strip(),
            note=self.note.text().strip(),
        )
        if wrong := limit_trouble(limit) or self._old_source(limit):
            asked = self.clause if not limit.clause or self._old_source(limit) else self.figure
            self._refuse(wrong, asked)
        else:
            self.given.emit(limit)

    def _old_source(self, limit: Limit) -> str:
        """What is wrong when another figure would stand under the source of the old one; else nothing."""
        if limit.source != self._limit.source or limit_words(limit) == limit_words(self._limit):
            return ""
        return self.tr(
            "The figure is another one now, and the source still names the old one. Say where the new figure "
            "stands: a page, or who decided it and when."
        )

    def _refuse(self, words: str, field: QWidget) -> None:
        self.error.say(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hour(self) -> time | None:
        return read_time(self.at.text()) if self.at.text().strip() else None

    def _readings(self) -> tuple[int, ...] | None:
        """The other readings; None when they are no numbers."""
        parts = [part for part in re.split(r"[\s,;]+|\bor\b", self.readings.text().strip()) if part]
        if not all(re.fullmatch("[0-9]{1,6}", part) for part in parts):
            return None
        return tuple(int(part) for part in parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the figure."""
        self.figure.setFocus(event.reason())
