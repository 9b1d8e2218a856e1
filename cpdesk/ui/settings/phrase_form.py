"""The words of one phrase and the lane it is for, to be written or changed."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.snapshots.words import Phrase
from cpdesk.ui.settings.fields import Choice, Line, labelled
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.vocabulary import Lane

ANY = Lane.UNSORTED
"""Stands in the list of lanes for any lane."""


def lane_words(lane: Lane | None) -> str:
    """The heading of a lane, or that it is for any."""
    if lane is None or lane is ANY:
        return QCoreApplication.translate("PhraseForm", "In any lane")
    return lane.words


class LaneChoice(Choice):
    """One of the lanes, or any."""

    def __init__(self, name: str) -> None:
        lanes = [ANY, *(lane for lane in Lane if lane is not ANY)]
        super().__init__(name, [(lane, lane_words(lane)) for lane in lanes])

    def chosen(self) -> Lane | None:
        """The lane; None: any."""
        lane: Lane = self.value()
        return None if lane is ANY else lane


class PhraseFields:
    """The two fields of a phrase; `widgets` are they with their names."""

    def __init__(self) -> None:
        say = QCoreApplication.translate
        self.text = Line(say("PhraseForm", "Phrase"), letters=52)
        self.lane = LaneChoice(say("PhraseForm", "Offered in"))
        self.widgets: tuple[QWidget, ...] = tuple(
            labelled(field.accessibleName(), field) for field in (self.text, self.lane)
        )


class PhraseForm(QFrame):
    """One phrase, below its row."""

    given = Signal(object)
    """The `Phrase` as it was filled in."""
    left = Signal()

    def __init__(self, phrase: Phrase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self._phrase = phrase
        self.fields = PhraseFields()
        self.fields.text.show_text(phrase.text)
        self.fields.lane.show_value(phrase.lane or ANY)
        self.keep = Button(self.tr("Take these words"), kind="primary")
        self.leave = Button(self.tr("Leave it as it was"))
        column = QVBoxLayout(self)
        column.addWidget(FlowRow(*self.fields.widgets))
        column.addWidget(FlowRow(self.keep, self.leave))
        self.keep.clicked.connect(self._give)
        self.fields.text.returnPressed.connect(self._give)
        self.leave.clicked.connect(self.left)

    def _give(self) -> None:
        self.given.emit(replace(self._phrase, text=self.fields.text.text(), lane=self.fields.lane.chosen()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the words."""
        self.fields.text.setFocus(event.reason())
