"""What a command says in the terminal: UTF-8, plain sentences, progress only where somebody looks."""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from types import FrameType, TracebackType

from cpdesk.errors import CpdeskError

UNSAID = "It was done, but the answer could not be written out: its reader has gone, or the disk is full."
_NOWHERE = "There is nowhere to write the answer to: standard output is closed. Nothing was done."
_ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What asks a program to end; the second comes when its terminal is closed."""


def speak_utf8() -> None:
    """Write UTF-8 to both streams, on Windows too, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def sentence(words: str) -> None:
    """One line on stderr; never on stdout, where an answer stands, and a closed terminal is no fault."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(" ".join(words.split()), file=sys.stderr, flush=True)


def say(words: str) -> bool:
    """Print an answer on stdout; whether it could be written."""
    try:
        if sys.stdout is not None:
            print(words, flush=True)
            return True
    except OSError:
        let_stdout_go()
    return False


def let_stdout_go() -> None:
    """Have what is still waiting for a reader who has gone away thrown away without a word."""
    if sys.stdout is None:
        return
    with suppress(OSError, ValueError):  # stdout may be no file of the system
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def answer(
    work: Callable[[], str], stopped: str, unsaid: str = UNSAID, refused: Callable[[str], str] | None = None
) -> int:
    """Do what a command is asked for and print what it says; gives the exit status, 1 after a refusal.

    `stopped` is said when somebody ends it before it is done, `unsaid` when it was done and the answer
    cannot be written; `refused` makes an answer of the words of a refusal, which stand on stderr anyway.
    """
    if sys.stdout is None:
        sentence(_NOWHERE)
        return 1
    with faults_without_texts(), stoppable():
        try:
            if say(work()):
                return 0
            problem, refused = unsaid, None
        except CpdeskError as words:
            problem = str(words)
        except KeyboardInterrupt:
            problem = stopped
    sentence(problem)
    if refused is not None:
        say(refused(problem))
    return 1


def refused_in_json(form: str) -> Callable[[str], str]:
    """Makes a JSON object of a refusal, in the format of a command’s answers."""
    return lambda words: json.dumps(
        {"format": form, "version": 1, "refused": words}, ensure_ascii=False, indent=1
    )


class Progress:
    """The present step, on stderr, when that is a terminal; called with done, of how many, and words."""

    def __init__(self) -> None:
        self._shown = bool(sys.stderr and sys.stderr.isatty())
        self._last = ""

    def __call__(self, done: int, total: int, words: str) -> None:
        """Say the step once, when it begins."""
        if self._shown and words != self._last:
            sentence(f"{words} …")
            self._last = words


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to end the program clean up as Ctrl+C does."""
    with _answered_by(_stop, _ENDINGS):
        yield


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Gives whether somebody has asked the program to end, which does not end it meanwhile.

    For work that must be told of once it is done.
    """
    asked = False

    def note(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    with _answered_by(note, (signal.SIGINT, *_ENDINGS)):
        yield lambda: asked


@contextmanager
def _answered_by(
    answering: Callable[[int, FrameType | None], None], signals: tuple[signal.Signals, ...]
) -> Iterator[None]:
    """Have signals answered so; one that is ignored (`nohup`) stays so."""
    heeded = [number for number in signals if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, answering) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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
