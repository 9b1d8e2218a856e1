"""What can be written after `python -m cpdesk`, and what each word means."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cpdesk.commands import console
from cpdesk.commands.passphrases import add_option


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window is to be opened."""

    demo: bool = False
    """With a practice conference moved to today, in a temporary sealed file."""
    picture: Path | None = None
    """Draw the window into this file instead of on a screen."""
    file: Path | None = None
    """The sealed file to offer, as a double click on it names it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the command line asks for: a command that gives its exit status, or else the window."""

    window: WindowOptions
    command: Callable[[], int] | None = None


def read(arguments: Sequence[str] | None = None) -> Chosen:
    """Read the command line; ends the program with status 2 and a sentence when it is wrong."""
    console.speak_utf8()
    words = sys.argv[1:] if arguments is None else arguments
    if len(words) == 1 and words[0].endswith(".cpdesk"):
        return Chosen(WindowOptions(file=Path(words[0])))
    parser = _parser()
    found, rest = parser.parse_known_args(arguments)
    if found.command == "dates":  # events may stand before, between and after the options
        found.events += [word for word in rest if not word.startswith("-")]
        rest = [word for word in rest if word.startswith("-")]
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    window = WindowOptions(demo=found.demo, picture=found.picture)
    if found.command is None:
        return Chosen(window)
    if found.demo or found.picture:
        parser.error("--demo and --picture open the window, and a command does not")
    # the commands are imported only when asked: the window opens sooner without them
    if found.command == "dates":
        from cpdesk.commands import dates

        asked = dates.Asked(
            tuple(found.events),
            found.procedure,
            as_json=found.json,
            lines=found.lines,
            rules=found.rules,
            closed=tuple(found.closed),
            holidays=tuple(found.holiday),
        )
        return Chosen(window, partial(dates.run, asked))
    if found.command != "rehearse":
        return Chosen(window, _of_sealed_files(found))
    from cpdesk.commands import rehearse

    return Chosen(window, partial(rehearse.run, found.file, found.out, found.procedure))


def _of_sealed_files(found: argparse.Namespace) -> Callable[[], int]:
    """The command that asks for the passphrase of a sealed file."""
    if found.command == "check":
        from cpdesk.commands import check

        looked_at = check.Asked(found.file, found.passphrase_fd, tuple(found.backups), as_json=found.json)
        return partial(check.run, looked_at)
    if found.command == "backup":
        from cpdesk.commands import backup

        copied = backup.Asked(found.file, found.to, found.passphrase_fd, as_json=found.json)
        return partial(backup.run, copied)
    if found.command == "restore":
        from cpdesk.commands import restore

        taken = restore.Asked(found.backup, found.to, found.passphrase_fd, as_json=found.json)
        return partial(restore.run, taken)
    from cpdesk.commands import rekey

    return partial(rekey.run, rekey.Asked(found.file, found.passphrase_fd))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cpdesk",
        description="Guides the chair and clerk of a child protection conference, offline, on an encrypted "
        "file.",
        epilog="Without a command the window opens; with a FILE.cpdesk alone, at that file.",
        allow_abbrev=False,
    )
    parser.add_argument("--demo", action="store_true", help="show a practice conference, moved to today")
    parser.add_argument(
        "--picture", metavar="FILE", type=Path, help="draw the window into a picture file; needs no screen"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_rehearse(commands)
    _add_dates(commands)
    _add_check(commands)
    _add_backup(commands)
    _add_restore(commands)
    _add_rekey(commands)
    return parser


def _add_rehearse(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
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


def _add_dates(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = commands.add_parser(
        "dates",
        help="work out every last date that follows from what has happened",
        description="Works out every last date that follows from what has happened, each with its reason.",
        epilog="Days are written 2026-11-05; times 2026-11-26T12:04, on the local clock unless they have an "
        "offset. The strategy discussion may be given several times or with commas. Without an event that a "
        "rule counts from, that rule is not answered.",
        allow_abbrev=False,
    )
    one.add_argument("events", metavar="EVENT=WHEN", nargs="*", help="e.g. strategy_discussion=2026-11-05")
    one.add_argument(
        "--procedure",
        metavar="NAME",
        help="whose figures: a key, a name or the path of a procedure’s file; City of London if not said",
    )
    one.add_argument("--json", action="store_true", help="answer with one JSON object")
    several = one.add_mutually_exclusive_group()
    several.add_argument(
        "--lines",
        action="store_true",
        help="read questions from standard input, one JSON object a line, and answer each with one line",
    )
    several.add_argument("--rules", action="store_true", help="list every rule with its figure and source")
    one.add_argument(
        "--closed",
        metavar="DAY[=NAME]",
        action="append",
        default=[],
        help="a day on which the office is closed; may be repeated",
    )
    one.add_argument(
        "--holiday",
        metavar="DAY=NAME",
        action="append",
        default=[],
        help="a newly proclaimed bank holiday; may be repeated",
    )


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = commands.add_parser(
        "check",
        help="look whether a sealed file is whole, and say in words what is wrong and what to do",
        description="Looks at everything in a sealed file: its parts, its seal, every page, the history, "
        "keys, versions, room on the disk. Reads only; no byte is changed. The exit status is 0 when nothing "
        "is wrong and 1 when something is.",
        epilog="Without the right passphrase only what can be seen from outside is looked at.",
        allow_abbrev=False,
    )
    one.add_argument("file", metavar="FILE", type=Path, help="the file whose name ends in .cpdesk")
    one.add_argument("--json", action="store_true", help="answer with one JSON object")
    one.add_argument(
        "--backups",
        metavar="FOLDER",
        type=_folder,
        action="append",
        default=[],
        help="look for backups of the file in this folder, too; may be repeated",
    )
    add_option(one)


def _add_backup(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = commands.add_parser(
        "backup",
        help="make a backup of a sealed file in a folder",
        description="Makes a backup of a sealed file in a folder; its name says the day and the time. It is "
        "opened and verified before it has that name, and the passphrases of the file open it. Older backups "
        "of the same file in the folder are thinned out; the newest, and the only good one, always stay.",
        epilog="The file must not be open in cpdesk at the same time: that makes its backups by itself.",
        allow_abbrev=False,
    )
    one.add_argument("file", metavar="FILE", type=Path, help="the file whose name ends in .cpdesk")
    one.add_argument("--to", metavar="FOLDER", type=_folder, required=True, help="a folder that is there")
    one.add_argument("--json", action="store_true", help="answer with one JSON object")
    add_option(one)


def _add_restore(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = commands.add_parser(
        "restore",
        help="make a new sealed file of what is in a backup",
        description="Makes a new sealed file of what is in a backup. It is opened and verified before it has "
        "its name; the passphrases of the backup open it, and its history says that it was restored.",
        epilog="Nothing is ever overwritten: FILE must not be there yet.",
        allow_abbrev=False,
    )
    one.add_argument("backup", metavar="BACKUP", type=Path, help="the backup whose name ends in .cpdesk")
    one.add_argument("--to", metavar="FILE", type=_new_file, required=True, help="the new file")
    one.add_argument("--json", action="store_true", help="answer with one JSON object")
    add_option(one)


def _add_rekey(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    one = commands.add_parser(
        "rekey",
        help="replace all keys of a sealed file, when somebody may have got hold of one",
        description="Writes the records of a sealed file again under new keys, verifies them, and puts them "
        "in the place of the old ones; stopped at any moment, the file is the old or the new one. Asks for "
        "the present passphrase of a chair or manager, then for a new one, and says the new recovery key "
        "once.",
        epilog="Everybody else has to be added again. Backups from before still open with the old keys.",
        allow_abbrev=False,
    )
    one.add_argument("file", metavar="FILE", type=Path, help="the file whose name ends in .cpdesk")
    add_option(one)


def _new_file(words: str) -> Path:
    """A name for a new sealed file, which gets our ending when it has none."""
    path = _folder(words)
    with suppress(OSError, ValueError):  # a name that no disk can hold is refused when it is written
        if path.is_dir():
            raise argparse.ArgumentTypeError("this is a folder; write the name of the new file behind it")
    return path if path.suffix == ".cpdesk" else path.with_name(f"{path.name}.cpdesk")


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
