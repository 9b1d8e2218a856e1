"""Sealed files: create one, unlock one. Light to import: the rest loads while a passphrase is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.errors import CpdeskError, NotPossible
from cpdesk.rules.policy import Policy
from cpdesk.services import last_backup
from cpdesk.services.attempts import Attempts
from cpdesk.services.change import Announce, Change
from cpdesk.services.recovery_paper import RecoveryPaper
from cpdesk.vocabulary import Deed, KeyHolder

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.keys import Keys
    from cpdesk.services.new_keys import HowKeysAreMade
    from cpdesk.snapshots.keys import KeySlot, Opener
    from cpdesk.storage.cost import Cost
    from cpdesk.storage.key import DataKey
    from cpdesk.storage.store import Store


KEYS_UNTOLD = "they were changed before, and the program was stopped before it could write down how"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file just made, open, and the recovery key that is shown this once."""

    desk: "Desk"
    recovery_key: str

    @property
    def paper(self) -> RecoveryPaper:
        """The recovery key, and which part of it to ask for before going on."""
        return RecoveryPaper(self.recovery_key)

    def __repr__(self) -> str:
        """Nothing that could end in a log."""
        return "NewFile(…)"


class Recovered:
    """A file opened with its recovery key: who can open it can be seen, and a new passphrase set; no more.

    The recovery key stays good until a new one is made: whoever has just found the paper must not be left
    without one when the program stops before the new one is written down.
    """

    def __init__(self, keys: "Keys", go_on: "Callable[[Opener], Desk]", store: "Store") -> None:
        self._keys = keys
        self._go_on = go_on
        self._store = store

    def slots(self) -> "tuple[KeySlot, ...]":
        """Everybody who can open the file."""
        return self._keys.slots()

    def set_passphrase(self, holder: KeyHolder, name: str, passphrase: str) -> "Desk":
        """Set a new passphrase for somebody of `slots`, or for somebody new, and open the file as theirs.

        Raises NotPossible (weak passphrase, name taken or missing) or CannotWrite: then nothing was changed,
        and it can be tried again.
        """
        return self._go_on(self._keys.set_after_recovery(holder, name, passphrase))

    def close(self) -> None:
        """Leave it: the file is locked, and what opened it before opens it again."""
        self._store.close()

    def __repr__(self) -> str:
        """Nothing that could end in a log."""
        return "Recovered(…)"


def _now() -> datetime:
    return datetime.now(UTC)


class Sealing:
    """Makes and opens sealed files; what they hold is announced through `announce`."""

    def __init__(
        self,
        announce: Announce,
        now: Callable[[], datetime] = _now,
        cost: "Cost | None" = None,
        policy: Policy | None = None,
        seen: Path | None = None,
    ) -> None:
        """`cost` of the key derivation is for tests and throw-away files; without it, this machine's.

        `policy`: what the council has fixed for this computer. `seen`: the
        folder where this computer remembers how far each file had come, so that an older one is noticed, and
        which key opened it last, so that this is tried first; without it nothing is remembered.
        """
        self._seen = seen
        self._announce = announce
        self.now = now
        self._cost = cost
        self.policy = policy or Policy()
        self.minimum_passphrase = self.policy.minimum_passphrase
        self.attempts = Attempts(seen)
        self._last_opened_with = b""

    @property
    def _how(self) -> "HowKeysAreMade":
        from cpdesk.services.new_keys import HowKeysAreMade  # lazy: see warm_up

        return HowKeysAreMade(self.minimum_passphrase, self._cost)

    def warm_up(self) -> None:
        """Import and read what unlocking needs; to be run beside the typing of the passphrase."""
        import cpdesk.services.desk
        import cpdesk.storage.vault  # noqa: F401  heavy: SQLAlchemy and the cipher, 0.5 s
        from cpdesk.rules.working_days import bank_holidays
        from cpdesk.services.kept_procedures import read_beforehand
        from cpdesk.storage.connection import prepare

        prepare()
        read_beforehand()
        for year in range(self.now().year - 1, self.now().year + 2):
            bank_holidays(year)

    def create(self, path: Path, passphrase: str, name: str = "") -> NewFile:
        """Make a new sealed file at `path` (ending `.cpdesk`) and open it; `name` is the chair’s.

        Raises NotPossible for a weak passphrase or a name nobody can have, CannotWrite when something is
        there already or the folder refuses.
        """
        from cpdesk.services.new_keys import named, refuse_weak  # lazy: see warm_up
        from cpdesk.storage import vault

        refuse_weak(passphrase, self._how.minimum, kept="Nothing was created.")
        name = named(name, kept="Nothing was created.") if name else ""
        made = vault.create(path, passphrase, name=name, cost=self._how.cost)
        try:
            return NewFile(self._open(path, made.key, new=True), made.recovery_key)
        except CpdeskError:
            vault.discard(path)  # nobody has seen its recovery key
            raise

    def unlock(self, path: Path, secret: str, accept: bool = False) -> "Desk":
        """Open a sealed file with a passphrase; takes about a second on purpose.

        `accept`: although its parts do not fit together (DoesNotFit), as a person said who was told so; the
        history says it too. Raises WrongPassphrase, DamagedFile, DoesNotFit, NotASealedFile, NewerFile or
        CpdeskError; then nothing in the file has changed. InUse when it is open already, here or on another
        computer. NotPossible for its recovery key, which `open` takes.
        """
        opened = self.open(path, secret, accept=accept)
        if isinstance(opened, Recovered):
            opened.close()
            raise NotPossible(
                "This is the recovery key of the file. Nothing was changed. Open the file in the window with "
                "it and set a new passphrase first."
            )
        return opened

    def open(
        self, path: Path, secret: str, *, take_over: bool = False, accept: bool = False
    ) -> "Desk | Recovered":
        """Open a sealed file with a passphrase, or, to set a new passphrase, with its recovery key.

        `take_over`: although another computer had it open that has fallen silent (`InUse.dead`); `accept` as
        for `unlock`. Raises what `unlock` raises.
        """
        from cpdesk.storage import vault  # lazy: see warm_up
        from cpdesk.storage.header import Kind

        key = vault.unlock(path, secret, self._seen, self._last_opened_with)
        self._last_opened_with = key.salt
        opened = self._recover if key.kind is Kind.RECOVERY else self._open
        return opened(path, key, take_over=take_over, accept=accept)

    def _recover(self, path: Path, key: "DataKey", *, take_over: bool, accept: bool) -> Recovered:
        from cpdesk.services.change import Workplace  # lazy: see warm_up
        from cpdesk.services.keys import Keys
        from cpdesk.snapshots.keys import Opener

        opener = Opener(KeyHolder.RECOVERY)
        store = self._store(path, key, opener, take_over=take_over, accept=accept)
        keys = Keys(Workplace(store, self._announce, self.now, opener=opener), self._how)

        def go_on(who: "Opener") -> "Desk":
            store.close()
            again = self._store(path, key, who)
            again.was_updated = store.was_updated
            return self._desk(again, who, unfit=store.unfit)

        return Recovered(keys, go_on, store)

    def _open(
        self, path: Path, key: "DataKey", *, take_over: bool = False, accept: bool = False, new: bool = False
    ) -> "Desk":
        from cpdesk.snapshots.keys import Opener  # lazy: see warm_up

        opener = Opener(KeyHolder(key.kind.name.lower()), key.name)
        store = self._store(path, key, opener, take_over=take_over, accept=accept)
        return self._desk(store, opener, new=new)

    def _desk(self, store: "Store", opener: "Opener", *, unfit: str = "", new: bool = False) -> "Desk":
        from cpdesk.services.desk import Desk  # lazy: see warm_up

        unfit = unfit or store.unfit
        deed = Deed.ACCEPTED if unfit else Deed.CREATED if new else Deed.OPENED
        how = self._how
        try:
            desk = Desk(
                store, self._announce, self.now, opener, deed, unfit,
                how_keys_are_made=how, policy=self.policy,
            )  # fmt: skip
            if store.keys_untold:
                desk.history.note(Deed.KEYS, "file", None, KEYS_UNTOLD)
            return desk
        except BaseException:
            store.close()  # its mark would keep everybody out
            raise

    def _store(
        self, path: Path, key: "DataKey", who: "Opener", *, take_over: bool = False, accept: bool = False
    ) -> "Store":
        """The records of a file, marked as open here; raises `InUse` when somebody else has them."""
        from cpdesk.storage import files, in_use  # lazy: see warm_up
        from cpdesk.storage.store import Store

        files.sweep(path.parent)
        last_backup.give_up(path)
        mark = in_use.claim(path, who.words, take_over=take_over)
        try:
            return Store(path, key, author=who.words, mark=mark, accept=accept, seen=self._seen)
        except BaseException:
            mark.release()
            raise


def nobody(_change: Change) -> None:
    """Announce to nobody, as the command line does."""
