"""Who has been heard: from the entries, for whom nothing was said and who said nothing."""

from collections import Counter
from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person


def entries_per_child(conference: Conference) -> Counter[UUID]:
    """How many entries are about each child; what is about all counts for each."""
    children = [child.id for child in conference.children]
    counts: Counter[UUID] = Counter()
    for entry in conference.entries:
        counts.update(entry.about or children)
    return counts


def not_heard(conference: Conference) -> list[Person]:
    """Those who are (or were) there and have said nothing yet: family first, no chair, clerk or observer."""
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


def has_a_view(conference: Conference) -> list[Person]:
    """Who is asked for a view: family first; no observer, interpreter, chair or clerk."""
    given = {view.who for view in conference.views}
    reports = {report.by for report in conference.reports if report.received is not None}
    asked = [
        line.person
        for line in conference.attendance
        if line.has_view
        and line.person.id not in (conference.chair, conference.clerk)
        and (line.present or line.ever_present or line.person.id in given | reports)
    ]
    known = {person.id for person in asked}
    asked += [p for p in conference.people if p.id in given and p.id not in known]
    return sorted(asked, key=lambda person: not person.is_family)
