"""The backups of one file, looked into and restored: from the open file, or with the passphrase of one."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cpdesk.errors import CpdeskError, NotPossible
from cpdesk.rules.wording import instant_words
from cpdesk.services.change import Progress, nothing_to_report
from cpdesk.services.history import write_down
from cpdesk.snapshots.backups import Contents
from cpdesk.snapshots.keys import Opener
from cpdesk.storage import backups, copies, files, schema, seal, vault
from cpdesk.storage.contents import contents
from cpdesk.storage.header import HEAD
from cpdesk.storage.key import DataKey
from cpdesk.storage.store import Store
from cpdesk.vocabulary import Deed, KeyHolder

DAMAGED = (
    "This backup is damaged: it does not read back as it was written. Your present file was not touched. "
    "Choose another backup."
)
FOREIGN = (
    "This backup has another key than the one that was just used: it may be of another file, or of a time "
    "before the file got new keys throughout. Nothing was changed. Restore it with its own passphrase."
)


def with_passphrase(path: Path, backup: Path, secret: str, now: Callable[[], datetime]) -> "BackupShelf":
    """The backups of the file `path`, with a passphrase (or the recovery key) of one of them.

    Takes about a second on purpose. Raises what unlocking raises; nothing is changed. A restored file is
    opened by the passphrases of its backup.
    """
    return BackupShelf(path, vault.unlock(backup, secret), now)


class BackupShelf:
    """What is in the backups of one file, and restoring them into new files."""

    def __init__(
        self, path: Path, key: DataKey, now: Callable[[], datetime], *, todays_keys: bool = False
    ) -> None:
        """`todays_keys`: restored files are opened by the passphrases that open `path` today."""
        self.path = path
        self._key, self._now, self._todays_keys = key, now, todays_keys

    def look(self, backup: Path) -> Contents:
        """What a backup holds. Raises DamagedFile, or NotPossible when it has another key."""
        self._refuse_foreign(backup)
        return contents(backup, self._key)

    def present(self) -> Contents | None:
        """What the present file holds; None when it cannot be read."""
        try:
            return contents(self.path, self._key)
        except CpdeskError:
            return None

    def verify(self, backup: Path, progress: Progress = nothing_to_report) -> None:
        """Read every page of a backup. Raises DamagedFile, or NotPossible when it has another key."""
        self._refuse_foreign(backup)
        progress(0, 1, "Reading every page")
        copies.verify(backup, self._key, DAMAGED)

    def restore(self, backup: Path, target: Path, progress: Progress = nothing_to_report) -> None:
        """Make a new file at `target` of what is in a backup; the present file and the backup stay.

        It is opened and verified before it has its name; its history says that it was restored. Raises
        CannotWrite (name taken, no space), DamagedFile, NewerFile, NotPossible or Cancelled; then there is
        nothing at `target`.
        """
        files.require_room(target)
        self._refuse_foreign(backup)
        self.verify(backup, progress)
        changed = copies.Changed(
            head=files.read_header(self.path)[:HEAD] if self._todays_keys else None,
            finish=lambda new: self._write_history(new, backup),
        )
        copies.copy(
            backup,
            self._key,
            target,
            steps=lambda done, total: progress(done, total, "Restoring"),
            changed=changed,
        )

    def _write_history(self, new: Path, backup: Path) -> None:
        schema.prepare(new, self._key, is_copy=True)
        seal.make(new, self._key, new_line=True)  # or it would be taken for the present file put back
        opener = Opener(KeyHolder(self._key.kind.name.lower()), self._key.name)
        store = Store(new, self._key, author=opener.words)
        at = backups.made_at(backup.name)
        words = f"from the backup of {instant_words(at)}" if at else "from a copy"
        try:
            with store.writing() as session:
                write_down(session, self._now(), Deed.RESTORED, "file", None, words)
        finally:
            store.close()

    def _refuse_foreign(self, backup: Path) -> None:
        if not copies.has_key(backup, self._key):
            raise NotPossible(FOREIGN)
