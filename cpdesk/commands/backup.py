"""`backup`: make a backup of a sealed file in a folder, opened and verified before it has its name."""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cpdesk.commands import console
from cpdesk.commands.columns import fit, paragraph
from cpdesk.commands.passphrases import Passphrases
from cpdesk.errors import CannotWrite
from cpdesk.interchange.policy_file import policy_here
from cpdesk.rules.wording import instant_words, many, size_words
from cpdesk.snapshots.backups import Made

FORMAT = "cpdesk backup"
ABSENT = (
    "There is no folder of this name; it may be on a stick or drive that is not connected. Nothing was "
    "written. Name a folder that is there, and try again."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    file: Path
    to: Path
    passphrase_fd: int | None = None
    as_json: bool = False


def run(asked: Asked) -> int:
    """Make a backup; gives the exit status."""
    say, refused = (_json, console.refused_in_json(FORMAT)) if asked.as_json else (_words, None)
    stopped = "Stopped. Nothing half-made was left behind."
    return console.answer(lambda: say(_made(asked)), stopped, refused=refused)


def _made(asked: Asked) -> Made:
    # only now: the database takes a while to load
    from cpdesk.services.sealing import Sealing, nobody
    from cpdesk.services.this_computer import seen

    if not _is_there(asked.to):
        raise CannotWrite(ABSENT)
    # an older copy put back must not become a good backup, nor, by being counted on, pass for the latest
    sealing = Sealing(nobody, policy=policy_here(), seen=seen())
    desk = Passphrases(asked.passphrase_fd).trying(
        lambda secret: sealing.unlock(asked.file, secret), "Passphrase: "
    )
    try:
        return desk.backups.make(asked.to, console.Progress())
    finally:
        desk.close()


def _is_there(folder: Path) -> bool:
    with suppress(OSError, ValueError):  # a name that no disk can hold
        return folder.is_dir()
    return False


def _words(made: Made) -> str:
    width = fit(shutil.get_terminal_size().columns)
    said = f"Backed up {instant_words(made.line.at)}, {size_words(made.line.size)}, opened and verified:"
    lines = [paragraph(said, width), f"    {made.line.path}"]
    if made.removed:
        thinned = f"{many(made.removed, 'older backup')} of this file went by the thinning rule."
        lines.append(paragraph(thinned, width))
    return "\n".join(lines)


def _json(made: Made) -> str:
    said = {
        "format": FORMAT,
        "version": 1,
        "backup": str(made.line.path),
        "made_at": made.line.at.isoformat(),
        "bytes": made.line.size,
        "older_removed": made.removed,
    }
    return json.dumps(said, ensure_ascii=False, indent=1)
