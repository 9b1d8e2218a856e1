"""One procedure: to be read whole, and an own one to be changed; changes are a draft until saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.procedure_differences import what_changed
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.snapshots.office import ProcedureLine
from cpdesk.ui.settings.figures_tab import FiguresTab
from cpdesk.ui.settings.groups_tab import GroupsTab
from cpdesk.ui.settings.names_tab import NamesTab
from cpdesk.ui.settings.procedure_head import ProcedureHead
from cpdesk.ui.settings.quorum_tab import QuorumTab
from cpdesk.ui.settings.review import Review
from cpdesk.ui.settings.run_sheet_tab import RunSheetTab
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.tabs import WrappedTabs
from cpdesk.ui.widgets.text import PlainLabel


class ProcedurePage(QWidget):
    """Head and tabs scroll; the bar with what is not saved stays at the foot."""

    changed = Signal(object)
    """The draft, after each change."""
    save_wanted = Signal(object)
    thrown_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: Procedure | None = None
        self._draft: Procedure | None = None
        self._line: ProcedureLine | None = None
        self._version = ""
        self.head, self.review = ProcedureHead(), Review()
        self.figures, self.run_sheet, self.quorum = FiguresTab(), RunSheetTab(), QuorumTab()
        self.groups, self.names = GroupsTab(), NamesTab()
        self._tabs = (self.figures, self.run_sheet, self.quorum, self.groups, self.names)
        words = (
            self.tr("Figures"), self.tr("Run-sheet"), self.tr("Quorum"), self.tr("Agencies"),
            self.tr("Names"),
        )  # fmt: skip
        self.tabs = WrappedTabs(words, self.tr("Parts of the procedure"))
        self.bar, self.count = QWidget(), PlainLabel()
        self.look = Button(self.tr("Look through and save…"), kind="primary")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, LARGE_SPACE, EDGE, EDGE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        for tab in (*self._tabs, self.review):
            column.addWidget(tab)
        column.addStretch(1)
        self.area = VerticalScroll(inside)
        mark(self.bar, surface="foot")
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(EDGE, SPACE, EDGE, SPACE)
        row.addWidget(self.count, 1)
        row.addWidget(self.look)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.bar)

    def _connect(self) -> None:
        for tab in self._tabs:
            tab.changed.connect(self.changed)
        self.tabs.currentChanged.connect(lambda _tab: self._show_tab())
        self.look.clicked.connect(self.look_through)
        self.review.left.connect(self._go_on)
        self.review.thrown_away.connect(self.thrown_away)
        self.review.save_wanted.connect(lambda: self.save_wanted.emit(self._draft))
        self._reviewing = False

    def show_procedure(
        self, saved: Procedure, draft: Procedure, line: ProcedureLine, *, default: bool, version: str
    ) -> None:
        """Show a procedure as it is saved and as it is drafted; it would be saved as `version`."""
        self._saved, self._draft, self._line, self._version = saved, draft, line, version
        self.head.show_line(line, draft.name, default)
        for tab in self._tabs:
            tab.show_procedure(draft, line.own)
        changes = len(what_changed(saved, draft))
        self.bar.setVisible(bool(changes) and not self._reviewing)
        words = self.tr("1 change is kept as a draft. Nothing follows from it until it is saved.")
        many = self.tr("{0} changes are kept as a draft. Nothing follows from them until they are saved.")
        self.count.setText(words if changes == 1 else many.format(changes))
        self._show_tab()

    def look_through(self) -> None:
        """Show what has been changed, to be saved or thrown away."""
        if self._saved is not None and self._draft is not None and self._line is not None:
            self._reviewing = True
            self.review.show_changes(self._saved, self._draft, self._line, self._version)
            self._show_tab()
            self.review.focus_first()

    def settle(self) -> None:
        """After saving or throwing away, or when another procedure is opened: back to the tabs."""
        self._reviewing = False
        self.head.settle()
        self._show_tab()

    def refuse(self, words: str) -> None:
        """Saving did not work."""
        self.review.error.say(words)

    def _go_on(self) -> None:
        self.settle()
        self.bar.show()
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tab(self) -> None:
        current = self.tabs.currentIndex()
        for place, tab in enumerate(self._tabs):
            tab.setVisible(place == current and not self._reviewing)
        self.tabs.setVisible(not self._reviewing)
        self.head.setVisible(not self._reviewing)
        self.review.setVisible(self._reviewing)
        if self._reviewing:
            self.bar.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the tabs."""
        self.tabs.setFocus(event.reason())
