"""Somebody new in one line: name, role, agency, family or not, and how they are here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.vocabulary import AttendanceMode

_MODES = (
    AttendanceMode.IN_PERSON,
    AttendanceMode.ONLINE,
    AttendanceMode.TELEPHONE,
    AttendanceMode.APOLOGIES,
    AttendanceMode.REPORT_ONLY,
)


class AddPerson(FlowRow):
    """Tells whom to add; Enter in any of its fields adds."""

    wanted = Signal(str, str, str, bool, object)
    """Name, role, agency, whether family, and the `AttendanceMode`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, gap=SPACE)
        self.name = self._field(self.tr("Name of somebody new"), 22)
        self.role = self._field(self.tr("Role"), 16)
        self.agency = self._field(self.tr("Agency"), 16)
        self.family = ToggleChip(self.tr("Family"), tone="family", name=self.tr("Belongs to the family"))
        self.mode = ChoiceBox()
        self.mode.setAccessibleName(self.tr("How they take part"))
        for mode in _MODES:
            self.mode.addItem(mode.words)
        self.add = Button(self.tr("Add"), name=self.tr("Add this person"))
        self.add.clicked.connect(self._tell)
        for widget in (self.name, self.role, self.agency, self.family, self.mode, self.add):
            self.flow.addWidget(widget)

    def empty(self) -> None:
        """Ready for the next one, the focus on the name."""
        for field in (self.name, self.role, self.agency):
            field.clear()
        self.family.setChecked(False)
        self.name.setFocus()

    def _field(self, name: str, letters: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setMaxLength(300)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * letters)
        field.returnPressed.connect(self._tell)
        return field

    def _tell(self) -> None:
        mode = _MODES[self.mode.currentIndex()]
        texts = (self.name.text(), self.role.text(), self.agency.text())
        self.wanted.emit(*texts, self.family.isChecked(), mode)
