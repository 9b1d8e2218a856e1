"""What happens when the program itself is at fault: one apology, and a log without a word of any case."""

import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QMessageBox, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.own_folder import make_own

PACKAGE = Path(__file__).parents[1]
LONGEST_LOG = 500_000
"""Bytes; an older log is begun anew."""


class Problems(QObject):
    """Catches what nobody caught, on every thread and from Qt, and says sorry once."""

    _happened = Signal(str)

    def __init__(self, log: Path, window: QWidget) -> None:
        super().__init__(window)
        self._log = log
        self._window = window
        self._said_sorry = False
        self._happened.connect(self._tell)

    def install(self) -> None:
        """Take over the hooks of Python, its threads and Qt."""
        sys.excepthook = self.note
        sys.unraisablehook = self._note_unraisable
        threading.excepthook = self._note_thread
        qInstallMessageHandler(self._note_qt)

    def note(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Write down the kind of an error and where it happened; never its words or values."""
        if issubclass(kind, KeyboardInterrupt):
            return
        self._write([kind.__name__, *places(trace)])
        self._happened.emit(str(error) if isinstance(error, CpdeskError) else "")

    def _note_thread(self, happening: threading.ExceptHookArgs) -> None:
        if happening.exc_value is not None:
            self.note(happening.exc_type, happening.exc_value, happening.exc_traceback)

    def _note_unraisable(self, happening: "sys.UnraisableHookArgs") -> None:
        """An error while something was thrown away: nobody is disturbed, and nothing of it is printed."""
        self._write([happening.exc_type.__name__, *places(happening.exc_traceback)])

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, _words: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._write([kind.name, str(context.category)])

    def _write(self, lines: list[str]) -> None:
        try:
            make_own(self._log.parent)
            full = self._log.exists() and self._log.stat().st_size > LONGEST_LOG
            with self._log.open("w" if full else "a", encoding="utf-8") as log:
                log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {' '.join(lines)}\n")
        except OSError:
            return  # a full or forbidden disk must not make it worse

    def _tell(self, words: str) -> None:
        """Show the words that are meant for a person as they stand; for a bug, say sorry once."""
        if not self._window.isVisible() or (not words and self._said_sorry):
            return  # a box without its window would keep the program from ending
        self._said_sorry = self._said_sorry or not words
        box = QMessageBox(self._window)
        box.setWindowTitle("cpdesk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words or self.tr("Something went wrong inside cpdesk. We are sorry."))
        if not words:
            box.setInformativeText(
                self.tr(
                    "Everything that was shown as saved is in the file. You can carry on; if something looks "
                    "odd, lock the file and unlock it again. What happened was noted on this laptop, without "
                    "any names or words of a case."
                )
            )
        box.addButton(self.tr("Continue"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def places(trace: TracebackType | None) -> list[str]:
    """Where an error came from, as `file:line`, without folders that could name a person."""
    found = []
    for frame, line in traceback.walk_tb(trace):
        file = Path(frame.f_code.co_filename)
        inside = file.relative_to(PACKAGE.parent) if file.is_relative_to(PACKAGE) else Path(file.name)
        found.append(f"{inside.as_posix()}:{line}")
    return found
