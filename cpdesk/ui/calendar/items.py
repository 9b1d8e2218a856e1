"""What stands on a day of the calendar, in the words of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.standing import Stands, standing
from cpdesk.rules.wording import clock, sentence
from cpdesk.rules.working_days import WorkingDays
from cpdesk.snapshots.calendar import CalendarMeeting, CalendarSpan, LastDate, MeetingKind
from cpdesk.ui.due import reason, source
from cpdesk.vocabulary import ConferenceKind, ConferenceState

TONES = {
    Stands.LATE: "late",
    Stands.PAST: "late",
    Stands.TODAY: "soon",
    Stands.TOMORROW: "soon",
    Stands.MET: "done",
}
USUAL_LENGTH = {
    MeetingKind.CONFERENCE: timedelta(hours=2),
    MeetingKind.REVIEW: timedelta(hours=2),
    MeetingKind.CORE_GROUP: timedelta(hours=1),
}
"""How much room a meeting takes whose end nobody has planned."""


@dataclass(frozen=True, slots=True)
class DayItem:
    """One mark in a day's cell and what the side card says about it."""

    day: date
    short: str
    """For the cell: "10:00 Osei · Initial"."""
    full: str
    """The same with the whole name of the case, where there is room, on paper and read aloud."""
    brief: str
    """The same for a single narrow line, with what matters most at the front."""
    title: str
    facts: tuple[str, ...]
    tone: str
    case_id: UUID
    conference_id: UUID
    meeting: CalendarMeeting | None = None
    due: DueDate | None = None
    """For a last date."""
    state: str = ""
    state_tone: str = ""
    practice: bool = False

    @property
    def last_day(self) -> bool:
        """Whether it is a last date."""
        return self.due is not None

    @property
    def can_move(self) -> bool:
        """Whether it is a conference that can be held on another day."""
        return self.meeting is not None and self.meeting.can_move

    @property
    def starts(self) -> datetime | None:
        """The time of a meeting, if it has one."""
        return self.meeting.starts if self.meeting else None

    @property
    def ends(self) -> datetime | None:
        """The end of a meeting that has a time: recorded, planned, or what it usually is."""
        if self.meeting is None or self.meeting.starts is None:
            return None
        return self.meeting.ends or self.meeting.starts + USUAL_LENGTH[self.meeting.what]

    @property
    def explanation(self) -> str:
        """Why the last date is that day; put together when it is asked for."""
        return reason(self.due) if self.due else ""

    @property
    def source(self) -> str:
        """Where the rule of a last date is written."""
        return source(self.due) if self.due else ""

    @property
    def spoken(self) -> str:
        """One line for a screen reader."""
        return ", ".join(part for part in (self.full, self.state) if part)


def items_of(found: CalendarSpan, today: date, calendar: WorkingDays) -> dict[date, list[DayItem]]:
    """Everything in a span by day: meetings by their time, then last dates."""
    by_day: dict[date, list[DayItem]] = {}
    for meeting in found.meetings:
        by_day.setdefault(meeting.day, []).append(_meeting(meeting))
    for item in _last_dates(found, today, calendar):
        by_day.setdefault(item.day, []).append(item)
    return by_day


def how_it_stands(due: DueDate, today: date, calendar: WorkingDays) -> tuple[str, str]:
    """How a last date stands in words, “1 working day late”, and the tone of them."""
    stands = standing(due, today, calendar)
    return sentence(stands.words), TONES.get(stands.kind, "")


def why_fixed(item: DayItem) -> str:
    """Why a mark cannot be moved to another day; empty for a conference that can."""
    say = QCoreApplication.translate
    if item.can_move:
        return ""
    if item.meeting is None:
        return say("calendar", "A last date cannot be moved: it follows from the procedure.")
    if item.meeting.what is MeetingKind.CONFERENCE:
        return say("calendar", "This conference has begun or was held: it stays on its day.")
    if item.meeting.what is MeetingKind.CORE_GROUP and item.meeting.held:
        return say("calendar", "This core group was held: it stays on its day.")
    return say("calendar", "Its day was agreed in the conference. Change it there, under the next meetings.")


def _meeting(meeting: CalendarMeeting) -> DayItem:
    say = QCoreApplication.translate
    words, short, tone = _kind(meeting)
    at = clock(meeting.starts) if meeting.starts else ""
    state, state_tone = _state(meeting)
    return DayItem(
        day=meeting.day,
        short=say("calendar", "{0} {1} · {2}").format(at, family(meeting.case_name), short).strip(),
        full=say("calendar", "{0} {1} · {2}").format(at, meeting.case_name, short).strip(),
        brief=f"{at} {family(meeting.case_name)}".strip(),
        title=f"{meeting.case_name} · {words}",
        facts=tuple(_facts(meeting)),
        tone="grey" if meeting.held else tone,
        case_id=meeting.case_id,
        conference_id=meeting.conference_id,
        meeting=meeting,
        state=state,
        state_tone=state_tone,
        practice=meeting.practice,
    )


def family(name: str) -> str:
    """The name of a case where there is little room: without the word that most of them end with."""
    return name.removesuffix(" family")


def _kind(meeting: CalendarMeeting) -> tuple[str, str, str]:
    """The kind in full, shortly, and its tone."""
    say = QCoreApplication.translate
    if meeting.what is MeetingKind.CORE_GROUP:
        return say("calendar", "Core group"), say("calendar", "Core group"), "grey"
    if meeting.what is MeetingKind.REVIEW or meeting.kind is ConferenceKind.REVIEW:
        return ConferenceKind.REVIEW.words, say("calendar", "Review"), "strength"
    short = {
        ConferenceKind.INITIAL: say("calendar", "Initial"),
        ConferenceKind.PRE_BIRTH: say("calendar", "Pre-birth"),
        ConferenceKind.TRANSFER_IN: say("calendar", "Transfer-in"),
    }
    return meeting.kind.words, short[meeting.kind], "change"


def _state(meeting: CalendarMeeting) -> tuple[str, str]:
    say = QCoreApplication.translate
    if meeting.what is MeetingKind.REVIEW:
        return say("calendar", "Agreed, not booked yet"), ""
    if meeting.what is MeetingKind.CORE_GROUP:
        return (say("calendar", "Held"), "done") if meeting.held else (say("calendar", "Agreed"), "")
    if meeting.state is ConferenceState.RUNNING:
        return say("calendar", "Running"), "accent"
    return (say("calendar", "Held and closed"), "done") if meeting.held else ("", "")


def _facts(meeting: CalendarMeeting) -> Iterator[str]:
    say = QCoreApplication.translate
    if meeting.starts is not None and meeting.ends is not None:
        yield say("calendar", "{0} to {1}").format(clock(meeting.starts), clock(meeting.ends))
    elif meeting.starts is not None:
        yield say("calendar", "At {0}").format(clock(meeting.starts))
    if meeting.venue:
        yield meeting.venue
    if meeting.chair:
        yield say("calendar", "Chair: {0}").format(meeting.chair)
    if meeting.clerk:
        yield say("calendar", "Clerk: {0}").format(meeting.clerk)


def _last_dates(found: CalendarSpan, today: date, calendar: WorkingDays) -> Iterator[DayItem]:
    words = QCoreApplication.translate("calendar", "Last day: {0}")
    for last in found.last_dates:
        state, tone = how_it_stands(last.due, today, calendar)
        yield _last_date(last, words, state, tone)


def _last_date(last: LastDate, words: str, state: str, tone: str) -> DayItem:
    return DayItem(
        day=last.due.day,
        short=words.format(f"{family(last.case_name)} · {last.due.title}"),
        full=words.format(f"{last.case_name} · {last.due.title}"),
        brief=f"{family(last.case_name)} · {last.due.title}",
        title=words.format(last.due.title),
        facts=(last.case_name,),
        tone="grey" if last.due.met is True else "worry",
        case_id=last.case_id,
        conference_id=last.conference_id,
        due=last.due,
        state=state,
        state_tone=tone,
        practice=last.practice,
    )
