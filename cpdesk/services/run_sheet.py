"""The course of the meeting: it begins, goes from step to step, and stands still in a break."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference, StepVisit
from cpdesk.models.course import Break, StepSkip
from cpdesk.rules.agenda import Agenda, Step
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.clock import break_now, end_break, end_visit, moment
from cpdesk.services.day_held import hold_on_its_day
from cpdesk.services.kept_procedures import held_under, keep, newest
from cpdesk.services.last_plan import take_plan_along
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.parts import follow_step
from cpdesk.vocabulary import BreakKind, ConferenceState

NEVER_LEFT_OUT = ("decision", "close")
"""The steps without which no conference ends."""


GOES_ON = timedelta(days=1)
"""A conference that was begun longer ago and never closed was forgotten; nobody is in the middle of it."""


class RunSheet:
    """The run-sheet of a conference and where it is on it."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def agenda(self, which: UUID) -> Agenda:
        """The run-sheet of the procedure that the conference is held under, for its kind."""
        with self._at.store.reading() as session:
            row = found(session, Conference, which)
            return held_under(session, row).run_sheet.for_kind(row.kind)

    def running(self) -> tuple[UUID, ...]:
        """The conferences begun within the last day and not closed, the latest one last."""
        with self._at.store.reading() as session:
            return tuple(
                session.scalars(
                    select(Conference.id)
                    .where(
                        Conference.state == ConferenceState.RUNNING,
                        Conference.began > self._at.now() - GOES_ON,
                    )
                    .order_by(Conference.began)
                )
            )

    def begin(self, which: UUID, *, moved_to_today: bool = False) -> None:
        """The conference begins now, at the first step of its run-sheet.

        On another day than the booked one it either is held today all the same (`moved_to_today`: day and
        start become now, the planned end keeps the length, and nothing is refused, as people are in the
        room), or it was held then and is entered now: day and times stay. Raises NotPossible when it is to
        be entered as held on a day that has not come.
        """
        with self._at.changing("conference", which, undoable=False, words="it began") as session:
            row = open_conference(session, which)
            if row.state is ConferenceState.BOOKED:
                hold_on_its_day(row, self._at.now(), moved_to_today=moved_to_today)
                rules = newest(session, row.procedure)
                keep(session, rules, self._at.now())
                row.procedure_version = rules.version
                row.state = ConferenceState.RUNNING
                row.began = moment(session, which, self._at.now())
                first = rules.run_sheet.for_kind(row.kind).steps[0]
                row.step = first.key
                take_plan_along(session, row)
                session.add(StepVisit(conference_id=which, step=row.step, began=row.began, ended=None))
                follow_step(session, which, private=first.private, now=row.began)

    def take_break(self, which: UUID, kind: BreakKind, people: Iterable[UUID] = (), reason: str = "") -> None:
        """The meeting stands still from now on: a break, a pause, or one for legal advice.

        `people` are those who went out, when not everybody did. A break of another kind that goes on ends;
        one of the same kind goes on. Raises NotPossible before the conference has begun.
        """
        with self._at.changing("conference", which, words="a break") as session:
            row = open_conference(session, which)
            if row.state is ConferenceState.BOOKED:
                raise NotPossible("The conference has not begun, so there is nothing to pause.")
            going_on = break_now(session, which)
            if going_on is None or going_on.kind is not kind:
                now = moment(session, which, self._at.now())
                end_break(session, row, now)
                session.add(
                    Break(
                        conference_id=which, kind=kind, people=[str(who) for who in people],
                        reason=clean(reason).text.strip(), began=now, ended=None,
                    )
                )  # fmt: skip

    def end_break(self, which: UUID) -> None:
        """The meeting goes on; nothing happens when it does already."""
        with self._at.changing("conference", which, words="the end of a break") as session:
            row = open_conference(session, which)
            end_break(session, row, moment(session, which, self._at.now()))

    def pause(self, which: UUID) -> None:
        """A pause without a name for it. Raises NotPossible before the conference has begun."""
        self.take_break(which, BreakKind.PAUSE)

    def resume(self, which: UUID) -> None:
        """After a break of any kind."""
        self.end_break(which)

    def count_as_break(self, which: UUID, began: datetime, ended: datetime, reason: str = "") -> None:
        """A stretch gone by (aware instants) was a break: the laptop slept, and so did the meeting.

        What of it lies before the conference, in another break or in the future is not counted.
        """
        with self._at.changing("conference", which, words="a break") as session:
            row = open_conference(session, which)
            breaks = session.scalars(select(Break).where(Break.conference_id == which)).all()
            known = [row.began or row.starts, *(one.ended or one.began for one in breaks)]
            began, ended = max(began, *known), min(ended, self._at.now())
            if began < ended and all(one.ended for one in breaks):
                session.add(
                    Break(
                        conference_id=which, kind=BreakKind.BREAK, people=[],
                        reason=clean(reason).text.strip(), began=began, ended=ended,
                    )
                )  # fmt: skip

    def go_to(self, which: UUID, step: str) -> None:
        """Go to a step of the run-sheet, forward, back or by a jump; one that was left out is held now.

        Undo leaves it alone, and with it who went out for the closed part: one goes back a step instead.
        """
        with self._at.changing("conference", which, undoable=False, words="on to the next step") as session:
            row = open_conference(session, which)
            private = _its_step(session, row, step).private
            if step != row.step:
                now = moment(session, which, self._at.now())
                end_visit(session, which, now)
                row.step = step
                if row.state is ConferenceState.RUNNING:
                    session.add(StepVisit(conference_id=which, step=step, began=now, ended=None))
                    follow_step(session, which, private=private, now=now)

    def skip(self, which: UUID, step: str, reason: str) -> None:
        """The chair leaves a step out, for this reason; said again, the later reason holds.

        Raises NotPossible without a reason, for the decision and the close, and before it has begun.
        """
        words = clean(reason).text.strip()
        with self._at.changing("conference", which, words="a step was left out") as session:
            row = open_conference(session, which)
            title = _its_step(session, row, step).title
            if row.state is ConferenceState.BOOKED:
                raise NotPossible("The conference has not begun, so no step of it can be left out.")
            if step in NEVER_LEFT_OUT:
                raise NotPossible(f"“{title}” cannot be left out: no conference ends without it.")
            if not words:
                raise NotPossible(f"Say why “{title}” is left out. Nothing was changed.")
            known = _skip_of(session, which, step)
            now = moment(session, which, self._at.now())
            if known is None:
                session.add(StepSkip(conference_id=which, step=step, reason=words, at=now))
            else:
                known.reason, known.at = words, now

    def take_back_skip(self, which: UUID, step: str) -> None:
        """A step that was left out stands on the run-sheet again; nothing happens when it does already."""
        with self._at.changing("conference", which, words="a step was put back") as session:
            open_conference(session, which)
            known = _skip_of(session, which, step)
            if known is not None:
                session.delete(known)


def _its_step(session: Session, row: Conference, key: str) -> Step:
    """The step of the run-sheet that the conference is held under; raises NotPossible when it has none."""
    step = held_under(session, row).run_sheet.for_kind(row.kind).step(key)
    if step is None:
        raise NotPossible("The run-sheet of this procedure has no such step.")
    return step


def _skip_of(session: Session, which: UUID, step: str) -> StepSkip | None:
    found = select(StepSkip).where(StepSkip.conference_id == which, StepSkip.step == step)
    return session.scalars(found).one_or_none()
