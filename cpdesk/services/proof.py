"""Whether anybody has the recovery key: it was typed from its paper once, and the history says so."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.history import HistoryLine
from cpdesk.services.history import write_down
from cpdesk.storage.header import Kind, Slot
from cpdesk.vocabulary import Deed


def recovery_slot(slots: tuple[Slot, ...]) -> Slot | None:
    """The recovery key among the keys of a file, if it has one."""
    return next((slot for slot in slots if slot.kind is Kind.RECOVERY), None)


def proved(session: Session, slot: Slot) -> bool:
    """Whether this key was typed from its paper; not so when the program was stopped while it was shown."""
    line = select(HistoryLine.number).where(HistoryLine.deed == Deed.PROVED)
    return session.scalar(line.where(HistoryLine.about == _id_of(slot)).limit(1)) is not None


def note(session: Session, slot: Slot, deed: Deed, at: datetime) -> None:
    """Write down that this key was printed, or typed from its paper (`Deed.PROVED`); `at` is aware."""
    write_down(session, at, deed, "recovery_key", _id_of(slot))


def _id_of(slot: Slot) -> UUID:
    """A key by its salt, which is random and opens nothing; another key has another."""
    return UUID(bytes=slot.salt)
