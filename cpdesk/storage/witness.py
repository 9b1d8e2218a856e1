"""The witness: what this computer remembers of a sealed file, so that an old whole one put back is noticed.

It lies outside the file, in a folder of its own, and holds no name and no key: how often anything was
committed when the file was last open here. A computer that has none has seen nothing yet.
"""

import contextlib
import hmac
import struct
from hashlib import blake2b
from io import FileIO
from pathlib import Path

from cpdesk.own_folder import make_own
from cpdesk.storage.key import DataKey

_SEEN = struct.Struct(">Q")
_MAC = 32


class Witness:
    """What is remembered of one file and one line of descent; a disk that refuses it hinders nobody."""

    def __init__(self, folder: Path | None, key: DataKey, line: bytes) -> None:
        """`folder` may be absent yet; None remembers nothing."""
        self._key = key.derive("witness")
        name = blake2b(key.file_id + line, key=self._key, digest_size=16).hexdigest()
        self._path = None if folder is None else folder / name
        self._file: FileIO | None = None

    def knows_later(self, commits: int) -> bool:
        """Whether this file was open here with more commits than these."""
        return commits < self._known()

    def note(self, commits: int) -> None:
        """Remember the file as it is now; in place, and not waited for until the disk has it."""
        if self._path is None:
            return
        seen = _SEEN.pack(commits)
        with contextlib.suppress(OSError):
            if self._file is None:
                make_own(self._path.parent)
                self._path.touch(0o600)
                self._file = self._path.open("r+b", buffering=0)
            self._file.seek(0)
            self._file.write(seen + hmac.digest(self._key, seen, "sha256"))

    def close(self) -> None:
        """Let go of its file."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _known(self) -> int:
        """What was last noted; 0 when it does not read, as after a power cut in the middle of it."""
        raw = b""
        with contextlib.suppress(OSError):
            raw = self._path.read_bytes() if self._path is not None else b""
        seen, mac = raw[: _SEEN.size], raw[_SEEN.size :][:_MAC]
        if len(mac) != _MAC or not hmac.compare_digest(hmac.digest(self._key, seen, "sha256"), mac):
            return 0
        return int(_SEEN.unpack(seen)[0])
