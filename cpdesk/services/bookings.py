"""Bookings: a conference is arranged, its booking corrected, and moved; no one is booked twice."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.person import Person
from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.procedure import Procedure
from cpdesk.rules.wording import local
from cpdesk.services.booked_rows import fill, invite_again, new_case, words_of
from cpdesk.services.booking_drafts import take_out
from cpdesk.services.change import Change, Workplace
from cpdesk.services.clashes import Wanted, clashes_of, planned_end, refuse, refuse_odd_years
from cpdesk.services.dates import due_dates
from cpdesk.services.familiar import familiar_since
from cpdesk.services.foreseen import as_booked, moved, what_follows, whatever_the_day
from cpdesk.services.history import write_down
from cpdesk.services.kept_procedures import keep, newest
from cpdesk.services.last_plan import take_plan_along
from cpdesk.services.office import working_days_of
from cpdesk.services.open_conference import found
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.services.pictures.people import people_of
from cpdesk.services.procedure_shelf import usual
from cpdesk.services.proposals import booked_children, proposal
from cpdesk.snapshots.bookings import BookedConference, Booking, Clash, Familiar, IfMoved
from cpdesk.snapshots.conference import Conference as Picture
from cpdesk.snapshots.people import Person as ShownPerson
from cpdesk.vocabulary import ConferenceState, Deed


class Bookings:
    """Conferences before they begin."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def propose(self, case: UUID) -> Booking:
        """The next conference of a case, filled in from the earlier ones as far as they tell."""
        with self._at.store.reading() as session:
            found(session, Case, case)
            return proposal(session, case, self._at.now())

    def booking(self, conference: UUID) -> Booking:
        """The booking of a conference as it stands, to be corrected."""
        with self._at.store.reading() as session:
            return _booking_of(conference_picture(session, conference, whole=False))

    def familiar(self, *, practice: bool = False) -> Familiar:
        """The chairs, clerks and rooms of the last year and of what is booked, by name."""
        since = local(self._at.now()).date() - timedelta(days=365)
        with self._at.store.reading() as session:
            return familiar_since(session, since, practice=practice)

    def book(self, booking: Booking, draft: UUID | None = None) -> BookedConference:
        """Book a conference of a case, or of a new case that is made with it; its draft goes.

        Raises NotPossible with the reason when chair, clerk, room or child are taken then, nobody works
        that day, it would end before it starts, or a name is missing; then nothing has changed. A day in
        the past is allowed: conferences that were held are entered, too.
        """
        with self._at.store.writing() as session:
            case, rules = self._case_of(session, booking)
            row = Conference(id=uuid4(), case_id=case.id)
            row.procedure, row.procedure_version = rules.key, rules.version
            _refuse(session, booking, rules, case, None)
            keep(session, rules, self._at.now())
            _set_times(row, booking)
            fill(session, row, booking, rules)
            invite_again(session, row, booking.invited)
            take_plan_along(session, row)
            take_out(session, draft)
            booked = BookedConference(case.id, row.id)
            write_down(session, self._at.now(), Deed.CHANGED, "conference", row.id, "it was booked")
        self._at.announce(Change("case", booked.case_id))
        return booked

    def change(self, conference: UUID, booking: Booking, draft: UUID | None = None) -> None:
        """Correct a booking: everything in it but the case and who is invited.

        Raises NotPossible as `book` does, and once the conference has begun.
        """
        with self._at.changing("conference", conference, undoable=False, words="the booking") as session:
            row = _only_booked(session, conference)
            case, rules = session.get_one(Case, row.case_id), newest(session, row.procedure)
            _refuse(session, booking, rules, case, conference)
            _set_times(row, booking)
            fill(session, row, booking, rules)
            take_out(session, draft)

    def move(
        self, conference: UUID, starts: datetime, ends: datetime | None = None, venue: str | None = None
    ) -> None:
        """Hold a conference at another time (aware instants), in the same room unless one is given.

        Without an end it keeps its length. Raises NotPossible as `book` does, and once it has begun.
        """
        with self._at.changing("conference", conference, undoable=False, words="it was moved") as session:
            refuse_odd_years(starts, ends)
            row = _only_booked(session, conference)
            if ends is None and row.planned_end is not None:
                ends = starts + (row.planned_end - row.starts)
            venue = row.venue if venue is None else words_of(venue)
            refuse(clashes_of(session, _wanted(session, row, starts, ends, venue)))
            row.starts, row.planned_end, row.day, row.venue = starts, ends, local(starts).date(), venue

    def clashes(
        self,
        conference: UUID | None,
        starts: datetime,
        ends: datetime | None = None,
        chair: str = "",
        clerk: str = "",
        venue: str = "",
        case: UUID | None = None,
    ) -> tuple[Clash, ...]:
        """What stands against a time, for showing before it is saved; `case` only for a new conference."""
        with self._at.store.reading() as session:
            row = found(session, Conference, conference) if conference is not None else None
            case = row.case_id if row is not None else case
            held = session.get(Case, case) if case is not None else None
            key = row.procedure if row else held.procedure if held else usual(session)
            wanted = Wanted(
                starts, planned_end(starts, ends, newest(session, key)), chair, clerk, venue, case,
                practice=held is not None and held.practice, conference_id=conference,
            )  # fmt: skip
            return clashes_of(session, wanted)

    def if_moved(self, conference: UUID, starts: datetime, ends: datetime | None = None) -> IfMoved:
        """What would follow if a conference were held then (aware instants); nothing is changed."""
        refuse_odd_years(starts, ends)
        with self._at.store.reading() as session:
            before = conference_picture(session, conference, whole=False)
            after = moved(before, starts, ends)
            row = session.get_one(Conference, conference)
            clashes = clashes_of(session, _wanted(session, row, starts, after.planned_end, row.venue))
            return what_follows(before, after, clashes, working_days_of(session), self._at.now())

    def if_booked(self, booking: Booking, conference: UUID | None = None) -> IfMoved:
        """What would follow from a booking, new or of a conference that is booked; nothing is changed.

        For a new one everything that would be missed counts as becoming late.
        """
        with self._at.store.reading() as session:
            before, after = self._foreseen(session, booking, conference)
            case = session.get(Case, after.case_id)
            clashes = clashes_of(session, _asked(booking, after.procedure, case, conference))
            return what_follows(before, after, clashes, working_days_of(session), self._at.now())

    def last_days(self, booking: Booking, conference: UUID | None = None) -> tuple[DueDate, ...]:
        """The last days for the conference itself while its day is not settled; `starts` says nothing."""
        with self._at.store.reading() as session:
            _before, after = self._foreseen(session, booking, conference)
            return whatever_the_day(due_dates(after, working_days_of(session)))

    def _foreseen(
        self, session: Session, booking: Booking, conference: UUID | None
    ) -> tuple[Picture | None, Picture]:
        """The conference as it is, if it is, and as the booking would make it."""
        _refuse_odd_years_of(booking)
        if conference is not None:
            before = conference_picture(session, conference, whole=False)
            return before, as_booked(booking, newest(session, before.procedure.key), before)
        people: tuple[ShownPerson, ...] = ()
        if booking.case_id is not None:
            key = found(session, Case, booking.case_id).procedure
            people = people_of(session, booking.case_id)
        else:
            key = (booking.family.procedure if booking.family else "") or usual(session)
        return None, as_booked(booking, newest(session, key), None, people)

    def _case_of(self, session: Session, booking: Booking) -> tuple[Case, Procedure]:
        """The case with the newest version of its procedure, which it is worked under from now on."""
        if booking.case_id is not None:
            case = found(session, Case, booking.case_id)
            rules = newest(session, case.procedure)
            case.procedure, case.procedure_version = rules.key, rules.version
            return case, rules
        if booking.family is None:
            raise NotPossible("Choose a case, or give the name of a new family. Nothing was booked.")
        rules = newest(session, booking.family.procedure or usual(session))
        if not booking.children:
            raise NotPossible("Name at least one child of the family. Nothing was booked.")
        return new_case(session, booking.family, rules, self._at.now()), rules


def _only_booked(session: Session, which: UUID) -> Conference:
    row = found(session, Conference, which)
    if row.state is not ConferenceState.BOOKED:
        raise NotPossible("This conference has begun. Its booking can no longer be changed or moved.")
    return row


def _set_times(row: Conference, booking: Booking) -> None:
    row.starts, row.planned_end, row.day = booking.starts, booking.ends, local(booking.starts).date()


def _refuse_odd_years_of(booking: Booking) -> None:
    children = (day for child in booking.children for day in (child.born, child.expected))
    refuse_odd_years(
        booking.starts, booking.ends, *booking.strategy_discussions, booking.moved_in, booking.notified,
        booking.epo_end, booking.assessments_end, booking.previous_plan_end, booking.last_review,
        booking.previous_conference, booking.plan_started, *children,
    )  # fmt: skip


def _refuse(
    session: Session, booking: Booking, rules: Procedure, case: Case, conference: UUID | None
) -> None:
    _refuse_odd_years_of(booking)
    refuse(clashes_of(session, _asked(booking, rules, case, conference)))


def _asked(booking: Booking, rules: Procedure, case: Case | None, conference: UUID | None) -> Wanted:
    """The time that a booking asks for."""
    return Wanted(
        booking.starts,
        planned_end(booking.starts, booking.ends, rules),
        booking.chair,
        booking.clerk,
        booking.venue,
        case.id if case else None,
        practice=case is not None and case.practice,
        conference_id=conference,
    )


def _wanted(session: Session, row: Conference, starts: datetime, ends: datetime | None, venue: str) -> Wanted:
    """Another time for a conference, with the chair and the clerk that it has."""
    chair, clerk = (session.get(Person, who) if who else None for who in (row.chair_id, row.clerk_id))
    return Wanted(
        starts,
        planned_end(starts, ends, newest(session, row.procedure)),
        chair.name if chair else "",
        clerk.name if clerk else "",
        venue,
        row.case_id,
        practice=session.get_one(Case, row.case_id).practice,
        conference_id=row.id,
    )


def _booking_of(conference: Picture) -> Booking:
    return Booking(
        kind=conference.kind,
        starts=conference.starts,
        ends=conference.planned_end,
        venue=conference.venue,
        chair=conference.name(conference.chair),
        clerk=conference.name(conference.clerk),
        case_id=conference.case_id,
        children=booked_children(conference),
        strategy_discussions=conference.strategy_discussions,
        moved_in=conference.moved_in,
        notified=conference.notified,
        epo_end=conference.epo_end,
        assessments_end=conference.assessments_end,
        previous_plan_end=conference.previous_plan_end,
        number=conference.number,
        last_review=conference.last_review,
        previous_conference=conference.previous_conference,
        plan_started=conference.plan_started,
        lead_social_worker=conference.lead_social_worker,
        invited=tuple(at.person.id for at in conference.attendance),
    )
