"""What has been changed in a procedure, in sentences, before it is saved or thrown away."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.procedure_differences import what_changed
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.procedure_troubles import troubles
from cpdesk.snapshots.office import ProcedureLine
from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


def follows(line: ProcedureLine) -> str:
    """Which conferences a new version is for, in words."""
    say = QCoreApplication.translate
    booked, held = line.booked, line.conferences - line.booked
    words = {
        0: say("procedures", "No booked conference is under it"),
        1: say("procedures", "1 booked conference follows the new version"),
    }
    first = words.get(booked, say("procedures", "{0} booked conferences follow the new version"))
    kept = {
        0: say("procedures", "none has been held under it."),
        1: say("procedures", "1 that has begun or been held keeps its own."),
    }
    second = kept.get(held, say("procedures", "{0} that have begun or been held keep theirs."))
    return f"{first.format(booked)}; {second.format(held)}"


class Review(QWidget):
    """Save, go on changing, or throw the changes away."""

    save_wanted = Signal()
    left = Signal()
    thrown_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card()
        self._lines = QVBoxLayout()
        self.follows, self.error = Hint(), ErrorWords()
        self.save = Button("", kind="primary")
        self.leave = Button(self.tr("Keep changing"))
        self.throw_away = Button(self.tr("Throw the changes away"))
        self.card.body.addLayout(self._lines)
        self.card.body.addWidget(self.follows)
        self.card.body.addWidget(self.error)
        self.card.body.addWidget(FlowRow(self.save, self.leave, self.throw_away))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.left)
        self.throw_away.clicked.connect(self.thrown_away)

    def show_changes(self, saved: Procedure, draft: Procedure, line: ProcedureLine, version: str) -> None:
        """List what `draft` changes in `saved`, and what keeps it from being saved as `version`."""
        self.card.entitle(self.tr("What has been changed in “{0}”").format(saved.name))
        clear(self._lines)
        for words in what_changed(saved, draft):
            self._lines.addWidget(PlainLabel(f"– {words}"))
        show_now(self._lines)
        wrong = troubles(draft)
        self.error.say("\n".join(wrong))
        self.follows.setText(follows(line))
        self.save.setText(self.tr("Save as version {0}").format(version))
        self.save.setEnabled(not wrong)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the button that saves, or the one that goes back when it cannot be saved."""
        (self.save if self.save.isEnabled() else self.leave).setFocus(event.reason())

    def focus_first(self) -> None:
        """Where the hands are wanted."""
        (self.save if self.save.isEnabled() else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)
