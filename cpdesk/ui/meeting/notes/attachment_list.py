"""What is attached to a conference: one quiet line, and below it, when asked for, the list."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import clock, size_words
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Attachment
from cpdesk.ui.theme.tokens import SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.files import choose_new_file
from cpdesk.ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from cpdesk.ui.meeting.step_page import StepPage


class AttachmentList(QWidget):
    """The list; `head`, which opens it, stands in the line above the columns while something is attached."""

    def __init__(self, page: "StepPage") -> None:
        super().__init__(page)
        self._page = page
        self._shown: tuple[Attachment, ...] = ()
        self._rows: list[QWidget] = []
        self.head = Button("", kind="quiet")
        self.head.clicked.connect(self._open_or_close)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SMALL_SPACE)
        self._open = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SMALL_SPACE)
        rows.addLayout(self._inside)
        self.head.hide()
        self.hide()

    def show_conference(self, conference: Conference) -> None:
        """Show what is attached now."""
        if conference.attachments == self._shown:
            return
        self._shown = conference.attachments
        self._show()

    def _open_or_close(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        number = len(self._shown)
        self.head.setVisible(number > 0)
        self.setVisible(number > 0 and self._open)
        words = self.tr("1 attachment") if number == 1 else self.tr("{0} attachments").format(number)
        self.head.setText(f"{words} ▾" if self._open else f"{words} ▸")
        name = self.tr("{0}, close the list") if self._open else self.tr("{0}, show them")
        self.head.setAccessibleName(name.format(words))
        for row in self._rows:
            self._inside.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in self._shown] if self._open else []
        for row in self._rows:
            self._inside.addWidget(row)

    def _row(self, one: Attachment) -> QWidget:
        name = PlainLabel(f"{one.name} · {size_words(one.size)} · {clock(one.added_at)}", wrap=False)
        save_name, remove_name = self.tr("Save a copy of {0}"), self.tr("Take out {0}")
        save = Button(self.tr("Save a copy…"), name=save_name.format(one.name), kind="quiet")
        remove = Button(self.tr("Take out"), name=remove_name.format(one.name), kind="quiet")
        save.clicked.connect(lambda: self._ask_where(one))
        remove.clicked.connect(lambda: self._remove(one, remove))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (name, save, remove):
            line.addWidget(part)
        line.addStretch(1)
        return row

    def _ask_where(self, one: Attachment) -> None:
        """The copy is not sealed; the person chooses where it lies."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ending = Path(one.name).suffix
        save = self._page.desk.attachments.save_to
        choose_new_file(
            self, self.tr("Save a copy outside the sealed file"), f"*{ending}", Path(folder, one.name),
            lambda path: self._page.do(lambda: save(one.id, path), self.tr("Copy saved")),
        )  # fmt: skip

    def _remove(self, one: Attachment, button: Button) -> None:
        """Asked twice, since nothing brings it back."""
        if not button.property("sure"):
            button.setProperty("sure", True)
            button.setText(self.tr("Take it out for good"))
            return
        remove = self._page.desk.attachments.remove
        self._page.do(lambda: remove(one.id), self.tr("Attachment taken out"))
        self.head.setFocus()
