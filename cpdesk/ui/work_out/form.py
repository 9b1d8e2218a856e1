"""What has happened, as somebody tells it on the telephone: the days that matter for each kind."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cpdesk.rules.events import Events
from cpdesk.ui.day_field import DayField
from cpdesk.ui.day_readings import Reader, a_day, a_number, day_or_start, end_of, several_days
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import ConferenceKind

MATTERS = {
    ConferenceKind.INITIAL: ("strategy", "conference", "ended"),
    ConferenceKind.PRE_BIRTH: ("strategy", "expected_birth", "conference", "ended"),
    ConferenceKind.TRANSFER_IN: ("moved_in", "notified", "conference", "ended"),
    ConferenceKind.REVIEW: ("conference", "ended", "last_review", "plan_start"),
}
"""The fields that are always shown for each kind, from top to bottom; the others stand under “More”."""
_REVIEW_ONLY = ("review_number", "first_review")


class Form(Card):
    """Tells at every change that reads differently from before."""

    changed = Signal()
    procedure_chosen = Signal(str)
    """The key of the procedure that a person chose."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("What has happened"))
        self._today = today
        self.procedure = _choice(self.tr("Procedure"))
        self.kind = _choice(self.tr("Kind of conference"))
        for kind in ConferenceKind:
            self.kind.addItem(kind.words, kind)
        self.fields = {
            name: DayField(label, reader, today, example=example)
            for name, (label, reader, example) in _fields().items()
        }
        self.more = Button("", kind="quiet")
        self.more.setCheckable(True)
        self.clear_all = Button(self.tr("Clear"))
        self._always, self._rest = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self.procedure.activated.connect(lambda at: self.procedure_chosen.emit(self.procedure.itemData(at)))
        self.kind.activated.connect(self._show_fields)
        self.kind.activated.connect(self.changed)
        self.more.toggled.connect(self._show_fields)
        self.clear_all.clicked.connect(self.clear)
        for field in self.fields.values():
            field.changed.connect(self._hear)
        self._show_fields()

    @property
    def chosen_kind(self) -> ConferenceKind:
        """The kind of conference that is asked about."""
        return ConferenceKind(self.kind.currentData())  # Qt gives back the bare word

    def offer(self, procedures: list[tuple[str, str]], chosen: str) -> str:
        """Offer procedures by key and name; gives the chosen one, which stays chosen if it is still there."""
        kept = self.procedure.currentData()
        self.procedure.clear()
        for key, name in procedures:
            self.procedure.addItem(name, key)
        keys = [key for key, _ in procedures]
        wanted = kept if kept in keys else chosen
        self.procedure.setCurrentIndex(max(keys.index(wanted) if wanted in keys else 0, 0))
        return str(self.procedure.currentData())

    def today_is(self, today: date) -> None:
        """Read everything anew when another day has begun."""
        self._today = today
        for name, (_, reader, _) in _fields().items():
            self.fields[name].read_by(reader, today)
        self._read_end()

    def events(self) -> Events:
        """What is typed so far; what cannot be read is left out."""
        found: dict[str, Any] = {}
        for field in self.fields.values():
            if not field.isHidden():
                found |= dict(field.reading.fields)
        return Events(conference_kind=self.chosen_kind, **found)

    def told(self) -> list[tuple[str, str]]:
        """What is typed and understood, in words: the name of each field with how it was read."""
        return [
            (field.label.text(), field.reading.words or field.line.text().strip())
            for field in self.fields.values()
            if field.reading.fields and not field.isHidden()
        ]

    def clear(self) -> None:
        """Begin again; the procedure and the kind stay."""
        for field in self.fields.values():
            field.line.clear()
        self.more.setChecked(False)
        self.first().setFocus()

    def first(self) -> QWidget:
        """Where the hands are wanted."""
        return self.fields[MATTERS[self.chosen_kind][0]].line

    def _lay_out(self) -> None:
        self.body.setSpacing(MIDDLE_SPACE)
        for label, choice in (
            (self.tr("Procedure"), self.procedure),
            (self.tr("Kind of conference"), self.kind),
        ):
            words = PlainLabel(label)
            words.setBuddy(choice)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(words)
            column.addWidget(choice)
            self.body.addLayout(column)
        for fields in (self._always, self._rest):
            fields.setSpacing(MIDDLE_SPACE)
        self.body.addLayout(self._always)
        self.body.addWidget(FlowRow(self.more, self.clear_all))
        self.body.addLayout(self._rest)
        self.body.addStretch(1)

    def _show_fields(self) -> None:
        """The fields of this kind, in its order, then the others; one that is filled in is never hidden."""
        kind, more = self.chosen_kind, self.more.isChecked()
        self.more.setText(self.tr("Fewer days") if more else self.tr("More days"))
        for name in MATTERS[kind]:
            self._always.addWidget(self.fields[name])
            self.fields[name].show()
        for name, field in self.fields.items():
            if name in MATTERS[kind]:
                continue
            self._rest.addWidget(field)
            asked = kind is ConferenceKind.REVIEW or name not in _REVIEW_ONLY
            field.setVisible(asked and (more or field.given))
        chain: list[QWidget] = [self.procedure, self.kind]
        chain += [self.fields[name].line for name in MATTERS[kind]]
        chain += [self.more, self.clear_all]
        chain += [field.line for name, field in self.fields.items() if name not in MATTERS[kind]]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _hear(self) -> None:
        self._read_end()
        self.changed.emit()

    def _read_end(self) -> None:
        """The hour of the end is on the day of the conference."""
        held = dict(self.fields["conference"].reading.fields)
        day, start = held.get("conference"), held.get("conference_start")
        reader = end_of(
            day if isinstance(day, date) else None, start if isinstance(start, datetime) else None
        )
        self.fields["ended"].read_by(reader, self._today)


def _choice(name: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(16)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _fields() -> dict[str, tuple[str, Reader, str]]:
    """Every field: its words, how it is read, and an example where its shape is not plain."""
    say = QCoreApplication.translate
    several = say("work out", "5 November; several with commas")
    return {
        "strategy": (say("work out", "Strategy discussion"), several_days("strategy_discussions"), several),
        "moved_in": (say("work out", "Moved here"), a_day("moved_in"), ""),
        "notified": (say("work out", "We were told of the move"), a_day("notified"), ""),
        "conference": (
            say("work out", "Conference, with its hour if known"),
            day_or_start,
            say("work out", "26 November 10:00"),
        ),
        "ended": (say("work out", "Conference ended at"), end_of(None), say("work out", "12:04")),
        "last_review": (say("work out", "Last review"), a_day("last_review"), ""),
        "plan_start": (say("work out", "Plan began"), a_day("plan_start"), ""),
        "first_review": (say("work out", "First review of the plan, held"), a_day("first_review"), ""),
        "review_number": (
            say("work out", "Which review of the plan this is"),
            a_number("review_number"),
            say("work out", "1 for the first"),
        ),
        "expected_birth": (say("work out", "Birth expected"), a_day("expected_birth"), ""),
        "birth": (say("work out", "Born"), a_day("birth"), ""),
        "first_core_group": (
            say("work out", "First core group, as agreed"), a_day("first_core_group"), "",
        ),
        "core_group": (say("work out", "Last core group held"), a_day("core_group"), ""),
        "record_received": (say("work out", "Record received"), a_day("record_received"), ""),
        "epo_end": (say("work out", "Emergency protection order ends"), a_day("epo_end"), ""),
        "assessments_end": (
            say("work out", "Assessments under a child assessment order end"), a_day("assessments_end"), "",
        ),
        "previous_plan_end": (say("work out", "An earlier plan ended"), a_day("previous_plan_end"), ""),
    }  # fmt: skip
