"""Questions line by line: each gets one line of answer, at once when somebody waits for it."""

from collections.abc import Callable, Iterator
from io import BufferedIOBase
from typing import BinaryIO

from cpdesk.interchange.date_events import LONGEST_LINE

Answer = Callable[[bytes | None], bytes]
"""Takes a line without its end, or None for one that is too long; gives a line without its end."""
_AT_ONCE = 64 * 1024


def answer_lines(source: BufferedIOBase, target: BinaryIO, answer: Answer) -> None:
    """Answer every line of `source` in order, and pass on what is answered before waiting for more.

    The last line needs no end. Only as much of a line that is too long is held as tells that it is.
    """
    for lines in _batches(source):
        answers = memoryview(b"".join(answer(line) + b"\n" for line in lines))
        while answers:
            answers = answers[target.write(answers) :]  # a pipe without a buffer may take a part
        target.flush()


def _batches(source: BufferedIOBase) -> Iterator[list[bytes | None]]:
    """The lines that have come in together, without their ends; None for one that is too long."""
    rest, too_long = b"", False
    chunk = source.read1(_AT_ONCE)
    while chunk:
        *whole, rest = (rest + chunk).split(b"\n")
        lines: list[bytes | None] = [line.removesuffix(b"\r") for line in whole]
        if too_long and lines:
            lines[0], too_long = None, False
        if len(rest) > LONGEST_LINE:
            rest, too_long = b"", True
        if lines:
            yield lines
        chunk = source.read1(_AT_ONCE)
    if rest or too_long:
        yield [None if too_long else rest]
