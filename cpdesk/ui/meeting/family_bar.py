"""The buttons above the family: tree or details, and what can be done with the chosen person, with keys."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.ui.meeting.keys import FAMILY_KEYS
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow


class FamilyBar(FlowRow):
    """Says what is wanted of the chosen person by the key that does the same."""

    asked = Signal(str)
    details_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.tree, self.details = ToggleChip(self.tr("Tree")), ToggleChip(self.tr("Details"))
        self.tree.clicked.connect(lambda: self.details_wanted.emit(False))
        self.details.clicked.connect(lambda: self.details_wanted.emit(True))
        self.flow.addWidget(self.tree)
        self.flow.addWidget(self.details)
        self.acts: dict[str, Button] = {}
        words = _words()
        for entry in FAMILY_KEYS:
            key = entry.keys[0]
            shown = "Enter" if key == "Return" else key
            button = Button(f"{words[key]} · {shown}", kind="quiet", name=entry.words)
            button.clicked.connect(partial(self.asked.emit, key))
            self.acts[key] = button
            self.flow.addWidget(button)
        self.show_which(False)

    def show_which(self, details: bool) -> None:
        """Which of the two is shown; the table needs no buttons for the chosen person."""
        self.tree.setChecked(not details)
        self.details.setChecked(details)
        for button in self.acts.values():
            button.setVisible(not details)


def _words() -> dict[str, str]:
    """The buttons in as few words as will do."""
    say = QCoreApplication.translate
    return {
        "N": say("FamilyBar", "New relative"),
        "R": say("FamilyBar", "Relationship"),
        "H": say("FamilyBar", "Lives with"),
        "Return": say("FamilyBar", "Correct"),
        "D": say("FamilyBar", "Died"),
        "P": say("FamilyBar", "Parental responsibility"),
        "U": say("FamilyBar", "Not to be named"),
        "A": say("FamilyBar", "Address not to be shared"),
    }
