"""Cases: found by name, and one family's page."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.person import Person as PersonRow
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.wording import age_words, day_words, listing, local
from cpdesk.services.case_dates import case_dates
from cpdesk.services.change import Workplace
from cpdesk.services.folding import search_form
from cpdesk.services.kept_procedures import of_case
from cpdesk.services.office import working_days_of
from cpdesk.services.open_conference import found
from cpdesk.services.open_dates import Today
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.services.pictures.people import children_of, people_of, relationships_of
from cpdesk.snapshots.cases import CaseLine, CasePage, ConferenceLine
from cpdesk.snapshots.conference import Conference as ConferencePicture
from cpdesk.snapshots.people import Person
from cpdesk.vocabulary import ConferenceState, Outcome


class Cases:
    """The families in the file."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def find(self, search: str = "") -> tuple[CaseLine, ...]:
        """The cases in which a name holds `search` (without regard to case or accents), by name."""
        today = local(self._at.now()).date()
        wanted = select(Case).where(Case.coming_in.is_(False))
        if form := search_form(search):
            named = select(PersonRow.case_id).where(PersonRow.search_name.contains(form, autoescape=True))
            wanted = wanted.where(
                Case.search_name.contains(form, autoescape=True)
                | Case.reference.icontains(search.strip(), autoescape=True)
                | Case.id.in_(named)
            )
        with self._at.store.reading() as session:
            ids = wanted.with_only_columns(Case.id)
            days, children = _days(session, ids), children_of(session, ids)
            cases = session.scalars(wanted.order_by(Case.search_name, Case.id))
            return tuple(_line(case, days[case.id], children[case.id], today) for case in cases)

    def line(self, case: UUID) -> CaseLine:
        """One case as a list shows it; raises NotPossible for an unknown one."""
        with self._at.store.reading() as session:
            row, own = found(session, Case, case), select(Case.id).where(Case.id == case)
            days, children = _days(session, own), children_of(session, own)
            return _line(row, days[case], children[case], local(self._at.now()).date())

    def page(self, case: UUID) -> CasePage:
        """One family with its people, conferences and what is due; raises NotPossible for an unknown one."""
        with self._at.store.reading() as session:
            row = found(session, Case, case)
            conferences = session.scalars(
                select(Conference)
                .where(Conference.case_id == case)
                .order_by(Conference.day.desc(), Conference.starts.desc())
            ).all()
            pictures = [conference_picture(session, c.id, whole=False) for c in conferences]
            now = self._at.now()
            rules = pictures[0].procedure if pictures else of_case(session, case)
            return CasePage(
                id=row.id,
                name=row.name,
                reference=row.reference,
                procedure=_version(rules),
                practice=row.practice,
                people=people_of(session, case),
                relationships=relationships_of(session, case),
                conferences=tuple(conference_line(c, row) for c in conferences),
                dates=case_dates(pictures, Today(local(now).date(), working_days_of(session), now)),
                status=_status(pictures),
            )


def _version(rules: Procedure) -> str:
    """The name with the version in its own words; a mere number is told as one."""
    return f"{rules.name} ({f'version {rules.version}' if rules.version.isdigit() else rules.version})"


def conference_line(row: Conference, case: Case) -> ConferenceLine:
    """One conference for a list."""
    return ConferenceLine(
        row.id, case.id, case.name, row.kind, row.state, row.starts, row.venue, case.practice
    )


def _days(session: Session, cases: Select[Any]) -> dict[UUID, list[date]]:
    """The days of the conferences of many cases by their case, the earliest first."""
    days: dict[UUID, list[date]] = defaultdict(list)
    for case, day in session.execute(
        select(Conference.case_id, Conference.day)
        .where(Conference.case_id.in_(cases))
        .order_by(Conference.day)
    ):
        days[case].append(day)
    return days


def _line(case: Case, days: list[date], children: tuple[Person, ...], today: date) -> CaseLine:
    coming = [day for day in days if day >= today]
    named = [
        f"{child.short}, {age_words(child.born, child.expected, child.unborn, today)}" for child in children
    ]
    return CaseLine(
        id=case.id,
        name=case.name,
        reference=case.reference,
        children="; ".join(named),
        next_day=coming[0] if coming else (days[-1] if days else None),
        practice=case.practice,
    )


def _status(pictures: Sequence[ConferencePicture]) -> str:
    """Who is on what plan since when, and which conference is booked; `pictures` has the latest first."""
    if not pictures:
        return "No conference yet."
    held = next((p for p in pictures if p.decisions), None)
    ahead = [p for p in pictures if p.state is not ConferenceState.CLOSED]
    coming = next((p for p in reversed(ahead) if held is None or p.day >= held.day), None)
    if held is None:
        latest = pictures[0]
        return f"{latest.kind.words} on {day_words(latest.day)}; nothing is decided yet."
    words = [f"{_settled(held)}; decided on {day_words(held.day)}."]
    if coming is not None and coming.id != held.id:
        words.append(f"{coming.kind.words} booked for {day_words(coming.day)}.")
    return " ".join(words)


def _settled(held: ConferencePicture) -> str:
    groups: dict[str, list[str]] = {}
    for child in held.children:
        decision = held.decision(child.id)
        if decision is not None:
            protects = decision.outcome is Outcome.CHILD_PROTECTION_PLAN and decision.category
            words = decision.outcome.words + (f": {protects.words}" if protects else "")
            groups.setdefault(words, []).append(child.short)
    return "; ".join(f"{listing(names)}: {words[0].lower() + words[1:]}" for words, names in groups.items())
