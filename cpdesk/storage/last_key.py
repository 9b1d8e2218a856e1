"""Which key last opened a sealed file on this computer: it is tried first the next time.

Each key that is tried costs a derivation, slow on purpose; without this, whoever stands third among the keys
waits for three. Kept is a number, beside the witness, under a digest of the file’s random identity: no name,
no place, nothing of a passphrase. Where it is missing, damaged or wrong, every key is tried all the same.
"""

import contextlib
from hashlib import blake2b
from pathlib import Path

from cpdesk.own_folder import make_own
from cpdesk.storage.header import MOST_SLOTS, Header, Kind, Slot

_LONGEST = 2  # figures


def in_turn(folder: Path | None, known: Header) -> list[Slot]:
    """The passphrases of a file, the likeliest first; `folder` is that of the witness."""
    keys = _passphrases(known)
    last = _noted(folder, known.file_id)
    if last is None or last >= len(keys):
        return keys
    return [keys[last], *keys[:last], *keys[last + 1 :]]


def note(folder: Path | None, known: Header, salt: bytes) -> None:
    """Remember that the key with this salt opened the file; a disk that refuses it hinders nobody.

    A recovery key is not remembered: it is tried by how it looks.
    """
    opened = [number for number, slot in enumerate(_passphrases(known)) if slot.salt == salt]
    if folder is None or not opened or opened[0] == _noted(folder, known.file_id):
        return
    place = _place(folder, known.file_id)
    with contextlib.suppress(OSError):
        make_own(folder)
        place.touch(0o600)
        place.write_text(str(opened[0]), encoding="ascii")


def _passphrases(known: Header) -> list[Slot]:
    """Without the recovery key, which changes its place when it is made anew."""
    return [slot for slot in known.slots if slot.kind is not Kind.RECOVERY]


def _noted(folder: Path | None, file_id: bytes) -> int | None:
    if folder is None:
        return None
    said = b""
    with contextlib.suppress(OSError), _place(folder, file_id).open("rb") as note_:
        said = note_.read(_LONGEST + 1)
    good = len(said) <= _LONGEST and said.isdigit()
    return int(said) if good and int(said) < MOST_SLOTS else None


def _place(folder: Path, file_id: bytes) -> Path:
    return folder / f"{blake2b(file_id, digest_size=16, person=b'cpdesk last key').hexdigest()}.last"
