"""Last dates as a table to read: what, by when, safe by when, and below each why."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from cpdesk.commands.columns import GAP, fit, paragraph, row
from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.events import Events
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.procedure_words import whose
from cpdesk.rules.wording import day_words, instant_words

_DAY = len("Wednesday 30 September 2026")
_INDENT = 4
_NARROW = 80
"""Below it, the days stand under what they are for."""


def dates_table(rules: Procedure, events: Events, dates: Sequence[DueDate], width: int) -> str:
    """All `dates` for a terminal of `width` columns, without a last line end."""
    width = fit(width)
    head = f"{rules.name}: {_decapitalised(events.conference_kind.words)}"
    if not dates:
        return f"{head}\n\nNo last date follows from this."
    lines = [paragraph(head, width), paragraph(f"Figures: {rules.document}", width), ""]
    lines += _wide(dates, width) if width >= _NARROW else _narrow(dates, width)
    return "\n".join(lines).rstrip("\n")


def _decapitalised(words: str) -> str:
    return words[:1].lower() + words[1:]


def _wide(dates: Sequence[DueDate], width: int) -> Iterator[str]:
    widths = (width - 2 * _DAY - 2 * GAP, _DAY, _DAY)
    yield row(("What", "Last day", "Safe by"), widths)
    yield row(tuple("─" * each for each in widths), widths)
    for due in dates:
        safe = _when(due.safe_by) if due.safe_by != due.due else "the same"
        yield row((due.title, _when(due.due), safe), widths)
        yield paragraph(_why(due), width, _INDENT)
        yield ""


def _narrow(dates: Sequence[DueDate], width: int) -> Iterator[str]:
    for due in dates:
        yield paragraph(due.title, width)
        yield paragraph(f"by {_when(due.due)}", width, _INDENT)
        if due.safe_by != due.due:
            yield paragraph(f"safe by {_when(due.safe_by)}", width, _INDENT)
        yield paragraph(_why(due), width, _INDENT)
        yield ""


def _when(due: date | datetime) -> str:
    return instant_words(due) if isinstance(due, datetime) else day_words(due)


def _why(due: DueDate) -> str:
    flags = [
        words for words, so in ((f"[{whose(due)}]", due.national), ("[provisional]", due.provisional)) if so
    ]
    return " ".join([*flags, due.explanation])
