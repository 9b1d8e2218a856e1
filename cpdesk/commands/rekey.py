"""`rekey`: make all keys of a sealed file anew, when somebody may have got hold of one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from cpdesk.commands import console
from cpdesk.commands.columns import fit, paragraph
from cpdesk.commands.passphrases import Passphrases
from cpdesk.interchange.policy_file import policy_here


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    file: Path
    passphrase_fd: int | None = None


def run(asked: Asked) -> int:
    """Make all keys anew and say the new recovery key, this once; gives the exit status."""
    return console.answer(
        lambda: _rekeyed(asked),
        "Stopped. If nothing was said about a new recovery key, the old keys hold.",
    )


def _rekeyed(asked: Asked) -> str:
    # only now: the database takes a while to load
    from cpdesk.services.sealing import Sealing, nobody

    source = Passphrases(asked.passphrase_fd)
    sealing = Sealing(nobody, policy=policy_here())
    desk = source.trying(lambda secret: sealing.unlock(asked.file, secret), "Present passphrase: ")
    try:
        made = desk.keys.rekey(source.new(), console.Progress())
    finally:
        desk.close()
    width = fit(shutil.get_terminal_size().columns)
    others = "; ".join(f"{slot.name or slot.holder.words} ({slot.holder.words})" for slot in made.others)
    lines = [
        "All keys of the file are new. Only your new passphrase and this recovery key open it:",
        f"    {made.recovery_key}",
        "Write it down now: it is not shown again. The old one and the old passphrases open nothing "
        "but copies and backups from before; those still open with the old keys, so put them out of reach.",
    ]
    if others:
        lines.append(f"These people are to be added again, in Settings: {others}.")
    return "\n\n".join(line if line.startswith("    ") else paragraph(line, width) for line in lines)
