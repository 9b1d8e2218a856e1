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

    def __init__(self, parent: QWidget | None = None, *, details: bool = False) -> None:
        """`details`: above the table, which needs no buttons for the chosen person."""
        super().__init__(parent=parent)
        self._details = details
        self.tree, self.details = ToggleChip(self.tr("Tree")), ToggleChip(self.tr("Details"))
        self.tree.clicked.connect(lambda: self._want(False))
        self.details.clicked.connect(lambda: self._want(True))
        self.flow.addWidget(self.tree)
        self.flow.addWidget(self.details)
        self.acts: dict[str, Button] = {}
        words = {} if details else _words()
        for entry in FAMILY_KEYS:
            key = entry.keys[0]
            if key in words:
                shown = "Enter" if key == "Return" else key
                button = Button(f"{words[key]} · {shown}", kind="quiet", name=entry.words)
                button.clicked.connect(partial(self.asked.emit, key))
                self.acts[key] = button
                self.flow.addWidget(button)
        self._mark()

    def _want(self, details: bool) -> None:
        self._mark()
        if details is not self._details:
            self.details_wanted.emit(details)

    def _mark(self) -> None:
        """A bar always stands above the same one of the two."""
        self.tree.setChecked(not self._details)
        self.details.setChecked(self._details)


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
        "U": say("FamilyBar", "Do not name"),
        "A": say("FamilyBar", "Hide address"),
    }
