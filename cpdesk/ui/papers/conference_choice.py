"""Which conference the documents are for: a list of all, the latest first."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cpdesk.rules.wording import local, short_day
from cpdesk.snapshots.cases import ConferenceLine
from cpdesk.ui.widgets.choice import ChoiceBox

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class ConferenceChoice(ChoiceBox):
    """Every conference of the file by family, kind, day and state."""

    chosen = Signal(object)
    """The id of the conference that a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Conference"))
        self.setMinimumContentsLength(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda at: self.chosen.emit(self.itemData(at)))

    def show_all(self, desk: "Desk", chosen: UUID | None) -> UUID | None:
        """Offer all conferences; gives the one that is chosen: the wanted one, or else the latest."""
        lines = [line for case in desk.cases.find() for line in desk.cases.page(case.id).conferences]
        lines.sort(key=lambda line: line.starts, reverse=True)
        offered = [(words_of(line), line.id) for line in lines]
        if offered != [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            self.clear()
            for words, which in offered:
                self.addItem(words, which)
        ids = [which for _, which in offered]
        wanted = chosen if chosen in ids else next(iter(ids), None)
        self.setCurrentIndex(ids.index(wanted) if wanted is not None else -1)
        self.setToolTip(self.currentText())
        return wanted


def words_of(line: ConferenceLine) -> str:
    """A conference in one line: “Harlow family · Initial conference · 26 Nov 2026 · closed”."""
    day = short_day(local(line.starts).date())
    parts = [line.case_name, line.kind.words, day, line.state.value]
    if line.practice:
        parts.append(QCoreApplication.translate("ConferenceChoice", "practice"))
    return " · ".join(parts)
