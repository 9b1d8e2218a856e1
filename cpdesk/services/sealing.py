"""Sealed files: create one, unlock one. Light to import: the rest loads while a passphrase is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.errors import CpdeskError
from cpdesk.services.change import Announce, Change

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.storage.cost import Cost
    from cpdesk.storage.vault import DataKey


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file just made, open, and the recovery key that is shown this once."""

    desk: "Desk"
    recovery_key: str

    def __repr__(self) -> str:
        """Nothing that could end in a log."""
        return "NewFile(…)"


def _now() -> datetime:
    return datetime.now(UTC)


class Sealing:
    """Makes and opens sealed files; what they hold is announced through `announce`."""

    def __init__(
        self, announce: Announce, now: Callable[[], datetime] = _now, cost: "Cost | None" = None
    ) -> None:
        """`cost` of the key derivation is for tests and throw-away files; without it, this machine's."""
        self._announce = announce
        self._now = now
        self._cost = cost

    def warm_up(self) -> None:
        """Import what unlocking needs; to be run beside the typing of the passphrase."""
        import cpdesk.services.desk
        import cpdesk.storage.vault  # noqa: F401  heavy: SQLAlchemy and the cipher, 0.5 s

    def create(self, path: Path, passphrase: str) -> NewFile:
        """Make a new sealed file at `path` (ending `.cpdesk`) and open it.

        Raises CannotWrite when something is there already or the folder refuses.
        """
        from cpdesk.storage import vault  # lazy: see warm_up

        made = vault.create(path, passphrase, cost=self._cost)
        try:
            return NewFile(self._open(path, made.key), made.recovery_key)
        except CpdeskError:
            vault.discard(path)  # nobody has seen its recovery key
            raise

    def unlock(self, path: Path, secret: str) -> "Desk":
        """Open a sealed file with its passphrase or recovery key; takes about a second on purpose.

        Raises WrongPassphrase, DamagedFile, NotASealedFile, NewerFile or CpdeskError; then nothing
        in the file has changed.
        """
        from cpdesk.storage import vault  # lazy: see warm_up

        return self._open(path, vault.unlock(path, secret))

    def _open(self, path: Path, key: "DataKey") -> "Desk":
        from cpdesk.services.desk import Desk  # lazy: see warm_up
        from cpdesk.snapshots.keys import Opener
        from cpdesk.storage.store import Store
        from cpdesk.vocabulary import KeyHolder

        opener = Opener(KeyHolder(key.kind.name.lower()), key.name)
        return Desk(Store(path, key, author=opener.words), self._announce, self._now, opener)


def nobody(_change: Change) -> None:
    """Announce to nobody, as the command line does."""
