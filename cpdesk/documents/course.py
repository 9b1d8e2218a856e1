"""How the meeting went: the steps that were left out, the breaks, and what happened when."""

from cpdesk.documents.sheet import Sheet
from cpdesk.rules.wording import clock
from cpdesk.snapshots.log import log_of
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.snapshots.run_sheet import left_out


def add_course(sheet: Sheet, copy: ReaderCopy) -> None:
    """The full copy says what was left out and what happened to the minute; a family's, when breaks were."""
    if copy.reader.is_full:
        _add_left_out(sheet, copy)
        _add_log(sheet, copy)
    else:
        _add_breaks(sheet, copy)


def _add_left_out(sheet: Sheet, copy: ReaderCopy) -> None:
    skipped = left_out(copy.conference)
    if not skipped:
        return
    run_sheet = copy.conference.run_sheet
    titles = {step.key: step.title for step in run_sheet.steps}
    sheet.section("Steps left out")
    rows = [(titles.get(skip.step, "Another step"), skip.reason, clock(skip.at)) for skip in skipped]
    sheet.table(("Step", "Why the chair left it out", "When"), rows, (30, 56, 14))


def _add_log(sheet: Sheet, copy: ReaderCopy) -> None:
    lines = log_of(copy.conference)
    if lines:
        sheet.section("What happened when")
        sheet.table(("Time", "What happened"), [(clock(line.at), line.words) for line in lines], (14, 86))


def _add_breaks(sheet: Sheet, copy: ReaderCopy) -> None:
    breaks = [one for one in copy.conference.breaks if one.ended is not None]
    if breaks:
        sheet.section("Breaks")
    for one in breaks:
        if one.ended is not None:
            sheet.text(f"{clock(one.began)} to {clock(one.ended)}: {one.kind.words}.")
