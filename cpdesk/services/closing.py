"""Closing: core group and dates, what is still missing, and the end of the conference."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Attendance, Presence
from cpdesk.models.conference import Conference, CoreGroupMember
from cpdesk.models.person import Person
from cpdesk.rules.plain_text import clean
from cpdesk.rules.wording import day_words, listing, local
from cpdesk.services.change import Workplace
from cpdesk.services.clock import end_break, end_visit, moment
from cpdesk.services.day_held import end_of, last_moment, put_on_its_day
from cpdesk.services.decisions import is_override
from cpdesk.services.open_conference import open_conference
from cpdesk.services.part_rows import part_now
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.services.plan_gaps import plan_gaps
from cpdesk.snapshots.conference import Conference as Picture
from cpdesk.snapshots.conference import Missing
from cpdesk.vocabulary import ConferenceState, Lane, Outcome

_PLANS = (Outcome.CHILD_PROTECTION_PLAN, Outcome.CHILD_IN_NEED_PLAN)


class Closing:
    """The last step of the run-sheet."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def set_core_group(self, which: UUID, people: Iterable[UUID]) -> None:
        """Who is in the core group."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            wanted = tuple(dict.fromkeys(people))
            before = {
                row.person_id: row
                for row in session.scalars(
                    select(CoreGroupMember).where(CoreGroupMember.conference_id == which)
                )
            }
            for who in before.keys() - set(wanted):
                session.delete(before[who])
            for position, who in enumerate(wanted):
                row = before.get(who) or CoreGroupMember(conference_id=which, person_id=who)
                row.position = position
                session.add(row)

    def set_core_group_at(self, which: UUID, when: datetime | None) -> None:
        """When the first core group meets (aware instant), or not yet agreed."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).core_group_at = when

    def set_review_at(self, which: UUID, when: datetime | None) -> None:
        """When the review conference meets (aware instant), or not yet agreed."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).review_at = when

    def set_lead_social_worker(self, which: UUID, person: UUID | None) -> None:
        """Who leads the plan."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).lead_social_worker_id = person

    def set_complaints_explained(self, which: UUID, explained: bool) -> None:
        """Whether all were told how to complain."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).complaints_explained = explained

    def keep_reason(self, which: UUID, open_points_reason: str) -> None:
        """Keep the reason for leaving points open while it is being written; it counts at the close."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which).open_points_reason = clean(open_points_reason).text.strip()

    def missing(self, which: UUID) -> tuple[Missing, ...]:
        """What is still open, most important first."""
        with self._at.store.reading() as session:
            return missing_in(conference_picture(session, which))

    def close(self, which: UUID, open_points_reason: str = "", ended: datetime | None = None) -> None:
        """End the conference now, or at `ended` (aware): hours of the procedure run from there.

        On another day than its own it ended, unless `ended` is given, as it was planned. Raises NotPossible
        while a decision is missing, while anything else is open without a reason for leaving it, and when it
        is closed already.
        """
        reason = clean(open_points_reason).text.strip()
        with self._at.changing("conference", which, undoable=False) as session:
            row = open_conference(session, which)
            missing = missing_in(conference_picture(session, which))
            _refuse_open_points(missing, reason)
            _end(session, row, self._at.now(), ended)
            row.open_points_reason = reason if missing else ""


def _refuse_open_points(missing: Sequence[Missing], reason: str) -> None:
    if any(m.must for m in missing):  # without its words: they name a child, and an error names nobody
        raise NotPossible(
            "The conference cannot be closed yet: a child has no decision, or a decision has no category or "
            "no reasons for going against the majority. The list of what is missing says for whom."
        )
    if missing and not reason:
        raise NotPossible(
            "Some points are still open. Settle them, or write why the conference closes without them."
        )


def _end(session: Session, row: Conference, now: datetime, ended: datetime | None) -> None:
    """End every stretch of time that still goes on, and the conference with them."""
    ended = ended or end_of(session, row, moment(session, row.id, now))
    now = last_moment(session, row, now, ended)
    end_break(session, row, now)
    end_visit(session, row.id, now)
    if (part := part_now(session, row.id)) is not None:
        part.ended = now
    for stretch in session.scalars(
        select(Presence)
        .join(Attendance, Attendance.id == Presence.attendance_id)
        .where(Attendance.conference_id == row.id, Presence.left.is_(None))
    ):
        stretch.left = now
    put_on_its_day(row, ended)
    _keep_who_counted(session, row.id)
    row.state = ConferenceState.CLOSED


def _keep_who_counted(session: Session, which: UUID) -> None:
    """For which agency each counted: a role or an agency corrected later changes no closed record."""
    for here, group, agency in session.execute(
        select(Attendance, Person.agency_group, Person.agency)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.conference_id == which)
    ):
        here.counted_group, here.counted_agency = group, agency


def missing_in(conference: Picture) -> tuple[Missing, ...]:
    """Everything open in a conference: decisions first, then safety, people, dates, and the rest."""
    return (
        *_decisions(conference),
        *_typing(conference),
        *_quorum(conference),
        *_plan(conference),
        *_people_and_dates(conference),
        *_voices(conference),
    )


def _decisions(conference: Picture) -> Iterator[Missing]:
    for child in conference.children:
        decision, name = conference.decision(child.id), child.short
        if decision is None:
            yield Missing(f"{name}: there is no decision yet.", "decision", must=True)
            continue
        if is_override(conference, child.id):
            if not (decision.override_reason or decision.reason).strip():
                words = f"{name}: the decision has no majority behind it, so the chair’s reasons are needed."
                yield Missing(words, "decision", must=True)
            if not (decision.reminded_dissent and decision.reminded_escalation):
                words = f"{name}: remind everyone that they may dissent and escalate, and tick it."
                yield Missing(words, "decision", must=False)
        elif not decision.reason.strip():
            yield Missing(f"{name}: the decision has no reason yet.", "decision", must=False)
        if decision.outcome is Outcome.CHILD_PROTECTION_PLAN and decision.category is None:
            yield Missing(f"{name}: the category of harm is not chosen.", "decision", must=True)


def _typing(conference: Picture) -> Iterator[Missing]:
    """What was typed and not added would be out of reach once the conference is closed."""
    if conference.draft.text.strip():
        words = "Something has been typed and not added to the record yet."
        yield Missing(words, conference.step, must=False)


def _quorum(conference: Picture) -> Iterator[Missing]:
    lacking = [q for q in conference.quorum if not q.quorate]
    if lacking and not conference.quorum_reason:
        names = listing([_short(conference, q.child) for q in lacking])
        yield Missing(f"Not quorate for {names}: say why the conference goes on.", "welcome", must=False)


def _plan(conference: Picture) -> Iterator[Missing]:
    for child in conference.children:
        decision = conference.decision(child.id)
        if decision and decision.outcome in _PLANS and not conference.plan.for_child(child.id).outcomes:
            yield Missing(f"{child.short}: there is nothing in the plan yet.", "plan", must=False)
    for gap in plan_gaps(conference.plan):
        yield Missing(gap.words, "plan", must=False)


def _people_and_dates(conference: Picture) -> Iterator[Missing]:
    if conference.lead_social_worker is None:
        yield Missing("There is no lead social worker.", "close", must=False)
    if not any(d.outcome is Outcome.CHILD_PROTECTION_PLAN for d in conference.decisions):
        return
    if not conference.core_group:
        yield Missing("Nobody is in the core group.", "close", must=False)
    yield from _date(conference, conference.core_group_at, ("core_group_first",), "first core group")
    yield from _date(conference, conference.review_at, ("review_first", "review_next"), "review conference")


def _date(
    conference: Picture, agreed: datetime | None, rules: tuple[str, ...], what: str
) -> Iterator[Missing]:
    due = next((d for d in conference.dates if d.rule in rules), None)
    last = f" (by {day_words(due.day)})" if due else ""
    if agreed is None:
        yield Missing(f"The {what} has no date{last}.", "close", must=False)
    elif local(agreed).date() <= conference.day:
        yield Missing(f"The {what} is not after the conference: check its date.", "close", must=False)
    elif due is not None and due.met is False:
        yield Missing(f"The {what} is later than its last day{last}.", "close", must=False)


def _voices(conference: Picture) -> Iterator[Missing]:
    aside = {conference.chair, conference.clerk}
    gave = {view.who for view in conference.views}
    silent = [
        a.person.short
        for a in conference.attendance
        if a.ever_present and a.has_view
        and a.person.id not in aside | gave
        and not a.person.subject
    ]  # fmt: skip
    if silent:
        yield Missing(f"No view yet from {listing(silent)}.", "views", must=False)
    heard = {who for e in conference.entries if e.lane is Lane.CHILD_VOICE for who in e.about}
    unheard = [c.short for c in conference.children if c.id not in heard]
    if unheard and not any(e.lane is Lane.CHILD_VOICE and not e.about for e in conference.entries):
        yield Missing(f"The voice of {listing(unheard)} is not in the record.", "child_voice", must=False)
    if not conference.complaints_explained:
        yield Missing("Nobody has explained how to complain.", "close", must=False)


def _short(conference: Picture, who: UUID) -> str:
    person = conference.person(who)
    return person.short if person else ""
