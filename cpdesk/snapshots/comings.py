"""When somebody came, and whether that was late, in words for lists and tables."""

from datetime import datetime

from cpdesk.rules.wording import clock
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Attendance
from cpdesk.vocabulary import Capacity

_BEFORE = ("meet_family", "confidential")
"""Steps before everybody is together: who comes in them is not late."""


def began_together(conference: Conference) -> datetime | None:
    """When everybody was to be there (UTC): the first step that is not before the family joins."""
    return next((visit.began for visit in conference.steps if visit.key not in _BEFORE), None)


def minutes_late(conference: Conference, line: Attendance) -> int:
    """By how many whole minutes somebody came after the beginning; 0 for who was called in to a part."""
    began = began_together(conference)
    if began is None or not line.presences:
        return 0
    came = line.presences[0].arrived
    if any(part.began == came and line.person.id in part.members for part in conference.parts):
        return 0
    return max(0, int((came - began).total_seconds() // 60))


def late_words(conference: Conference, line: Attendance) -> str:
    """“12 minutes late”, or nothing."""
    late = minutes_late(conference, line)
    return "" if late < 1 else "1 minute late" if late == 1 else f"{late} minutes late"


def capacity_words(conference: Conference, line: Attendance) -> str:
    """As what somebody takes part, for whom, and what is still open: “observer, not agreed yet”."""
    if line.capacity is Capacity.MEMBER:
        return ""
    words = line.capacity.words
    person = conference.person(line.beside)
    if person is not None:
        words = f"{words} beside {person.short}"
    if line.not_agreed_yet:
        words = f"{words}, not agreed yet"
    if line.capacity is Capacity.SOLICITOR and line.may_speak:
        words = f"{words}, may speak"
    return words


def sent_out_words(line: Attendance) -> str:
    """Since when somebody is sent out, and why: “sent out at 10:20: closed part”; empty when not."""
    last = line.presences[-1] if line.presences else None
    if line.present or last is None or last.left is None or not last.sent_out:
        return ""
    words = f"sent out at {clock(last.left)}"
    return f"{words}: {last.why}" if last.why else words
