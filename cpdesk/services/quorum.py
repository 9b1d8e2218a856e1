"""Quorum of one conference: forecast, at this moment, or as it was, child by child."""

from cpdesk.rules.quorum import ChildQuorum, QuorumChild, QuorumPerson, quorum
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Attendance
from cpdesk.vocabulary import AttendanceMode, ConferenceState


def quorum_of(conference: Conference) -> tuple[ChildQuorum, ...]:
    """Before the conference by who is expected, in it by who is there, afterwards by who came."""
    children = [QuorumChild(child.id, child.short, child.unborn) for child in conference.children]
    aside = {conference.chair, conference.clerk}
    with_report = {report.by for report in conference.reports if report.received is not None}
    people = [
        QuorumPerson(
            group=row.group,
            there=_counts_as_there(row, conference.state),
            report=row.mode is AttendanceMode.REPORT_ONLY or row.person.id in with_report,
            knows=frozenset(row.knows),
            observer=not row.has_view,
        )
        for row in conference.attendance
        if not row.person.is_family and row.person.id not in aside and not row.interpreter
    ]
    return quorum(conference.procedure, children, people)


def _counts_as_there(row: Attendance, state: ConferenceState) -> bool:
    if state is ConferenceState.BOOKED:
        return row.mode.takes_part or row.mode is AttendanceMode.EXPECTED
    return row.present if state is ConferenceState.RUNNING else row.ever_present
