"""`check`: whether a sealed file is whole, in words; reads only, and changes no byte of it."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cpdesk.commands import console
from cpdesk.commands.columns import fit, paragraph
from cpdesk.commands.passphrases import Passphrases
from cpdesk.errors import CpdeskError, NotPossible, WrongPassphrase
from cpdesk.snapshots.health import Examination, Standing

FORMAT = "cpdesk check"
_SIGNS = {Standing.OK: "ok", Standing.LOOK: "look", Standing.WRONG: "WRONG"}
_WHOLE = {
    Standing.OK: "Everything is as it should be.",
    Standing.LOOK: "Nothing is lost; somebody should see to what is marked “look”.",
    Standing.WRONG: "Something is wrong: see what is marked “WRONG”.",
}
_NOT_INSIDE = "Only what can be seen from outside was looked at."


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    file: Path
    passphrase_fd: int | None = None
    backups: tuple[Path, ...] = ()
    as_json: bool = False


def run(asked: Asked) -> int:
    """Check a file; gives the exit status: 0 when nothing is wrong, 1 when something is."""
    with console.faults_without_texts(), console.stoppable():
        try:
            found, refused = _examined(asked)
        except KeyboardInterrupt:
            console.sentence("The check was stopped; nothing was changed.")
            return 1
    if not console.say(_json(asked.file, found, refused) if asked.as_json else _words(found, refused)):
        console.sentence("The file was looked at, but what was found could not be written out.")
        return 1
    return 1 if refused or found.standing is Standing.WRONG else 0


def _examined(asked: Asked) -> tuple[Examination, str]:
    """What was found, and why the file was not looked into, if it was not."""
    from cpdesk.services.health import examine_closed  # only now: the database takes a while to load
    from cpdesk.services.this_computer import seen

    source, folders = Passphrases(asked.passphrase_fd), asked.backups or None
    now, progress = datetime.now(UTC), console.Progress()
    try:
        return examine_closed(asked.file, source.trying, now, folders, progress, seen()), ""
    except (WrongPassphrase, NotPossible) as refused:
        return examine_closed(asked.file, None, now, folders), f"{refused} {_NOT_INSIDE}"
    except CpdeskError as refused:
        return examine_closed(asked.file, None, now, folders), str(refused)


def _words(found: Examination, refused: str) -> str:
    width = fit(shutil.get_terminal_size().columns)
    lines: list[str] = []
    for one in found.findings:
        lines += [f"{_SIGNS[one.standing]:<5}  {one.title}", paragraph(one.words, width, 7), ""]
    lines.append(paragraph(refused or _WHOLE[found.standing], width))
    return "\n".join(lines)


def _json(file: Path, found: Examination, refused: str) -> str:
    standing = Standing.WRONG if refused else found.standing
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "file": str(file),
        "at": found.at.isoformat(),
        "standing": standing,
        "not_looked_into": refused or None,
        "findings": _findings(found),
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _findings(found: Examination) -> Sequence[dict[str, str]]:
    return [
        {"key": one.key, "title": one.title, "standing": one.standing, "words": one.words}
        for one in found.findings
    ]
