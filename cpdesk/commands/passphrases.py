"""Where a command gets a passphrase: typed unseen at a terminal, or read from a file descriptor.

Never an argument or a variable of the environment, which other programs on the computer can read.
"""

import argparse
import os
import sys
import warnings
from collections.abc import Callable
from getpass import GetPassWarning, getpass
from typing import TypeVar

from cpdesk.commands import console
from cpdesk.errors import NotPossible, WrongPassphrase

_Done = TypeVar("_Done")

TRIES = 3
_LONGEST = 64 * 1024
_OPTION = "--passphrase-fd"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--passphrase-fd N`; found as `passphrase_fd`, None when not given."""
    parser.add_argument(
        _OPTION,
        metavar="N",
        type=_descriptor,
        help="read the passphrase from this open file descriptor (0 is standard input), one line each; "
        "without it, it is asked for at the terminal and not shown",
    )


class Passphrases:
    """The passphrases of one command, in the order in which it needs them."""

    def __init__(self, descriptor: int | None) -> None:
        """Read them from `descriptor`, line by line; without one, ask at the terminal."""
        self._descriptor = descriptor
        self._line = 0

    def trying(self, do: Callable[[str], _Done], question: str = "Passphrase or recovery key: ") -> _Done:
        """What `do` gives for the passphrase; at the terminal a wrong one may be typed three times.

        Raises `WrongPassphrase` as `do` did, or `NotPossible` when there is no way to give one.
        """
        for _ in range(TRIES - 1 if self._descriptor is None else 0):
            try:
                return do(self._next(question))
            except WrongPassphrase as wrong:
                console.sentence(str(wrong))
        return do(self._next(question))

    def new(self, question: str = "New passphrase: ", again: str = "The same once more: ") -> str:
        """A passphrase that is only now decided on; at the terminal it is typed twice.

        Raises `NotPossible` when the two were different three times.
        """
        if self._descriptor is not None:
            return self._next(question)
        for _ in range(TRIES):
            first = self._next(question)
            if first == self._next(again):
                return first
            console.sentence("The two were not the same. Nothing was changed.")
        raise NotPossible("The two were not the same, three times. Nothing was changed. Start again.")

    def _next(self, question: str) -> str:
        given = _typed(question) if self._descriptor is None else self._read(self._descriptor)
        if not given:
            raise NotPossible("No passphrase was given. Nothing was done.")
        return given

    def _read(self, descriptor: int) -> str:
        """The next line, byte by byte, so that nothing after it is taken from whoever reads there next."""
        line = bytearray()
        try:
            while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
                line += byte
                if len(line) > _LONGEST:
                    raise NotPossible("What was given as a passphrase is far too long. Nothing was done.")
        except OSError as error:
            raise NotPossible(
                f"The passphrase could not be read: {_OPTION} {descriptor} names nothing open to be read. "
                "Nothing was done."
            ) from error
        self._line += 1
        try:
            text = line.decode("utf-8-sig" if self._line == 1 else "utf-8")
        except UnicodeDecodeError:
            raise NotPossible(_NOT_UTF8) from None
        return text.removesuffix("\r")


def _typed(question: str) -> str:
    if sys.platform == "win32" and not (sys.stdin and sys.stdin.isatty()):
        raise NotPossible(_NOWHERE)  # there getpass would wait for keys that nobody can press
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)  # it would show what is typed
            return getpass(question, sys.stderr)
    except (GetPassWarning, EOFError, OSError) as error:
        raise NotPossible(_NOWHERE) from error
    except UnicodeDecodeError:
        raise NotPossible(_NOT_UTF8) from None


def _descriptor(words: str) -> int:
    if not words.isascii() or not words.isdecimal() or len(words) > 9:
        raise argparse.ArgumentTypeError("the number of an open file descriptor is needed, 0 or more")
    return int(words)


_NOWHERE = (
    "The passphrase cannot be asked for, as there is no terminal to type it at unseen. Nothing was done. "
    f"Start the command in a terminal, or give the passphrase with {_OPTION}."
)
_NOT_UTF8 = "What was given as a passphrase is not UTF-8. Nothing was done."
