"""The course of the meeting: it begins, goes from step to step, and stands still in a break."""

from uuid import UUID

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference, StepVisit
from cpdesk.rules.agenda import Agenda
from cpdesk.services.change import Workplace
from cpdesk.services.clock import end_pause, end_visit, moment
from cpdesk.services.day_held import hold_on_its_day
from cpdesk.services.kept_procedures import held_under, keep, newest
from cpdesk.services.open_conference import found, open_conference
from cpdesk.vocabulary import ConferenceState


class RunSheet:
    """The run-sheet of a conference and where it is on it."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def agenda(self, which: UUID) -> Agenda:
        """The run-sheet of the procedure that the conference is held under."""
        with self._at.store.reading() as session:
            return held_under(session, found(session, Conference, which)).run_sheet

    def begin(self, which: UUID, *, moved_to_today: bool = False) -> None:
        """The conference begins now, at the first step of its run-sheet.

        On another day than the booked one it either is held today all the same (`moved_to_today`: day and
        start become now, the planned end keeps the length, and nothing is refused, as people are in the
        room), or it was held then and is entered now: day and times stay. Raises NotPossible when it is to
        be entered as held on a day that has not come.
        """
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            if row.state is ConferenceState.BOOKED:
                hold_on_its_day(row, self._at.now(), moved_to_today=moved_to_today)
                rules = newest(session, row.procedure)
                keep(session, rules, self._at.now())
                row.procedure_version = rules.version
                row.state = ConferenceState.RUNNING
                row.began = moment(session, which, self._at.now())
                row.step = rules.run_sheet.steps[0].key
                session.add(StepVisit(conference_id=which, step=row.step, began=row.began, ended=None))

    def pause(self, which: UUID) -> None:
        """A break: the clock of the meeting stands still. Raises NotPossible before it has begun."""
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            if row.state is ConferenceState.BOOKED:
                raise NotPossible("The conference has not begun, so there is nothing to pause.")
            row.paused_since = row.paused_since or self._at.now()

    def resume(self, which: UUID) -> None:
        """After the break."""
        with self._at.changing("conference", which) as session:
            end_pause(open_conference(session, which), self._at.now())

    def go_to(self, which: UUID, step: str) -> None:
        """Go to a step of the run-sheet, forward, back or by a jump."""
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            if step not in {s.key for s in held_under(session, row).run_sheet.steps}:
                raise NotPossible("The run-sheet of this procedure has no such step.")
            if step != row.step:
                now = moment(session, which, self._at.now())
                end_visit(session, which, now)
                row.step = step
                if row.state is ConferenceState.RUNNING:
                    session.add(StepVisit(conference_id=which, step=step, began=now, ended=None))
