"""The procedures in the settings: the list, and the one that is open, with the changes not saved yet."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.ui.settings.procedure_files import ask_where, ask_which
from cpdesk.ui.settings.procedure_list import ProcedureList
from cpdesk.ui.settings.procedure_page import ProcedurePage
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE
from cpdesk.ui.widgets.scroll import VerticalScroll

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class ProceduresPart(QWidget):
    """Switches between the list and one procedure; a draft stays until it is saved or thrown away."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open = ""
        self._drafts = desk.procedures.drafts()
        self.list, self.stack = ProcedureList(), QStackedWidget()
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(EDGE, LARGE_SPACE, EDGE, EDGE)
        around.addWidget(self.list)
        self.stack.addWidget(VerticalScroll(inside))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.list.opened.connect(self.open)
        self.list.chosen.connect(self._use)
        self.list.bring_in_wanted.connect(lambda: ask_which(self, self.bring_in))
        self.read()

    @cached_property
    def page(self) -> ProcedurePage:
        """The page of one procedure, made when the first one is opened: most come here for other things."""
        page = ProcedurePage()
        self.stack.addWidget(page)
        page.changed.connect(self._keep_draft)
        page.save_wanted.connect(self._save)
        thrown_away = self.tr("The changes were thrown away; the procedure is as it was last saved.")
        page.thrown_away.connect(lambda: self._settled(thrown_away))
        head = page.head
        head.left.connect(self.show_list)
        head.copy_wanted.connect(self._copy)
        head.chosen.connect(lambda: self._use(self._open))
        head.export_wanted.connect(lambda: ask_where(self, self._open, self.export))
        head.remove_wanted.connect(self._remove)
        return page

    def read(self) -> None:
        """Read again what is shown."""
        lines, default = self._desk.procedures.all(), self._desk.procedures.default()
        self.list.show_lines(lines, default, self._drafts)
        line = next((line for line in lines if line.key == self._open), None)
        if line is None or line.problem:
            self._open = ""
            self.stack.setCurrentIndex(0)
            return
        saved = self._desk.procedures.procedure(line.key)
        self.page.show_procedure(
            saved,
            self._drafts.get(line.key, saved),
            line,
            default=line.key == default,
            version=self._desk.procedures.next_version(line.key) if line.own else line.version,
        )

    def open(self, key: str) -> None:
        """Show one procedure."""
        self._open = key
        self.list.say()
        self.page.head.say()
        self.page.settle()
        self.page.tabs.setCurrentIndex(0)
        self.read()
        if self._open:
            self.stack.setCurrentIndex(1)
            self.page.area.verticalScrollBar().setValue(0)
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Back to the list; a draft stays."""
        before, self._open = self._open, ""
        self.read()
        self.list.focus_on(before)

    def bring_in(self, path: Path) -> None:
        """Take in a procedure's file; a bad one is refused as it stands, and nothing changes."""
        try:
            rules = self._desk.procedures.bring_in(path)
        except CpdeskError as error:
            self.list.say(error=str(error))
            return
        self.read()
        words = self.tr("“{0}”, version {1}, is here.")
        self.list.say(done=words.format(rules.name, rules.version))
        self.list.focus_on(rules.key)

    def export(self, path: Path) -> None:
        """Write the procedure that is open into a file."""
        try:
            self._desk.procedures.write(self._open, path)
        except CpdeskError as error:
            self.page.head.say(error=str(error))
        else:
            self.page.head.say(done=self.tr("Exported as {0}, as it was last saved.").format(path.name))

    def _keep_draft(self, draft: Procedure) -> None:
        saved = self._desk.procedures.procedure(self._open)
        if draft == saved:
            self._forget()
        else:
            self._drafts[self._open] = draft
            self._desk.procedures.keep_draft(draft)
        self.page.head.say()
        self.read()

    def _save(self, draft: Procedure) -> None:
        try:
            saved = self._desk.procedures.save(draft)
        except CpdeskError as error:
            self.page.refuse(str(error))
            return
        self._settled(self.tr("Saved as version {0}.").format(saved.version))

    def _forget(self) -> None:
        self._drafts.pop(self._open, None)
        self._desk.procedures.drop_draft(self._open)

    def _settled(self, words: str) -> None:
        self._forget()
        self.page.settle()
        self.read()
        self.page.head.say(done=words)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, name: str) -> None:
        try:
            key = self._desk.procedures.copy(self._open, name)
        except CpdeskError as error:
            self.page.head.asked.error.say(str(error))
            return
        self.open(key)
        self.page.head.say(done=self.tr("This is your own copy now; everything in it can be changed."))

    def _use(self, key: str) -> None:
        try:
            self._desk.procedures.set_default(key)
        except CpdeskError as error:
            (self.page.head if self._open else self.list).say(error=str(error))
            return
        self.read()
        if not self._open:
            self.list.focus_on(key)

    def _remove(self) -> None:
        try:
            self._desk.procedures.remove(self._open)
        except CpdeskError as error:
            self.page.head.settle()
            self.page.head.say(error=str(error))
            return
        self._drafts.pop(self._open, None)  # gone with the procedure
        self.show_list()
        self.list.say(done=self.tr("The procedure was removed."))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the list, or the procedure that is open."""
        (self.page if self._open else self.list).setFocus(event.reason())
