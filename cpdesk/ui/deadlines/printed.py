"""The open dates on paper, each with why it is that day and what to do next."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument

from cpdesk.rules.wording import day_words, sentence
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.deadlines.rows import group_words, grouped
from cpdesk.ui.due import reason, source, when
from cpdesk.ui.widgets.printing import PrintedRow, sheet


def printed(dates: Iterable[OpenDate], today: date) -> QTextDocument:
    """A page of the dates under their headings."""
    title = QCoreApplication.translate("deadlines", "Open dates on {0}").format(day_words(today))
    return sheet(
        title,
        [(group_words(group), [_row(one) for one in mine]) for group, mine in grouped(dates, today).items()],
    )


def _row(one: OpenDate) -> PrintedRow:
    practice = QCoreApplication.translate("deadlines", "Practice") if one.practice else ""
    what = " · ".join(part for part in (one.title, one.case_name, practice, one.standing.words) if part)
    act = QCoreApplication.translate("deadlines", "{0}: {1}").format(sentence(one.who), one.next_step)
    why = " ".join(part for part in (act, reason(one.due), source(one.due)) if part)
    return PrintedRow(when(one.due), what, why)
