"""The dates as plain text for a message, and as rows for a printed sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.deadlines import DueDate
from cpdesk.ui.due import reason, source, when
from cpdesk.ui.widgets.printing import PrintedRow
from cpdesk.ui.work_out.answers import by_phase


def as_text(title: str, told: Sequence[tuple[str, str]], dates: Sequence[DueDate]) -> str:
    """Everything to send to somebody: what was given, then each last date with its reason below it."""
    lines = [title, *(f"{label}: {words}" for label, words in told)]
    for heading, part in by_phase(dates):
        lines += ["", heading]
        for due in part:
            lines += [f"{_by(due)}: {due.title}", f"    {_why(due)}"]
    return "\n".join(lines) + "\n"


def as_sections(
    told: Sequence[tuple[str, str]], dates: Sequence[DueDate]
) -> list[tuple[str, list[PrintedRow]]]:
    """The same as the sections of a printed sheet."""
    given = [PrintedRow(words, label) for label, words in told]
    return [
        (QCoreApplication.translate("work out", "What has happened"), given),
        *(
            (heading, [PrintedRow(_by(due), due.title, _why(due)) for due in part])
            for heading, part in by_phase(dates)
        ),
    ]


def _by(due: DueDate) -> str:
    return QCoreApplication.translate("work out", "by {0}").format(when(due))


def _why(due: DueDate) -> str:
    return f"{reason(due)} {source(due)}".strip()
