"""What a new key must be: a passphrase hard to guess that nobody else has, and a name that is free."""

from dataclasses import dataclass

from cpdesk.errors import NotPossible
from cpdesk.rules.key_names import key_name, trouble_with
from cpdesk.rules.passphrase import MINIMUM, strength
from cpdesk.snapshots.keys import Opener
from cpdesk.storage.cost import Cost
from cpdesk.storage.header import Header, Kind, Slot
from cpdesk.storage.slots import opens
from cpdesk.vocabulary import KeyHolder

KEEPERS = (KeyHolder.CHAIR, KeyHolder.MANAGER)
"""Who may add and remove the keys of others."""


@dataclass(frozen=True, slots=True)
class HowKeysAreMade:
    """What a new passphrase must be, and what trying it costs."""

    minimum: int = MINIMUM
    """Characters."""
    cost: Cost | None = None
    """For tests and throw-away files; None is this computer's own."""


def refuse_unless_keeper(opener: Opener) -> None:
    """Raise NotPossible for somebody who may not change the keys of others."""
    if opener.holder not in KEEPERS:
        raise NotPossible(
            "Only a chair or a manager can change the keys of others. Nothing was changed. Ask one of "
            "them to open the file; your own passphrase you can change yourself."
        )


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


def refuse_known(found: Header, passphrase: str, but: Slot | None = None) -> None:
    """Raise NotPossible for a passphrase that opens the file already, `but` somebody's own.

    Two people with one passphrase could not be told apart: the history would name the wrong one. Takes a
    second or so for each key.
    """
    others = (slot for slot in found.slots if slot is not but and slot.kind is not Kind.RECOVERY)
    if any(opens(found, slot, passphrase) for slot in others):
        raise NotPossible(
            "This passphrase opens the file already, so cpdesk could not tell who is working. Nothing was "
            "changed. Choose another one."
        )


def who(slot: Slot) -> tuple[KeyHolder, str]:
    """Whose key it is."""
    return KeyHolder(slot.kind.name.lower()), slot.name


def kind_of(holder: KeyHolder) -> Kind:
    """The holder as the file says it."""
    return Kind[holder.name]
