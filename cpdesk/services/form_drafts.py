"""What is half-typed into a form of a meeting: kept in the sealed file, so that no power cut takes it."""

import json
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, select

from cpdesk.models.conference import Conference
from cpdesk.models.form_draft import FormDraft as Row
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found


class FormDrafts:
    """The unfinished texts of each form of a conference; nothing about them is announced or undone."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def kept(self, conference: UUID, form: str) -> Mapping[str, str]:
        """What stood in a form when it was last kept, by the names of its fields; empty if nothing did."""
        with self._at.store.reading() as session:
            text = session.scalar(select(Row.text).where(Row.conference_id == conference, Row.form == form))
            return dict(json.loads(text)) if text else {}

    def keep(self, conference: UUID, form: str, fields: Mapping[str, str]) -> None:
        """Keep what stands in a form in place of what stood there; nothing, once there is nothing left.

        Raises NotPossible when the conference is no longer in the file.
        """
        mine = (Row.conference_id == conference, Row.form == form)
        with self._at.store.writing() as session:
            found(session, Conference, conference)
            if not fields:
                session.execute(delete(Row).where(*mine))
                return
            row = session.scalars(select(Row).where(*mine)).one_or_none()
            row = row or Row(conference_id=conference, form=form)
            row.text, row.kept_at = json.dumps(dict(fields)), self._at.now()
            session.add(row)
