"""The history as a file for an auditor: every line with its link, and the changes of entries between them."""

import csv
import heapq
import io
import json
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.models.entry import EntryRevision
from cpdesk.models.history import HistoryLine as Row
from cpdesk.rules.wording import local
from cpdesk.services import history
from cpdesk.services.change import Progress
from cpdesk.services.history_words import Things
from cpdesk.whole_file import write_whole

FORMAT = "cpdesk history"
HOW = (
    "Each line has a link: an HMAC-SHA-256 over the link of the line before and over its number, time, "
    "author, deed, subject, id and details. The key of the HMAC comes from the key of the sealed file and "
    "never leaves it, so that nobody without that key can write, change, move or take out a line "
    "unnoticed. To verify, run “python -m cpdesk check FILE” on the sealed file: it works every link out "
    "anew and says the last one, which must be the last one here if nothing was done since. Changes of "
    "entries have no number: they stand in the revisions of the entries, which are never overwritten "
    "either."
)
COLUMNS = (
    "number", "at", "in_london", "author", "deed", "what", "details", "subject", "about", "wording", "link",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EVERY = 500


def write(
    session: Session,
    path: Path,
    kind: Literal["csv", "json"],
    made: datetime,
    *,
    wordings: bool,
    progress: Progress,
) -> int:
    """Write the history to `path`, in place of what was there; gives how many lines of it there are.

    Raises CannotWrite; then nothing was written.
    """
    lines = list(_counted(_together(session, wordings=wordings), progress))
    broken = history.check(session)
    write_whole(path, _table(lines, broken) if kind == "csv" else _object(lines, broken, made))
    return len(lines)


def _together(session: Session, *, wordings: bool) -> Iterator[dict[str, Any]]:
    """The lines and the changes of entries, by their time; each stays in the order of its own kind."""
    things = Things(session)
    both = heapq.merge(_lines(session, things), _changes(session, things, wordings), key=itemgetter("at"))
    for line in both:
        at: datetime = line["at"]
        yield {**line, "at": at.isoformat(), "in_london": f"{local(at):%Y-%m-%d %H:%M:%S}"}


def _lines(session: Session, things: Things) -> Iterator[dict[str, Any]]:
    rows = session.execute(history.LINES.order_by(Row.number).execution_options(yield_per=1000))
    for *told, link in rows:
        line = history.Line._make(told)
        yield _named(line.number, line.at, line.author, line.deed.value, line.subject, line.about) | {
            "what": things.what(line.subject, line.about),
            "details": line.details,
            "wording": None,
            "link": link.hex(),
        }


def _changes(session: Session, things: Things, wordings: bool) -> Iterator[dict[str, Any]]:
    r = EntryRevision
    rows = session.execute(
        select(r.written_at, r.author, r.entry_id, r.conference_id, r.number, r.kind, r.removed, r.text)
        .order_by(r.written_at, r.conference_id, r.sequence)
        .execution_options(yield_per=1000)
    )
    for row in rows:
        did = "taken out" if row.removed else "added" if row.number == 1 else f"changed, wording {row.number}"
        by = {"undo": ", by undoing", "redo": ", by doing it again"}.get(row.kind, "")
        yield _named(None, row.written_at, row.author, "changed", "entry", row.entry_id) | {
            "what": things.what("entry", row.conference_id),
            "details": did + by,
            "wording": row.text if wordings else None,
            "link": None,
        }


def _named(
    number: int | None, at: datetime, author: str, deed: str, subject: str, about: Any
) -> dict[str, Any]:
    return {
        "number": number, "at": at, "author": author, "deed": deed, "subject": subject,
        "about": str(about) if about else None,
    }  # fmt: skip


def _counted(lines: Iterator[dict[str, Any]], progress: Progress) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines):
        if number % _EVERY == 0:
            progress(number, number + _EVERY, "Reading the history")
        yield line


def _object(lines: list[dict[str, Any]], broken: int | None, made: datetime) -> bytes:
    links = [line["link"] for line in lines if line["link"]]
    whole = {
        "format": FORMAT,
        "version": 1,
        "made": made.isoformat(),
        "how_to_verify": HOW,
        "whole": broken is None,
        "first_broken_line": broken,
        "last_link": links[-1] if links else None,
        "lines": [{column: line[column] for column in COLUMNS} for line in lines],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _table(lines: list[dict[str, Any]], broken: int | None) -> bytes:
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for line in lines:
        table.writerow([_cell(line[column]) for column in COLUMNS])
    fits = "Every line fits." if broken is None else f"Line {broken} does not fit: the history was altered."
    table.writerow(_cell({"deed": "note", "details": f"{fits} {HOW}"}.get(column)) for column in COLUMNS)
    return text.getvalue().encode("utf-8-sig")  # the mark tells Excel that this is UTF-8


def _cell(value: object) -> str:
    """What stands in a cell; what a spreadsheet would take for a formula is marked as text."""
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
