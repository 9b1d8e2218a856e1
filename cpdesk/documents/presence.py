"""Who was there, how and when; who was not; the reports; and whether enough people were there."""

from cpdesk.documents.naming import called, named, with_agency
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.wording import clock, day_words, sentence
from cpdesk.snapshots.comings import capacity_words, late_words
from cpdesk.snapshots.conference import Report
from cpdesk.snapshots.people import Attendance, Presence
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import AttendanceMode, ConferenceState

_WHO_SHARES = (28, 36, 18, 18)


def add_attendance(sheet: Sheet, copy: ReaderCopy) -> None:
    """Two tables, the family first: those who were there, with how and when, and those who were not."""
    everybody = sorted(copy.conference.attendance, key=lambda row: not row.person.is_family)
    there = [row for row in everybody if row.ever_present or row.mode.takes_part]
    away = [row for row in everybody if row not in there]
    sheet.section("Who was there")
    if there:
        rows: list[tuple[Cell, ...]] = [
            (row.person.name, with_agency(copy, row.person), _how(copy, row), _when(copy, row))
            for row in there
        ]
        sheet.table(("Name", "Who they are", "How", "When"), rows, _WHO_SHARES)
    else:
        sheet.text("Nobody’s arrival has been recorded.")
    if away:
        sheet.section("Who was not there")
        rows = [(row.person.name, with_agency(copy, row.person), _how(copy, row)) for row in away]
        sheet.table(("Name", "Who they are", "Why"), rows, (28, 36, 36))


def _how(copy: ReaderCopy, row: Attendance) -> Cell:
    modes = dict.fromkeys(presence.mode.words for presence in row.presences) or {row.mode.words: None}
    words = list(modes)
    if row.mode is AttendanceMode.EXPECTED and copy.conference.state is ConferenceState.CLOSED:
        words = words if row.presences else ["did not come"]
    if as_what := capacity_words(copy.conference, row):
        words.append(as_what)
    if row.remark not in ("", *words) and copy.reader.is_full:
        words.append(row.remark)
    return words


def _when(copy: ReaderCopy, row: Attendance) -> Cell:
    """From when to when; of a professional the full copy says by how much they were late."""
    if not row.presences:
        return "not recorded"
    words = [_stretch(presence) for presence in row.presences]
    late = late_words(copy.conference, row)
    if late and copy.reader.is_full and not row.person.is_family:
        words[0] = f"{words[0]}, {late}"
    return words


def _stretch(presence: Presence) -> str:
    """From when to when; the full copy also says who was sent out, and why."""
    if presence.left is None:
        return f"from {clock(presence.arrived)}"
    words = f"{clock(presence.arrived)} to {clock(presence.left)}"
    if presence.sent_out:
        words = f"{words}, sent out"
    return f"{words} ({presence.why})" if presence.why else words


def add_parts(sheet: Sheet, copy: ReaderCopy) -> None:
    """The parts that not everybody was in; a family's copy names those alone that its reader was in."""
    parts = [part for part in copy.conference.parts if part.ended is not None]
    if not parts:
        return
    sheet.section("Parts that not everybody was in")
    rows = [
        (
            sentence(part.kind.words),
            f"{clock(part.began)} to {clock(part.ended)}" if part.ended else "",
            called(copy, part.members) or "nobody",
            part.reason,
        )
        for part in parts
    ]
    if copy.reader.is_full:
        sheet.table(("Part", "When", "Who of the family was in it", "Why"), rows, (30, 18, 26, 26))
    else:
        sheet.table(("Part", "When", "Who of the family was in it"), [r[:3] for r in rows], (40, 24, 36))


def add_reports(sheet: Sheet, copy: ReaderCopy) -> None:
    """Each written report: when it came, whether that was in time, and when the family had it."""
    reports = copy.conference.reports
    if not reports:
        return
    sheet.section("Reports")
    read = any(report.read_at is not None for report in reports)
    headings = ("Whose report", "When it came", "When the family had it", "Read in")
    rows = [
        (named(copy, report.by), _received(copy, report), _shared(report), _read_in(report))
        for report in reports
    ]
    if read:
        sheet.table(headings, rows, (32, 30, 24, 14))
    else:
        sheet.table(headings[:3], [row[:3] for row in rows], (36, 34, 30))


def _received(copy: ReaderCopy, report: Report) -> Cell:
    words = [day_words(report.received) if report.received else "did not come"]
    if report.late:
        words.append("late" if report.received else "missing")
    elif report.received:
        words.append("in time")
    if report.note and copy.reader.is_full:
        words.append(report.note)
    return words


def _read_in(report: Report) -> str:
    return f"at {clock(report.read_at)}" if report.read_at else "not read in"


def _shared(report: Report) -> str:
    return day_words(report.shared_with_family) if report.shared_with_family else "not recorded"


def add_quorum(sheet: Sheet, copy: ReaderCopy) -> None:
    """For each child, whether enough people who know the child were there."""
    quorum = {q.child: q for q in copy.conference.quorum}
    rows = [
        (child.name, "Yes" if quorum[child.id].quorate else "No", quorum[child.id].because)
        for child in copy.children
        if child.id in quorum
    ]
    if not rows:
        return
    sheet.section("Were enough people there?")
    sheet.text(
        "A conference needs enough people from different services who know the child. This is called quorum."
    )
    sheet.table(("Child", "Enough?", "Why"), rows, (30, 14, 56))
    if copy.conference.quorum_reason:
        sheet.label("Why the chair went on")
        sheet.text(copy.conference.quorum_reason)
