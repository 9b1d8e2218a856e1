"""The keys of the file: who can open it with a passphrase of their own, and the recovery key."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from cpdesk.errors import Cancelled, CannotWrite, NotPossible, WrongPassphrase
from cpdesk.services.change import Change, Progress, Workplace, nothing_to_report
from cpdesk.services.history import write_down
from cpdesk.services.leaves import end_leaves_of, rename_in_leaves
from cpdesk.services.new_keys import (
    KEEPERS,
    HowKeysAreMade,
    kind_of,
    named,
    refuse_known,
    refuse_unless_keeper,
    refuse_weak,
    who,
)
from cpdesk.services.proof import note, proved, recovery_slot
from cpdesk.services.rechained import rechain
from cpdesk.services.recovery_paper import RecoveryPaper
from cpdesk.snapshots.keys import KeySlot, Opener
from cpdesk.storage import slots as kept
from cpdesk.storage.header import Header, Kind, Slot
from cpdesk.storage.rekey import rekey
from cpdesk.vocabulary import Deed, KeyHolder


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What came of making all keys anew; the file is locked."""

    recovery_key: str = field(repr=False)
    """Shown this once."""
    others: tuple[KeySlot, ...] = ()
    """Who could open the file before and cannot now, until they are added again."""

    @property
    def paper(self) -> RecoveryPaper:
        """The recovery key, and which part of it to ask for before going on."""
        return RecoveryPaper(self.recovery_key)


class Keys:
    """Who can open the file that is open. What derives a key takes a second or more, on purpose."""

    def __init__(self, workplace: Workplace, how: HowKeysAreMade | None = None) -> None:
        self._at = workplace
        self._opener = workplace.opener
        self._how = how or HowKeysAreMade()
        self._one_at_a_time = threading.Lock()

    @property
    def minimum(self) -> int:
        """Characters that a new passphrase needs."""
        return self._how.minimum

    @property
    def may_keep(self) -> bool:
        """Whether whoever opened the file may add and remove keys, and make a recovery key."""
        return self._opener.holder in KEEPERS

    def slots(self) -> tuple[KeySlot, ...]:
        """Everybody who can open the file, in the order in which they were added; the recovery key last."""
        found = self._known()
        mine = (self._opener.holder, self._opener.name)
        shown = [KeySlot(h, n, (h, n) == mine) for h, n in map(who, found.slots)]
        return tuple(sorted(shown, key=lambda slot: slot.holder is KeyHolder.RECOVERY))

    def add(self, holder: KeyHolder, name: str, passphrase: str) -> None:
        """Somebody new can open the file, with a passphrase of their own.

        Raises NotPossible: for a clerk; without a name, or with one that is taken; for a weak passphrase, or
        one that opens the file already; when the file has as many keys as it can have. CannotWrite.
        """
        refuse_weak(passphrase, self._how.minimum)
        name = named(name)
        with self._changing() as (found, write):
            refuse_unless_keeper(self._opener)
            kept.refuse_taken(found, name)
            refuse_known(found, passphrase)
            new = kept.added(
                found, self._at.store.key, kind_of(holder), name, passphrase, cost=self._how.cost
            )
            write(new, f"a key for {name} ({holder.words}) was added")

    def change(self, name: str, new_passphrase: str, old: str) -> None:
        """Change one's own passphrase; `name` as `slots` gives it.

        Raises WrongPassphrase when `old` is not theirs, NotPossible for somebody else's or a weak one.
        """
        refuse_weak(new_passphrase, self._how.minimum)
        with self._changing() as (found, write):
            slot = self._own(found, name, old)
            refuse_known(found, new_passphrase, but=slot)
            new = kept.changed(
                found, self._at.store.key, slot, new_passphrase, slot.name, cost=self._how.cost
            )
            write(new, "their own passphrase was changed")

    def rename(self, name: str, new_name: str, passphrase: str) -> None:
        """Change one's own name; the history calls them by it from the next opening on.

        Raises WrongPassphrase, and NotPossible for a name that is taken, empty or too long.
        """
        called = named(new_name)
        with self._changing() as (found, write):
            slot = self._own(found, name, passphrase)
            new = kept.changed(found, self._at.store.key, slot, passphrase, called, cost=self._how.cost)
            before = name or self._opener.holder.words
            write(
                new, f"{before} is called {called} from now on",
                lambda session, _now: rename_in_leaves(session, before, called),
            )  # fmt: skip
            self._opener = Opener(self._opener.holder, called)

    def remove(self, slot: KeySlot) -> None:
        """Somebody can no longer open the file; what they wrote stays, with their name.

        Raises NotPossible: for a clerk, for the only chair, for the recovery key and for one's own key.
        """
        with self._changing() as (found, write):
            refuse_unless_keeper(self._opener)
            if (slot.holder, slot.name) == (self._opener.holder, self._opener.name):
                raise NotPossible(
                    "You have opened the file with this key, so it cannot be removed now. Nothing was "
                    "changed. Another chair or manager can remove it."
                )
            going = kept.slot_of(found, kind_of(slot.holder), slot.name)
            called = slot.name or slot.holder.words
            write(
                kept.removed(found, going), f"the key of {called} was removed",
                lambda session, now: end_leaves_of(session, called, now),
            )  # fmt: skip

    def new_recovery_key(self) -> str:
        """Make a new recovery key, to be shown once; from now on the old one opens nothing but old copies.

        Raises NotPossible for a clerk.
        """
        with self._changing() as (found, write):
            refuse_unless_keeper(self._opener)
            new, key = kept.with_new_recovery_key(found, self._at.store.key, cost=self._how.cost)
            write(new, "a new recovery key was made; the one before opens nothing but old copies")
        return key

    def recovery_key_untested(self) -> bool:
        """Whether nobody has typed the recovery key from its paper yet, as far as the history knows.

        So it is when the program was stopped while the key was shown: then the paper may be wrong, or there
        is none. Where a file has no recovery key it is False.
        """
        slot = recovery_slot(self._known().slots)
        if slot is None:
            return False
        with self._at.store.reading() as session:
            return not proved(session, slot)

    def note_recovery_key(self, deed: Deed) -> None:
        """What was done with the present recovery key: `PRINTED`, or `PROVED` by typing it from its paper.

        On a full disk nothing is noted: then it is asked for again.
        """
        slot = recovery_slot(self._known().slots)
        if slot is None:
            return
        with suppress(CannotWrite):
            with self._at.store.writing() as session:
                note(session, slot, deed, self._at.now())
            self._at.announce(Change("keys", None))

    def set_after_recovery(self, holder: KeyHolder, name: str, passphrase: str) -> Opener:
        """After the recovery key was used: a new passphrase for somebody of `slots`, or for somebody new.

        Gives who it is from now on. Raises NotPossible when the file was not opened with the recovery key.
        """
        if self._opener.holder is not KeyHolder.RECOVERY:
            raise NotPossible("This file was opened with a passphrase. Change that one. Nothing was changed.")
        if holder is KeyHolder.RECOVERY:
            raise ValueError("the new passphrase is a person's")
        refuse_weak(passphrase, self._how.minimum)
        with self._changing() as (found, write):
            known = [slot for slot in found.slots if who(slot) == (holder, name)]
            refuse_known(found, passphrase, but=known[0] if known else None)
            key, cost = self._at.store.key, self._how.cost
            if known:
                new = kept.changed(found, key, known[0], passphrase, known[0].name, cost=cost)
            else:
                name = named(name)
                new = kept.added(found, key, kind_of(holder), name, passphrase, cost=cost)
            whose = f"{name} ({holder.words})" if name else holder.words
            used = recovery_slot(found.slots)
            write(
                new, f"the recovery key was used, and a new passphrase set for {whose}",
                lambda session, now: note(session, used, Deed.PROVED, now) if used is not None else None,
            )  # fmt: skip
            self._opener = Opener(holder, name)
        return self._opener

    def chair_with(self, passphrase: str) -> str | None:
        """The chair whose passphrase this is, by name; None when it is no chair's. Takes a second or more."""
        found = self._known()
        chairs = (slot for slot in found.slots if slot.kind is Kind.CHAIR)
        named_so = (slot.name for slot in chairs if kept.opens(found, slot, passphrase))
        name = next(named_so, None)
        return None if name is None else name or KeyHolder.CHAIR.words

    def rekey(
        self,
        passphrase: str,
        progress: Progress = nothing_to_report,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Rekeyed:
        """Make all keys of the file anew, for when somebody may have got hold of one.

        Afterwards the file is locked, and only the new passphrase (of whoever had opened it) and the new
        recovery key open it. The keys of others cannot be carried over, as nobody here knows their
        passphrases: they are given, to be added again. Copies and backups from before still open with the
        old keys. Takes seconds, and room on the disk for the records once more.

        Raises Cancelled, CannotWrite, DamagedFile, or NotPossible: for a clerk, and for a passphrase that is
        weak or opens the file already. Then the file is as it was.
        """
        refuse_unless_keeper(self._opener)
        refuse_weak(passphrase, self._how.minimum)
        at = self._at

        def steps(done: int, total: int) -> None:
            if cancelled():
                raise Cancelled("The keys were left as they were.")
            progress(done, total, "Writing the records again")

        with self._changing() as (found, _write):
            refuse_known(found, passphrase)
            mine = kept.slot_of(found, kind_of(self._opener.holder), self._opener.name)
            made = rekey(
                at.store, mine, passphrase, partial(_carried, at.now()), cost=self._how.cost, steps=steps
            )
            others = tuple(
                slot for slot in found.slots if slot is not mine and slot.kind is not Kind.RECOVERY
            )
        return Rekeyed(made.recovery_key, tuple(KeySlot(*who(slot)) for slot in others))

    def _own(self, found: Header, name: str, passphrase: str) -> Slot:
        if name != self._opener.name or self._opener.holder is KeyHolder.RECOVERY:
            raise NotPossible(
                "A passphrase is only changed by the person it belongs to. Nothing was changed. If it is "
                "forgotten, remove their key and add a new one."
            )
        slot = kept.slot_of(found, kind_of(self._opener.holder), name)
        if not kept.opens(found, slot, passphrase):
            raise WrongPassphrase(
                "The present passphrase is not right. Nothing was changed. Check capital letters and try "
                "again."
            )
        return slot

    @contextmanager
    def _changing(self) -> Iterator[tuple[Header, Callable[..., None]]]:
        with self._one_at_a_time:
            yield self._known(), self._write

    def _known(self) -> Header:
        with self._at.store.held():  # refuses in words once the file is locked
            return kept.known(self._at.store.path, self._at.store.key)

    def _write(
        self, new: Header, words: str, also: Callable[[Session, datetime], None] = lambda _session, _now: None
    ) -> None:
        store, now = self._at.store, self._at.now()

        def told(session: Session) -> None:
            write_down(session, now, Deed.KEYS, "file", None, words)
            also(session, now)

        store.replace_head(kept.head(new, store.key), told)
        self._at.announce(Change("keys", None))


def _carried(now: datetime, session: Session, old: bytes, new: bytes) -> None:
    """The history chained with the new key, and its line about the new keys."""
    broken = rechain(session, old, new)
    what = "all keys were replaced; those from before open nothing but old copies"
    found = "" if broken is None else f"; line {broken} of the history did not fit before that"
    write_down(session, now, Deed.KEYS, "file", None, what + found)
    write_down(session, now, Deed.CLOSED, "file")
