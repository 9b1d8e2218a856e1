"""Who is asked for a view; who has been heard is worked out in the snapshots."""

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.heard import entries_per_child, not_heard
from cpdesk.snapshots.people import Person

__all__ = ["entries_per_child", "has_a_view", "not_heard"]


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
