"""The head of one procedure: its name, where it comes from, and what can be done with the whole of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.snapshots.office import ProcedureLine
from cpdesk.ui.settings.name_form import NameForm
from cpdesk.ui.settings.procedure_list import facts
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Heading, Hint, PlainLabel


class ProcedureHead(QWidget):
    """Tells what a person wants; the part does it."""

    left = Signal()
    copy_wanted = Signal(str)
    """The name of the copy."""
    chosen = Signal()
    """New cases shall begin with it."""
    export_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestion = ""
        self.back = Button(
            self.tr("‹ Procedures"), kind="quiet", name=self.tr("Back to the list of procedures")
        )
        self.name, self.facts = Heading(), Hint()
        self.default = Chip(self.tr("New cases begin with it"), tone="done")
        self.copy = Button(self.tr("Copy…"), name=self.tr("Copy this procedure"))
        self.use = Button(self.tr("Use for new cases"))
        self.export = Button(self.tr("Export…"), name=self.tr("Export this procedure as a file"))
        self.remove = Button(self.tr("Remove…"), name=self.tr("Remove this procedure"))
        self.shipped = Hint(
            self.tr("This procedure came with cpdesk and stays as it is. Copy it, and change the copy.")
        )
        self.asked = NameForm(
            self.tr("What shall the copy be called?"), self.tr("Copy it"), self.tr("Leave it")
        )
        self.sure = QWidget()
        self.take_out = Button(self.tr("Remove it"), kind="primary")
        self.keep = Button(self.tr("Keep it"))
        self.error, self.said = ErrorWords(), Hint("", tone="done")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        question = QVBoxLayout(self.sure)
        question.setContentsMargins(0, 0, 0, 0)
        words = self.tr("Remove this procedure with all its versions? Only an exported file brings it back.")
        question.addWidget(PlainLabel(words))
        question.addWidget(FlowRow(self.take_out, self.keep))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(FlowRow(self.back, self.default))
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addWidget(self.shipped)
        column.addWidget(FlowRow(self.copy, self.use, self.export, self.remove))
        for hidden in (self.asked, self.sure, self.said):
            hidden.hide()
        for widget in (self.asked, self.sure, self.error, self.said):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.copy.clicked.connect(self._ask_name)
        self.asked.named.connect(self.copy_wanted)
        self.asked.left.connect(self._leave_copy)
        self.use.clicked.connect(self.chosen)
        self.export.clicked.connect(self.export_wanted)
        self.remove.clicked.connect(self._ask_sure)
        self.take_out.clicked.connect(self.remove_wanted)
        self.keep.clicked.connect(self._leave_remove)

    def show_line(self, line: ProcedureLine, name: str, default: bool) -> None:
        """Show what is known of the procedure; `name` may be one not saved yet."""
        self.name.setText(name or line.name)
        self.facts.setText(facts(line))
        self._suggestion = self.tr("{0}, copy") if line.own else self.tr("{0}, our own")
        self.default.setVisible(default)
        self.use.setVisible(not default)
        self.shipped.setVisible(not line.own)
        self.remove.setVisible(line.own and not line.conferences)

    def say(self, error: str = "", done: str = "") -> None:
        """What became of the last thing that was wanted."""
        self.error.say(error)
        self.said.say(done)
        self.said.setVisible(bool(done))

    def settle(self) -> None:
        """Put the questions away."""
        self.asked.hide()
        self.sure.hide()

    def _ask_name(self) -> None:
        self.settle()
        self.say()
        self.asked.ask(self._suggestion.format(self.name.text()))

    def _leave_copy(self) -> None:
        self.settle()
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_sure(self) -> None:
        self.settle()
        self.say()
        self.sure.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_remove(self) -> None:
        self.settle()
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
