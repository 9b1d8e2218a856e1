"""What a line of the history was done to, in words: the conference with its day, the case with its name."""

from functools import cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.rules.wording import day_words

_SUBJECTS = {
    "file": "",
    "history": "the history",
    "words": "the words of the office",
    "procedure": "the procedures",
    "office": "the days off",
    "month": "the calendar",
    "deadlines": "the deadlines",
    "dates": "dates that were worked out",
    "recovery_key": "the recovery key",
    "keyboard": "the list of keys of the keyboard",
}
_OF_CONFERENCES = {
    "conference": "the conference of",
    "entry": "an entry in the conference of",
    "papers": "the documents of the conference of",
}
_GONE = "that is no longer in the file"


class Things:
    """Finds the words for what lines tell of; asks the file once for each thing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.what = cache(self._what)

    def _what(self, subject: str, about: UUID | None) -> str:
        if subject in _OF_CONFERENCES:
            return f"{_OF_CONFERENCES[subject]} {self._conference(about)}"
        if subject == "case":
            return self._case(about)
        return _SUBJECTS.get(subject, subject.replace("_", " "))

    def _conference(self, which: UUID | None) -> str:
        found = self._session.execute(
            select(Conference.day, Case.name).join(Case).where(Conference.id == which)
        ).one_or_none()
        return f"{day_words(found.day)}, {found.name}" if found else f"a case {_GONE}"

    def _case(self, which: UUID | None) -> str:
        if which is None:
            return "the people of a case"
        name = self._session.scalar(select(Case.name).where(Case.id == which))
        return f"the case {name}" if name is not None else f"a case {_GONE}"
