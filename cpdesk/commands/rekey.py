"""`rekey`: replace all keys of a sealed file, when somebody may have got hold of one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from cpdesk.commands import console
from cpdesk.commands.columns import fit, paragraph
from cpdesk.commands.passphrases import Passphrases
from cpdesk.interchange.policy_file import policy_here

_STOPPED = (
    "Stopped. Should the old passphrase not open the file any more, the new one does; then make a new "
    "recovery key in Settings."
)
_UNSAID = (
    "All keys of the file are new, and only your new passphrase opens it; but the new recovery key could not "
    "be written out, and nobody knows it. Open the file in the window and make another in Settings. Other "
    "people are to be added again."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    file: Path
    passphrase_fd: int | None = None


def run(asked: Asked) -> int:
    """Replace all keys and say the new recovery key, this once; gives the exit status."""
    return console.answer(lambda: _rekeyed(asked), _STOPPED, _UNSAID)


def _rekeyed(asked: Asked) -> str:
    # only now: the database takes a while to load
    from cpdesk.services.sealing import Sealing, nobody
    from cpdesk.services.this_computer import seen

    source = Passphrases(asked.passphrase_fd)
    sealing = Sealing(nobody, policy=policy_here(), seen=seen())  # an older copy put back gets no new keys
    desk = source.trying(lambda secret: sealing.unlock(asked.file, secret), "Present passphrase: ")
    try:
        new = source.new()
        with console.asked_to_stop() as asked_to:  # once the keys are new, nothing may keep us from saying so
            made = desk.keys.rekey(new, console.Progress(), asked_to)
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
