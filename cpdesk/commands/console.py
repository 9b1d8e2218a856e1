"""What a command says in the terminal: UTF-8, plain sentences, progress only where somebody looks."""

import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType

from cpdesk.errors import CpdeskError


def speak_utf8() -> None:
    """Write UTF-8 to both streams, on Windows too, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def sentence(words: str) -> None:
    """One line on stderr."""
    print(" ".join(words.split()), file=sys.stderr)


def answer(work: Callable[[], str], stopped: str) -> int:
    """Do what a command is asked for and print what it says; gives the exit status, 1 after a refusal.

    `stopped` is said when somebody ends it before it is done.
    """
    with faults_without_texts(), stoppable():
        try:
            said = work()
        except CpdeskError as refused:
            sentence(str(refused))
            return 1
        except KeyboardInterrupt:
            sentence(stopped)
            return 1
    print(said)
    return 0


class Progress:
    """The present step, on stderr, when that is a terminal; called with done, of how many, and words."""

    def __init__(self) -> None:
        self._shown = bool(sys.stderr and sys.stderr.isatty())
        self._last = ""

    def __call__(self, done: int, total: int, words: str) -> None:
        """Say the step once, when it begins."""
        if self._shown and words != self._last:
            print(f"{words} …", file=sys.stderr, flush=True)
            self._last = words


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to end the program (SIGTERM) clean up as Ctrl+C does."""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def faults_without_texts() -> Iterator[None]:
    """Report a fault of the program by its place alone, since its message may hold words of a case.

    A fault ends the program, so that the hook stays when one passes through here.
    """
    before = sys.excepthook
    sys.excepthook = _fault
    yield
    sys.excepthook = before


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    frames = traceback.extract_tb(trace)
    place = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    sentence(f"cpdesk has a fault of its own ({kind.__name__}{place}); nothing was written.")
