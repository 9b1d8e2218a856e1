"""The sealed file on which a drill is held, and what anybody finds who opens it afterwards."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from cpdesk import resources
from cpdesk.errors import CpdeskError, WrongPassphrase
from cpdesk.models.entry import Entry
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Lane

PASSPHRASE = "four swans over the guildhall"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""A derivation that costs nothing: the drills try the file, not the patience of whoever guesses."""
PRACTICE = "practice/initial-conference-four-children.json"


class Failed(AssertionError):
    """What had to hold did not."""


def require(holds: object, otherwise: str) -> None:
    """Raise `Failed` with its words unless this holds; an `assert` that no option of Python leaves out."""
    if not holds:
        raise Failed(otherwise)


@dataclass(frozen=True)
class Ground:
    """A closed sealed file with one conference that is running."""

    path: Path
    conference: UUID
    recovery_key: str

    def copied_to(self, folder: Path) -> "Ground":
        """The same in another folder, which is made anew."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for part in (self.path, data_path(self.path)):
            shutil.copy(part, folder / part.name)
        return Ground(folder / self.path.name, self.conference, self.recovery_key)


def sealing(seen: Path | None = None) -> Sealing:
    """Makes and opens sealed files for a drill; `seen` is where the computer remembers them."""
    return Sealing(nobody, lambda: datetime.now(UTC), CHEAP, seen=seen)


def made(folder: Path) -> Ground:
    """A new sealed file in a folder, with the practice conference begun."""
    folder.mkdir(parents=True, exist_ok=True)
    new = sealing().create(folder / "desk.cpdesk", PASSPHRASE)
    practice = new.desk.practice
    brought = practice.bring_in(practice.read(resources.path(PRACTICE)), fill=False)
    new.desk.run_sheet.begin(brought.conference_id)
    new.desk.run_sheet.go_to(brought.conference_id, "worries")
    new.desk.close()
    return Ground(new.desk.path, brought.conference_id, new.recovery_key)


@contextlib.contextmanager
def opened(path: Path, secret: str) -> Iterator[Desk]:
    """The file, opened by somebody and closed again."""
    desk = sealing().unlock(path, secret)
    try:
        yield desk
    finally:
        desk.close()


def words_of(number: int) -> str:
    """What is said in the entry of this number: now short, now long."""
    return f"{number}: " + " ".join(["he said so"] * (number * 7919 % 90))


def say(desk: Desk, conference: UUID, number: int) -> None:
    """Keep one entry, by its number."""
    desk.meeting.add_entry(conference, words_of(number).strip(), Lane.WORRY)


def numbers_in(desk: Desk, conference: UUID) -> list[int]:
    """The entries kept by number; each is looked at whether it is whole."""
    with desk._store.reading() as session:
        chosen = select(Entry.text).where(Entry.conference_id == conference, Entry.removed.is_(False))
        texts = session.scalars(chosen.order_by(Entry.position)).all()
    numbers = [int(text.split(":")[0]) for text in texts]
    whole = all(text == words_of(number).strip() for number, text in zip(numbers, texts, strict=True))
    require(whole, "an entry is there, but not as it was said")
    require(len(numbers) == len(set(numbers)), "an entry is there twice")
    return numbers


def found_in(path: Path, secrets: Sequence[str], conference: UUID) -> tuple[str, list[int]]:
    """The passphrase that opens a file, of these, and the entries in it. Raises `Failed`."""
    for secret in secrets:
        try:
            with opened(path, secret) as desk:
                return secret, numbers_in(desk, conference)
        except WrongPassphrase:
            continue
        except CpdeskError as refused:
            raise Failed(f"the file does not open: {refused}") from refused
    raise Failed("no passphrase opens the file")


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }
