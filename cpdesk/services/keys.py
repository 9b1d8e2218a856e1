"""The keys of the file: who can open it with a passphrase of their own, and the recovery key."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cpdesk.errors import NotPossible, WrongPassphrase
from cpdesk.rules.key_names import key_name, trouble_with
from cpdesk.rules.passphrase import MINIMUM, strength
from cpdesk.services.change import Change, Workplace
from cpdesk.services.history import write_down
from cpdesk.snapshots.keys import KeySlot, Opener
from cpdesk.storage import slots as kept
from cpdesk.storage.cost import Cost
from cpdesk.storage.header import Header, Kind, Slot
from cpdesk.vocabulary import Deed, KeyHolder

KEEPERS = (KeyHolder.CHAIR, KeyHolder.MANAGER)
"""Who may add and remove the keys of others."""


@dataclass(frozen=True, slots=True)
class HowKeysAreMade:
    """What a new passphrase must be, and what trying it costs."""

    minimum: int = MINIMUM
    """Characters."""
    cost: Cost | None = None
    """For tests and throw-away files; None is this computer's own."""


class Keys:
    """Who can open the file that is open. What derives a key takes a second or more, on purpose."""

    def __init__(self, workplace: Workplace, how: HowKeysAreMade | None = None) -> None:
        self._at = workplace
        self._opener = workplace.opener
        self._how = how or HowKeysAreMade()
        self._one_at_a_time = threading.Lock()

    def slots(self) -> tuple[KeySlot, ...]:
        """Everybody who can open the file, in the order in which they were added; the recovery key last."""
        found = kept.known(self._at.store.path, self._at.store.key)
        mine = (self._opener.holder, self._opener.name)
        shown = [KeySlot(h, n, (h, n) == mine) for h, n in map(_who, found.slots)]
        return tuple(sorted(shown, key=lambda slot: slot.holder is KeyHolder.RECOVERY))

    def add(self, holder: KeyHolder, name: str, passphrase: str) -> None:
        """Somebody new can open the file, with a passphrase of their own.

        Raises NotPossible: for a clerk; without a name, or with one that is taken; for a weak passphrase, or
        one that opens the file already; when the file has as many keys as it can have. CannotWrite.
        """
        name = self._checked(name, passphrase)
        with self._changing() as (found, write):
            self._refuse_others_keys()
            kept.refuse_taken(found, name)
            self._refuse_known(found, passphrase)
            new = kept.added(found, self._at.store.key, _kind(holder), name, passphrase, cost=self._how.cost)
            write(new, f"a key for {name} ({holder.words}) was added")

    def change(self, name: str, new_passphrase: str, old: str) -> None:
        """Change one's own passphrase; `name` as `slots` gives it.

        Raises WrongPassphrase when `old` is not theirs, NotPossible for somebody else's or a weak one.
        """
        refuse_weak(new_passphrase, self._how.minimum)
        with self._changing() as (found, write):
            slot = self._own(found, name, old)
            self._refuse_known(found, new_passphrase, but=slot)
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
            write(new, f"they are called {called} from now on")
            self._opener = Opener(self._opener.holder, called)

    def remove(self, slot: KeySlot) -> None:
        """Somebody can no longer open the file; what they wrote stays, with their name.

        Raises NotPossible: for a clerk, for the only chair, for the recovery key and for one's own key.
        """
        with self._changing() as (found, write):
            self._refuse_others_keys()
            if (slot.holder, slot.name) == (self._opener.holder, self._opener.name):
                raise NotPossible(
                    "You have opened the file with this key, so it cannot be removed now. Nothing was "
                    "changed. Another chair or manager can remove it."
                )
            going = kept.slot_of(found, _kind(slot.holder), slot.name)
            write(kept.removed(found, going), f"the key of {slot.name or slot.holder.words} was removed")

    def new_recovery_key(self) -> str:
        """Make a new recovery key, to be shown once; from now on the old one opens nothing.

        Raises NotPossible for a clerk.
        """
        with self._changing() as (found, write):
            self._refuse_others_keys()
            new, key = kept.with_new_recovery_key(found, self._at.store.key, cost=self._how.cost)
            write(new, "a new recovery key was made, and the old one opens nothing any more")
        return key

    def set_after_recovery(self, holder: KeyHolder, name: str, passphrase: str) -> Opener:
        """After the recovery key was used: a new passphrase for somebody of `slots`, or for somebody new.

        Gives who it is from now on. Raises NotPossible when the file was not opened with the recovery key.
        """
        if self._opener.holder is not KeyHolder.RECOVERY:
            raise NotPossible("This file was opened with a passphrase. Change that one. Nothing was changed.")
        refuse_weak(passphrase, self._how.minimum)
        with self._changing() as (found, write):
            known = [slot for slot in found.slots if _who(slot) == (holder, name)]
            self._refuse_known(found, passphrase, but=known[0] if known else None)
            key, cost = self._at.store.key, self._how.cost
            if known:
                new = kept.changed(found, key, known[0], passphrase, known[0].name, cost=cost)
            else:
                name = named(name)
                new = kept.added(found, key, _kind(holder), name, passphrase, cost=cost)
            whose = f"{name} ({holder.words})" if name else holder.words
            write(new, f"the recovery key was used, and a new passphrase set for {whose}")
            self._opener = Opener(holder, name)
        return self._opener

    def chair_with(self, passphrase: str) -> str | None:
        """The chair whose passphrase this is, by name; None when it is no chair's. Takes a second or more."""
        found = kept.known(self._at.store.path, self._at.store.key)
        chairs = (slot for slot in found.slots if slot.kind is Kind.CHAIR)
        named_so = (slot.name for slot in chairs if kept.opens(found, slot, passphrase))
        name = next(named_so, None)
        return None if name is None else name or KeyHolder.CHAIR.words

    def _checked(self, name: str, passphrase: str) -> str:
        refuse_weak(passphrase, self._how.minimum)
        return named(name)

    def _refuse_others_keys(self) -> None:
        if self._opener.holder not in KEEPERS:
            raise NotPossible(
                "Only a chair or a manager can change the keys of others. Nothing was changed. Ask one of "
                "them to open the file; your own passphrase you can change yourself."
            )

    def _own(self, found: Header, name: str, passphrase: str) -> Slot:
        if name != self._opener.name or self._opener.holder is KeyHolder.RECOVERY:
            raise NotPossible(
                "A passphrase is only changed by the person it belongs to. Nothing was changed. If it is "
                "forgotten, remove their key and add a new one."
            )
        slot = kept.slot_of(found, _kind(self._opener.holder), name)
        if not kept.opens(found, slot, passphrase):
            raise WrongPassphrase(
                "The present passphrase is not right. Nothing was changed. Check capital letters and try "
                "again."
            )
        return slot

    def _refuse_known(self, found: Header, passphrase: str, but: Slot | None = None) -> None:
        """Two people with one passphrase could not be told apart: the history would name the wrong one."""
        others = (slot for slot in found.slots if slot is not but and slot.kind is not Kind.RECOVERY)
        if any(kept.opens(found, slot, passphrase) for slot in others):
            raise NotPossible(
                "This passphrase opens the file already, so cpdesk could not tell who is working. Nothing "
                "was changed. Choose another one."
            )

    @contextmanager
    def _changing(self) -> Iterator[tuple[Header, Callable[[Header, str], None]]]:
        with self._one_at_a_time:
            yield kept.known(self._at.store.path, self._at.store.key), self._write

    def _write(self, new: Header, words: str) -> None:
        store = self._at.store
        store.replace_head(kept.head(new, store.key))
        with store.writing() as session:
            write_down(session, self._at.now(), Deed.KEYS, "file", None, words)
        self._at.announce(Change("keys", None))


def refuse_weak(passphrase: str, minimum: int = MINIMUM, kept: str = "Nothing was changed.") -> None:
    """Raise NotPossible for a passphrase under `minimum` characters or easy to guess; `kept`: what was."""
    if len(passphrase) < minimum:
        raise NotPossible(
            f"This passphrase is too short: at least {minimum} characters. {kept} Four or more words that do "
            "not belong together are best."
        )
    if not (judged := strength(passphrase)).enough:
        raise NotPossible(f"{judged.words} {kept}")


def named(typed: str, kept: str = "Nothing was changed.") -> str:
    """A typed name as it is kept; raises NotPossible for one nobody can have; `kept`: what was."""
    name = key_name(typed)
    if trouble := trouble_with(name):
        raise NotPossible(f"{trouble} {kept}")
    return name


def _who(slot: Slot) -> tuple[KeyHolder, str]:
    return KeyHolder(slot.kind.name.lower()), slot.name


def _kind(holder: KeyHolder) -> Kind:
    return Kind[holder.name]
