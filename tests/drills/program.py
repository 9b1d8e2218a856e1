"""The program that a drill kills, or whose power goes: the real services on a real sealed file.

    python -m tests.drills.program PATH CONFERENCE DEED…

It does one deed after the other and says, in a line of JSON each, what it begins and what is done; a deed is
done when the service has returned, which is when a window would show it. Deeds are `open|SECRET`, `close`,
`write|COUNT` (entries, from the number after the last), `create|PATH`, `passphrase|NEW`, `rekey|NEW`,
`backup|FOLDER`, `restore|BACKUP|PATH`, `migrate|SECRET` (open and close), `export|FOLDER`, and, for the
controls, `careless|SETTING`, which opens the file with another `synchronous`, and `unsynced`, which leaves
out every sync of Python’s.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import cpdesk.storage.vault  # noqa: F401  here, before anybody measures or records what is done
from cpdesk.services.desk import Desk
from cpdesk.storage import connection
from tests.drills import ground


def say(**words: object) -> None:
    """One line, at once."""
    os.write(1, json.dumps(words).encode() + b"\n")


class Program:
    """One sealed file and what is done to it."""

    def __init__(self, path: Path, conference: UUID) -> None:
        self.path = path
        self.conference = conference
        self.secret = ground.PASSPHRASE
        self.deeds: dict[str, Callable[..., None]] = {
            "open": self.open, "close": self.close, "write": self.write, "create": self.create,
            "passphrase": self.passphrase, "rekey": self.rekey, "backup": self.backup,
            "restore": self.restore, "migrate": self.migrate, "export": self.export,
            "careless": self.careless, "unsynced": self.unsynced,
        }  # fmt: skip

    def do(self, deed: str) -> None:
        """One deed by its word, said before and after."""
        name, *details = deed.split("|")
        say(begins=name, about=details)
        self.deeds[name](*details)
        say(done=name, about=details)

    def open(self, secret: str) -> None:
        self.desk: Desk = ground.sealing().unlock(self.path, secret)
        self.secret = secret
        self.next = max(ground.numbers_in(self.desk, self.conference), default=0) + 1

    def close(self) -> None:
        self.desk.close()

    def write(self, count: str) -> None:
        for _ in range(int(count)):
            say(begins="entry", about=self.next)
            ground.say(self.desk, self.conference, self.next)
            say(done="entry", about=self.next)
            self.next += 1

    def create(self, path: str) -> None:
        ground.sealing().create(Path(path), ground.PASSPHRASE).desk.close()

    def passphrase(self, new: str) -> None:
        self.desk.keys.change("", new, self.secret)
        self.secret = new

    def backup(self, folder: str) -> None:
        self.desk.backups.make(Path(folder))

    def rekey(self, new: str) -> None:
        self.desk.keys.rekey(new)
        self.secret = new

    def migrate(self, secret: str) -> None:
        ground.sealing().unlock(self.path, secret).close()

    def restore(self, backup: str, target: str) -> None:
        self.desk.backups.shelf().restore(Path(backup), Path(target))

    def export(self, folder: str) -> None:
        self.desk.papers.make(self.conference, Path(folder))

    def careless(self, setting: str) -> None:
        kept = tuple(line for line in connection._LASTING if "synchronous" not in line)
        connection._LASTING = (*kept, f"PRAGMA synchronous = {setting}")

    def unsynced(self) -> None:
        os.fsync = lambda _handle: None


def main(words: list[str]) -> None:
    """Do all deeds."""
    path, conference, *deeds = words
    program = Program(Path(path), UUID(conference))
    for deed in deeds:
        program.do(deed)


if __name__ == "__main__":
    main(sys.argv[1:])
