"""Who has been heard: who said nothing yet, when the family last spoke, and what was not read in."""

from collections import Counter
from datetime import datetime
from uuid import UUID

from cpdesk.snapshots.conference import Conference, Report
from cpdesk.snapshots.people import Attendance, Person


def entries_per_child(conference: Conference) -> Counter[UUID]:
    """How many entries are about each child; what is about all counts for each."""
    children = [child.id for child in conference.children]
    counts: Counter[UUID] = Counter()
    for entry in conference.entries:
        counts.update(entry.about or children)
    return counts


def not_heard(conference: Conference) -> list[Person]:
    """Those who are (or were) there and have said nothing yet: the family first.

    Not the chair, the clerk, observers, interpreters, supporters or solicitors: they are not asked.
    """
    spoke = {entry.speaker for entry in conference.entries}
    silent = [
        line.person
        for line in conference.attendance
        if (line.present or (conference.ended and line.ever_present))
        and line.has_view
        and line.person.id not in (conference.chair, conference.clerk)
        and line.person.id not in spoke
    ]
    return sorted(silent, key=lambda person: not person.is_family)


def family_here(conference: Conference) -> list[Attendance]:
    """The members of the family who are there at this moment, as members of the conference."""
    return [a for a in conference.attendance if a.present and a.person.is_family and a.has_view]


def family_last_spoke(conference: Conference) -> datetime | None:
    """When somebody of the family who is there now last said something, or (nothing yet) came in.

    None while nobody of the family is there: nobody waits to be heard.
    """
    here = family_here(conference)
    if not here:
        return None
    ids = {line.person.id for line in here}
    came = min(line.presences[-1].arrived for line in here)
    return max((came, *(e.at for e in conference.entries if e.speaker in ids)))


def family_has_spoken(conference: Conference) -> bool:
    """Whether anybody of the family has said anything yet."""
    family = {p.id for p in conference.people if p.is_family}
    return any(entry.speaker in family for entry in conference.entries)


def reports_not_read(conference: Conference) -> list[Report]:
    """The reports of those who are not there that came and were not read in yet."""
    here = {line.person.id for line in conference.attendance if line.present}
    return [
        r for r in conference.reports if r.received is not None and r.read_at is None and r.by not in here
    ]


def voices_not_known(conference: Conference) -> list[Person]:
    """The children of whom nobody has said how their voice reached the conference."""
    known = {voice.child for voice in conference.voices}
    return [child for child in conference.children if child.id not in known]
