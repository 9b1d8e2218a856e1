"""Somebody new in one line: name, role, agency, family or not, and how they are here."""

from collections.abc import Mapping

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
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, gap=SPACE)
        self.name = self._field(self.tr("Name of somebody new"), 22)
        self.role = self._field(self.tr("Role"), 16)
        self.agency = self._field(self.tr("Agency"), 16)
        self.family = ToggleChip(self.tr("Family"), tone="family", name=self.tr("Belongs to the family"))
        self.mode = ChoiceBox()
        self.mode.setAccessibleName(self.tr("How they take part"))
        for mode in _MODES:
            self.mode.addItem(mode.words, mode.value)
        self.add = Button(self.tr("Add"), name=self.tr("Add this person"))
        self.add.clicked.connect(self._tell)
        for widget in (self.name, self.role, self.agency, self.family, self.mode, self.add):
            self.flow.addWidget(widget)
        self.family.toggled.connect(self.half_typed)
        self.mode.currentIndexChanged.connect(self.half_typed)

    def unfinished(self) -> dict[str, str]:
        """Who is half typed, with what is marked about them."""
        fields = {"name": self.name.text(), "role": self.role.text(), "agency": self.agency.text()}
        if not any(fields.values()):
            return {}
        return fields | {"family": "yes" if self.family.isChecked() else "", "mode": self.mode.as_text()}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put them back, without taking the focus."""
        if "mode" in fields:
            self.name.setText(fields["name"])
            self.role.setText(fields["role"])
            self.agency.setText(fields["agency"])
            self.family.setChecked(bool(fields["family"]))
            self.mode.choose_text(fields["mode"])

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
        field.textChanged.connect(self.half_typed)
        return field

    def _tell(self) -> None:
        mode = _MODES[self.mode.currentIndex()]
        texts = (self.name.text(), self.role.text(), self.agency.text())
        self.wanted.emit(*texts, self.family.isChecked(), mode)
