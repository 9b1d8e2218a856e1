"""The list of the procedures: which there are, what is held under them, which one new cases begin with."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.office import ProcedureLine
from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear, hairline
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


def origin(line: ProcedureLine) -> str:
    """Where a procedure comes from, in words."""
    say = QCoreApplication.translate
    if not line.own:
        return say("procedures", "came with cpdesk")
    if line.copied_from:
        return say("procedures", "copied from {0}").format(line.copied_from)
    return say("procedures", "brought in from a file")


def held(line: ProcedureLine) -> str:
    """How many conferences are held under a procedure, in words."""
    say = QCoreApplication.translate
    if not line.conferences:
        return say("procedures", "no conference under it")
    if line.conferences == 1:
        return say("procedures", "1 conference under it")
    return say("procedures", "{0} conferences under it").format(line.conferences)


def facts(line: ProcedureLine) -> str:
    """Version, origin and conferences of a procedure in one line."""
    version = QCoreApplication.translate("procedures", "Version: {0}").format(line.version)
    return "  ·  ".join([*([version] if line.version else []), origin(line), held(line)])


class ProcedureList(QWidget):
    """Each procedure with what can be done with it; tells what a person wants, by the procedure's key."""

    opened = Signal(str)
    chosen = Signal(str)
    """New cases shall begin with it."""
    bring_in_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._shown: object = None
        self.bring_in = Button(self.tr("Bring in a procedure…"), name=self.tr("Bring in a procedure’s file"))
        self.bring_in.clicked.connect(self.bring_in_wanted)
        self.error, self.said = ErrorWords(), Hint("", tone="done")
        self.said.hide()
        card = Card(self.tr("Procedures"))
        card.head.addWidget(self.bring_in)
        card.body.addWidget(
            Hint(
                self.tr(
                    "A procedure holds every figure with its source, the run-sheet, the quorum and the "
                    "names. Those that came with cpdesk stay as they are: open one, copy it, and change "
                    "the copy."
                )
            )
        )
        card.body.addWidget(self.error)
        card.body.addWidget(self.said)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(MIDDLE_SPACE)
        card.body.addLayout(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def show_lines(self, lines: tuple[ProcedureLine, ...], default: str, drafts: Collection[str]) -> None:
        """Show these; `default` is the one new cases begin with, `drafts` have changes not saved yet."""
        now = (lines, default, frozenset(drafts))
        if now == self._shown:
            return
        self._shown = now
        clear(self._rows)
        self.buttons = {}
        for line in lines:
            self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(line, line.key == default, line.key in drafts))
        show_now(self._rows)

    def say(self, error: str = "", done: str = "") -> None:
        """What became of the last thing that was wanted."""
        self.error.say(error)
        self.said.say(done)
        self.said.setVisible(bool(done))

    def _row(self, line: ProcedureLine, default: bool, draft: bool) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(SMALL_SPACE)
        across.addLayout(column, 1)
        open_it = Button(self.tr("Open"), name=self.tr("Open {0}").format(line.name))
        open_it.clicked.connect(lambda: self.opened.emit(line.key))
        open_it.setEnabled(not line.problem)
        self.buttons[line.key] = open_it
        name = PlainLabel(line.name, role="strong", wrap=False)
        parts: list[QWidget] = [name]
        if default:
            parts.append(Chip(self.tr("New cases begin with it"), tone="done"))
        if draft:
            parts.append(Chip(self.tr("Changes not saved yet"), tone="soon"))
        column.addWidget(FlowRow(*parts))
        column.addWidget(Hint(facts(line)))
        if line.problem:
            column.addWidget(PlainLabel(line.problem, tone="late"))
        if not default and not line.problem:
            use = Button(
                self.tr("Use for new cases"),
                kind="quiet",
                name=self.tr("Use {0} for new cases").format(line.name),
            )
            use.clicked.connect(lambda: self.chosen.emit(line.key))
            across.addWidget(use)
        across.addWidget(open_it)
        return row

    def focus_on(self, key: str) -> None:
        """The procedure that somebody comes back from."""
        button = self.buttons.get(key) or next(iter(self.buttons.values()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first procedure."""
        next(iter(self.buttons.values())).setFocus(event.reason())
