"""What stands on a day of the calendar, in the words of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import clock, local
from cpdesk.snapshots.cases import CalendarMonth, ConferenceLine, LastDay
from cpdesk.ui.due import reason, source, standing
from cpdesk.vocabulary import ConferenceState


@dataclass(frozen=True, slots=True)
class DayItem:
    """One mark in a day's cell and what the side card says about it."""

    day: date
    short: str
    """For the cell: "10:00 Osei · Initial"."""
    title: str
    facts: tuple[str, ...]
    tone: str
    case_id: UUID
    conference_id: UUID
    last_day: bool = False
    state: str = ""
    state_tone: str = ""
    explanation: str = ""
    source: str = ""
    practice: bool = False

    @property
    def spoken(self) -> str:
        """One line for a screen reader."""
        return ", ".join(part for part in (self.short, self.state) if part)


def items_of(month: CalendarMonth, today: date) -> dict[date, list[DayItem]]:
    """Everything in the shown weeks by day: meetings by their time, then last dates."""
    found: dict[date, list[DayItem]] = {}
    for item in _all(month, today):
        found.setdefault(item.day, []).append(item)
    return found


def _all(month: CalendarMonth, today: date) -> Iterator[DayItem]:
    say = QCoreApplication.translate
    meetings = [(line, line.kind.words, "change") for line in month.conferences]
    meetings += [(line, say("calendar", "Core group"), "grey") for line in month.core_groups]
    meetings += [(line, say("calendar", "Review conference"), "strength") for line in month.reviews]
    for line, words, tone in sorted(meetings, key=lambda meeting: meeting[0].starts):
        yield _meeting(line, words, tone)
    for last in month.last_days:
        yield _last(last, today)


def _meeting(line: ConferenceLine, words: str, tone: str) -> DayItem:
    say = QCoreApplication.translate
    states = {
        ConferenceState.RUNNING: say("calendar", "Running"),
        ConferenceState.CLOSED: say("calendar", "Held and closed"),
    }
    own = tone == "change"
    at = clock(line.starts)
    return DayItem(
        day=local(line.starts).date(),
        short=say("calendar", "{0} {1} · {2}").format(at, line.case_name, words.split(" conf")[0]),
        title=f"{line.case_name} · {words}",
        facts=tuple(fact for fact in (say("calendar", "At {0}").format(at), line.venue) if fact),
        tone=tone,
        case_id=line.case_id,
        conference_id=line.id,
        state=states.get(line.state, "") if own else "",
        state_tone="done" if line.state is ConferenceState.CLOSED else "accent",
        practice=line.practice,
    )


def _last(last: LastDay, today: date) -> DayItem:
    say = QCoreApplication.translate
    state, tone = standing(last.due, today)
    words = say("calendar", "Last day: {0}")
    return DayItem(
        day=last.due.day,
        short=words.format(f"{last.due.title} · {last.case_name}"),
        title=words.format(last.due.title),
        facts=(last.case_name,),
        tone="worry" if last.due.met is not True else "grey",
        case_id=last.case_id,
        conference_id=last.conference_id,
        last_day=True,
        state=state,
        state_tone=tone,
        explanation=reason(last.due),
        source=source(last.due),
    )
