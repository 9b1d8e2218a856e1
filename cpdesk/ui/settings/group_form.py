"""One agency group, to be changed: its name, whether it counts, and the words that lead to it."""

import re
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from cpdesk.rules.agency import Group
from cpdesk.rules.procedure_troubles import group_trouble
from cpdesk.ui.settings.fields import Line, Lines, labelled
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords, Hint


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list that somebody typed, each once; commas or lines between them."""
    parts = (re.sub(r"\s+", " ", part).strip() for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


class GroupForm(QFrame):
    """Stands below the group it is about."""

    given = Signal(object)
    """The `Group` as it was filled in."""
    left = Signal()

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self._group = group
        self.name = Line(self.tr("Name, as it stands inside a sentence: “the police”"), letters=44)
        self.counts = QCheckBox(self.tr("Counts for the quorum and the majority"))
        self.roles = Lines(self.tr("Words of a role that put somebody into this group"), lines=3)
        self.agencies = Lines(self.tr("Words of an agency that do so when the role says nothing"), lines=3)
        self.error = ErrorWords()
        self.keep = Button(self.tr("Take these words"), kind="primary")
        self.leave = Button(self.tr("Leave it as it was"))
        column = QVBoxLayout(self)
        column.addWidget(labelled(self.name.accessibleName(), self.name))
        column.addWidget(self.counts)
        for field in (self.roles, self.agencies):
            column.addWidget(labelled(field.accessibleName(), field))
        column.addWidget(
            Hint(self.tr("With commas between them; * stands for any ending: “school*” finds “schools” too."))
        )
        column.addWidget(self.error)
        column.addWidget(FlowRow(self.keep, self.leave))
        self.name.show_text(group.name)
        self.counts.setChecked(group.counts)
        self.roles.show_text(", ".join(group.roles))
        self.agencies.show_text(", ".join(group.agencies))
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)
        self.name.returnPressed.connect(self._give)

    def _give(self) -> None:
        group = replace(
            self._group,
            name=self.name.text().strip(),
            counts=self.counts.isChecked(),
            roles=words_of(self.roles.toPlainText()),
            agencies=words_of(self.agencies.toPlainText()),
        )
        if wrong := group_trouble(group):
            self.error.say(wrong)
            (self.counts if group.name else self.name).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(group)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the name."""
        self.name.setFocus(event.reason())
