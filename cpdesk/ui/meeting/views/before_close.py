"""The short list of what a close needs, beside the decisions: what is there, and what leads to its step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.snapshots.conference import Check
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import PlainLabel


class BeforeClose(Card):
    """A tick for what is there; what is not is a button that goes to where it is settled."""

    step_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Before you can close"))
        self._shown: tuple[Check, ...] = ()
        self.row = FlowRow(gap=12)
        self.body.addWidget(self.row)

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show these; they are made anew only when one of them has changed."""
        if checks == self._shown:
            return
        self._shown = checks
        while (item := self.row.flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for check in checks:
            widget = self._there(check) if check.done else self._missing(check)
            self.row.flow.addWidget(widget)
            widget.show()

    def _there(self, check: Check) -> QWidget:
        label = PlainLabel(f"✓ {check.words}", self.row, tone="done", wrap=False)
        label.setContentsMargins(0, 4, 0, 4)
        return label

    def _missing(self, check: Check) -> QWidget:
        name = self.tr("Still open: {0}. Go to where it is settled").format(check.words)
        button = Button(f"✗ {check.words}", self.row, kind="quiet", name=name)
        button.clicked.connect(lambda: self.step_wanted.emit(check.step))
        return button
