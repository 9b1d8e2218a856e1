"""Long pieces of work beside the window: the only threads, with progress, cancel and one result."""

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from cpdesk.errors import Cancelled, CpdeskError

LOOK_EVERY_MS = 15


class Watch:
    """What the work gets: a place to tell its progress, and whether somebody stopped it."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.post: SimpleQueue[tuple[str, object]] = SimpleQueue()

    def progress(self, done: int, total: int, words: str = "") -> None:
        """Tell how far the work is; raises `Cancelled` when it was stopped before its end."""
        self.post.put(("progress", (done, total, words)))
        if self._stop.is_set() and done < total:
            raise Cancelled("Stopped. Nothing half-made was left behind.")

    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop at its next progress report."""
        self._stop.set()


class Task(QObject):
    """One long piece of work; its signals come on the window's thread.

    It belongs to `owner`: when that widget dies, the work is asked to stop and tells nobody anything
    more. The worker never touches a Qt object; the window looks into a queue.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    """The result of the work."""
    failed = Signal(object)
    """A `CpdeskError`, whose words are shown as they stand. Any other error is raised in the window."""
    ended = Signal()
    """The work is over, one way or another; comes before `done` or `failed`, so that a page can wake up."""

    def __init__(self, owner: QObject, work: Callable[[Watch], object]) -> None:
        super().__init__(owner)
        self._watch = Watch()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._thread = threading.Thread(target=_run, args=(work, self._watch), name="cpdesk work")
        self.destroyed.connect(self._watch.stop)

    def start(self) -> "Task":
        """Begin; connect the signals first. Gives the task itself."""
        self._timer.start()
        self._thread.start()
        return self

    def cancel(self) -> None:
        """Ask the work to stop; `failed` with `Cancelled` follows if it was not yet done."""
        self._watch.stop()

    def wait(self) -> None:
        """Block until the worker has ended; only for the end of the program."""
        self._thread.join()

    def _look(self) -> None:
        while isValid(self):  # what a signal sets off may be the end of the owner, and with it of this task
            try:
                kind, value = self._watch.post.get_nowait()
            except Empty:
                return
            if kind == "progress" and isinstance(value, tuple):
                self.progressed.emit(*value)
                continue
            self._timer.stop()
            self._thread.join()
            self._finish(kind, value)
            return

    def _finish(self, kind: str, value: object) -> None:
        self.deleteLater()
        self.ended.emit()
        if isValid(self) and kind == "done":
            self.done.emit(value)
        elif isValid(self) and isinstance(value, CpdeskError):
            self.failed.emit(value)
        if kind == "error" and isinstance(value, BaseException) and not isinstance(value, CpdeskError):
            raise value


def _run(work: Callable[[Watch], object], watch: Watch) -> None:
    try:
        watch.post.put(("done", work(watch)))
    except Exception as error:  # noqa: BLE001 the window shows it, or ui/problems.py does
        watch.post.put(("error", error))
