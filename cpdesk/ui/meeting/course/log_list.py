"""What happened when in the meeting, to be looked up without leaving it."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cpdesk.rules.wording import clock
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.log import log_of


class LogList(QPlainTextEdit):
    """One line for each thing that happened, the latest last; why a part was held stays out of sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What happened when"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_conference(self, conference: Conference) -> None:
        """Show what has happened until now, the latest in sight."""
        parts = tuple(replace(part, reason="") for part in conference.parts)
        log = log_of(replace(conference, parts=parts))
        words = "\n".join(f"{clock(line.at)}  {line.words}" for line in log)
        if words != self.toPlainText():
            self.setPlainText(words)
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())

    def sizeHint(self) -> QSize:
        """Takes what it gets."""
        return QSize(150, 200)
