"""`restore`: make a new sealed file of what is in a backup; what is there already is never overwritten."""

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cpdesk.commands import console
from cpdesk.commands.columns import fit, paragraph
from cpdesk.commands.passphrases import Passphrases
from cpdesk.rules.wording import instant_words, listing
from cpdesk.snapshots.backups import Contents

FORMAT = "cpdesk restore"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    backup: Path
    to: Path
    passphrase_fd: int | None = None
    as_json: bool = False


def run(asked: Asked) -> int:
    """Restore a backup; gives the exit status."""
    say, refused = (_json, console.refused_in_json(FORMAT)) if asked.as_json else (_words, None)
    stopped = "Stopped. Nothing half-made was left behind."
    return console.answer(lambda: say(asked.to, _restored(asked)), stopped, refused=refused)


def _restored(asked: Asked) -> Contents:
    from cpdesk.services.backup_shelf import with_passphrase  # only now: the database takes a while to load

    shelf = Passphrases(asked.passphrase_fd).trying(
        lambda secret: with_passphrase(asked.backup, asked.backup, secret, lambda: datetime.now(UTC))
    )
    held = shelf.look(asked.backup)
    shelf.restore(asked.backup, asked.to, console.Progress())
    return held


def _words(path: Path, held: Contents) -> str:
    width = fit(shutil.get_terminal_size().columns)
    counts = listing([f"cases: {held.cases}", f"conferences: {held.conferences}", f"entries: {held.entries}"])
    last = f", last changed {instant_words(held.last_change)}" if held.last_change else ""
    said = f"Restored and verified; {counts}{last}. The passphrases of the backup open it:"
    return "\n".join([paragraph(said, width), f"    {path}"])


def _json(path: Path, held: Contents) -> str:
    said = {
        "format": FORMAT,
        "version": 1,
        "file": str(path),
        "cases": held.cases,
        "conferences": held.conferences,
        "entries": held.entries,
        "last_change": held.last_change.isoformat() if held.last_change else None,
    }
    return json.dumps(said, ensure_ascii=False, indent=1)
