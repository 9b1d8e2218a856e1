"""Changes to an own procedure that are not saved yet: kept in the file, so that nothing typed is lost."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cpdesk.models.procedure import ProcedureDraft
from cpdesk.rules.procedure import Procedure, national
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_terms import ProcedureError
from cpdesk.rules.procedure_writing import written


def keep_draft(session: Session, changed: Procedure) -> None:
    """Keep the draft of a procedure in place of the one before."""
    drop_draft(session, changed.key)
    session.add(ProcedureDraft(key=changed.key, text=written(changed)))


def drop_draft(session: Session, key: str) -> None:
    """The changes were saved, or thrown away."""
    session.execute(delete(ProcedureDraft).where(ProcedureDraft.key == key))


def kept_drafts(session: Session) -> dict[str, Procedure]:
    """Every draft by the key of its procedure, as far as it can be read.

    One that cannot (it was left in the middle of a change that does not hold together) is not offered.
    """
    found = {}
    for key, text in session.execute(select(ProcedureDraft.key, ProcedureDraft.text)):
        try:
            found[key] = read_procedure(text, key, national())
        except ProcedureError:
            continue
    return found
