"""What can be written after `python -m cpdesk`, and what each word means."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cpdesk.commands import console


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window is to be opened."""

    demo: bool = False
    """With a practice conference moved to today, in a temporary sealed file."""
    picture: Path | None = None
    """Draw the window into this file instead of on a screen."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the command line asks for: a command that gives its exit status, or else the window."""

    window: WindowOptions
    command: Callable[[], int] | None = None


def read(arguments: Sequence[str] | None = None) -> Chosen:
    """Read the command line; ends the program with status 2 and a sentence when it is wrong."""
    console.speak_utf8()
    parser = _parser()
    found = parser.parse_args(arguments)
    window = WindowOptions(demo=found.demo, picture=found.picture)
    if found.command is None:
        return Chosen(window)
    if found.demo or found.picture:
        parser.error("--demo and --picture open the window, and a command does not")
    from cpdesk.commands import rehearse  # only when asked: the window opens sooner without it

    return Chosen(window, partial(rehearse.run, found.file, found.out, found.procedure))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cpdesk",
        description="Guides the chair and clerk of a child protection conference, offline, on an encrypted "
        "file.",
        epilog="Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--demo", action="store_true", help="show a practice conference, moved to today")
    parser.add_argument(
        "--picture", metavar="FILE", type=Path, help="draw the window into a picture file; needs no screen"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    one = commands.add_parser(
        "rehearse",
        help="run the whole conference of a practice file and make its documents",
        description="Runs the whole conference of a practice file, entry by entry, in a new sealed file that "
        "is thrown away afterwards, makes all documents for all readers, and writes rehearsal.json.",
        epilog="FOLDER may be new, empty or hold other files, which are left alone. An earlier rehearsal in "
        "it is replaced. When something is wrong, nothing in FOLDER changes.",
        allow_abbrev=False,
    )
    one.add_argument("file", metavar="FILE", type=Path, help="the practice file")
    one.add_argument("--out", metavar="FOLDER", type=_folder, required=True, help="where the documents go")
    one.add_argument(
        "--procedure",
        metavar="NAME",
        type=_procedure,
        help="the procedure to hold it under, instead of the one that the file names",
    )
    return parser


def _folder(words: str) -> Path:
    """A named folder; a blank name (an unset variable, say) must not mean the folder one stands in."""
    if not words.strip():
        raise argparse.ArgumentTypeError("the name of the folder is blank")
    return Path(words)


def _procedure(words: str) -> str:
    from cpdesk.rules.procedure import find_procedures, procedure_keys  # only when asked: five files to read

    found = find_procedures(words)
    if not found:
        raise argparse.ArgumentTypeError(
            f"there is no such procedure; there are {', '.join(procedure_keys())}"
        )
    return found[0]
