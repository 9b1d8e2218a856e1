"""Bookings that are typed and not made yet: kept in the sealed file, so that nothing typed is lost."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cpdesk.models import booking_draft as tables
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found
from cpdesk.snapshots.bookings import BookingDraft


class BookingDrafts:
    """One for each booking that was begun; nothing about them is announced."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def latest(self, case: UUID | None = None, conference: UUID | None = None) -> BookingDraft | None:
        """What was typed last: to correct the booking of a conference, or to make a new one.

        A new one of a case if one is given, else of any case or none.
        """
        rows = select(tables.BookingDraft).where(tables.BookingDraft.conference_id == conference)
        if case is not None and conference is None:
            rows = rows.where(tables.BookingDraft.case_id == case)
        with self._at.store.reading() as session:
            row = session.scalars(rows.order_by(tables.BookingDraft.kept_at.desc()).limit(1)).first()
            return BookingDraft(row.id, row.text, row.case_id, row.conference_id) if row else None

    def keep(self, draft: BookingDraft) -> None:
        """Keep a draft in place of what it was before; not announced.

        Raises NotPossible when its case or its conference is no longer in the file.
        """
        with self._at.store.writing() as session:
            if draft.case_id is not None:
                found(session, Case, draft.case_id)
            if draft.conference_id is not None:
                found(session, Conference, draft.conference_id)
            row = session.get(tables.BookingDraft, draft.id) or tables.BookingDraft(id=draft.id)
            row.text, row.case_id, row.conference_id = draft.text, draft.case_id, draft.conference_id
            row.kept_at = self._at.now()
            session.add(row)

    def drop(self, draft: UUID) -> None:
        """It is not wanted any more; one that was never kept is none."""
        with self._at.store.writing() as session:
            take_out(session, draft)


def take_out(session: Session, draft: UUID | None) -> None:
    """Take a draft out of the file: it was booked, or thrown away."""
    session.execute(delete(tables.BookingDraft).where(tables.BookingDraft.id == draft))
