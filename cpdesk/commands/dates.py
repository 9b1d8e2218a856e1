"""`dates`: every last date that follows from what has happened, in words or as JSON."""

import errno
import gc
import json
import os
import shutil
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from io import BufferedIOBase
from pathlib import Path
from typing import Any

from cpdesk.commands import console
from cpdesk.commands.dates_lines import Answer, answer_lines
from cpdesk.commands.dates_table import dates_table
from cpdesk.commands.rules_table import rules_as_data, rules_table
from cpdesk.errors import CpdeskError
from cpdesk.interchange.date_events import (
    BadEvents,
    event_names,
    may_repeat,
    read_closed_days,
    read_events,
    read_question,
    shown,
)
from cpdesk.rules.deadlines import DueDate, work_out
from cpdesk.rules.events import Events
from cpdesk.rules.procedure import (
    DEFAULT_PROCEDURE,
    Procedure,
    ProcedureError,
    find_procedures,
    national,
    procedure,
    procedure_keys,
)
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.working_days import WorkingDays

STOPPED = 130
"""The exit status after Ctrl+C, as a shell gives it."""
LARGEST_PROCEDURE = 1024 * 1024
"""Bytes of a procedure’s file; the shipped ones have ten thousand."""
_COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written after `dates`."""

    events: tuple[str, ...] = ()
    """Each as it was typed: `birth=2026-11-05`."""
    procedure: str | None = None
    """A key, a name, or the path of a procedure’s file."""
    as_json: bool = False
    lines: bool = False
    rules: bool = False
    closed: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()


def run(asked: Asked) -> int:
    """Answer on stdout; gives the exit status: 0, or 2 and one sentence on stderr for wrong usage.

    Ctrl+C and a reader who has gone away end it quietly.
    """
    try:
        with console.faults_without_texts():
            return _run(asked)
    except CpdeskError as problem:
        console.sentence(str(problem))
        return 2
    except KeyboardInterrupt:
        return STOPPED
    except OSError as problem:
        console.let_stdout_go()
        if isinstance(problem, BrokenPipeError) or problem.errno == errno.EINVAL:  # EINVAL: so on Windows
            return 0
        console.sentence(f"The dates cannot be read or written ({problem.strerror}).")
        return 1


def _run(asked: Asked) -> int:
    rules = _procedure(asked.procedure) if asked.procedure is not None else None
    if asked.rules:
        _refuse_events(asked, "--rules")
        chosen = [rules] if rules is not None else [procedure(key) for key in procedure_keys()]
        _say(_pretty(rules_as_data(chosen)) if asked.as_json else rules_table(chosen, _width()))
        return 0
    usual = rules or procedure(DEFAULT_PROCEDURE)
    calendar = _calendar(asked)
    if asked.lines:
        _refuse_events(asked, "--lines")
        _answer_lines(line_answerer(usual, calendar))
        return 0
    events = _events(asked.events)
    dates = work_out(usual, events, calendar)
    if asked.as_json:
        _say(_pretty(as_data(usual, dates)))
    else:
        _say(dates_table(usual, events, dates, _width()))
    return 0


def _answer_lines(answer: Answer) -> None:
    if sys.stdin is None or sys.stdout is None:
        raise _closed()
    source = sys.stdin.buffer
    assert isinstance(source, BufferedIOBase)
    gc.freeze()  # what was loaded stays; looking through it again and again costs a tenth of the time
    gc.set_threshold(100_000, 50, 100)
    answer_lines(source, sys.stdout.buffer, answer)


def as_data(rules: Procedure, dates: Sequence[DueDate]) -> dict[str, Any]:
    """The answer as JSON values: days as `YYYY-MM-DD`, instants in ISO 8601 with their offset."""
    return {
        "procedure": rules.key,
        "version": rules.version,
        "dates": [
            {
                "rule": due.rule,
                "title": due.title,
                "due": due.due.isoformat(),
                "safe_by": due.safe_by.isoformat(),
                "kind": "instant" if isinstance(due.due, datetime) else "day",
                "source": due.source,
                "explanation": due.explanation,
                "provisional": due.provisional,
                "national": due.national,
            }
            for due in dates
        ],
    }


def line_answerer(usual: Procedure, calendar: WorkingDays | None = None) -> Answer:
    """What answers one line of `--lines` with one line of JSON; a line without a procedure means `usual`."""
    return partial(_answer, usual, calendar)


def _answer(usual: Procedure, calendar: WorkingDays | None, line: bytes | None) -> bytes:
    try:
        question = read_question(line)
        rules = usual if question.procedure is None else _by_key(question.procedure)
        told: Mapping[str, Any] = as_data(rules, work_out(rules, question.events, calendar))
    except CpdeskError as problem:
        told = {"error": str(problem)}
    return _COMPACT.encode(told).encode(
        "utf-8", "backslashreplace"
    )  # of a lone surrogate: \\udXXX, as JSON writes it


def _by_key(key: str) -> Procedure:
    if key not in procedure_keys():
        raise ProcedureError(f"{shown(key)} is no procedure; there are {', '.join(procedure_keys())}.")
    return procedure(key)


def _procedure(words: str) -> Procedure:
    """The procedure that is meant: a key, a name, or the path of a procedure’s file."""
    if words in procedure_keys():
        return procedure(words)
    if words.lower().endswith(".toml") or "/" in words or os.sep in words:
        return _procedure_file(words)
    found = find_procedures(words)
    if len(found) != 1:
        wrong = "more than one procedure" if found else "no procedure that there is"
        raise ProcedureError(
            f"--procedure names {wrong}; there are {', '.join(procedure_keys())}, "
            "or the path of a procedure’s file (.toml)."
        )
    return procedure(found[0])


def _procedure_file(words: str) -> Procedure:
    path = Path(words)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ProcedureError(f"{path.name}: this is a folder or a device, not a file.")
        with path.open("rb") as opened:
            data = opened.read(LARGEST_PROCEDURE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not possible"
        raise ProcedureError(f"{path.name}: the file cannot be read ({reason}).") from None
    if len(data) > LARGEST_PROCEDURE:
        raise ProcedureError(f"{path.name}: the file is larger than any procedure.")
    try:
        return read_procedure(data.decode("utf-8-sig"), path.name, national())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProcedureError(f"{path.name}, line {line}: this is not UTF-8 text.") from None
    except RecursionError:
        raise ProcedureError(f"{path.name}: its tables lie too deep within each other.") from None


def _events(words: Sequence[str]) -> Events:
    """The events typed on the command line; one that may come several times is repeated or has commas."""
    given: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not value:
            raise BadEvents(f"{shown(name)} should be written with its value, like birth=2026-11-05.")
        if may_repeat(name):
            given.setdefault(name, []).extend(part.strip() for part in value.split(","))
        elif name in given:
            raise BadEvents(f"{shown(name)} is given more than once.")
        else:
            given[name] = value
    if not given:
        names = ", ".join(event_names())
        raise BadEvents(f"Say what has happened, like strategy_discussion=2026-11-05; there are {names}.")
    return read_events(given)


def _calendar(asked: Asked) -> WorkingDays | None:
    if not asked.closed and not asked.holidays:
        return None
    closed = read_closed_days("--closed", asked.closed, "office closed")
    proclaimed: dict[date, str] = read_closed_days("--holiday", asked.holidays, "bank holiday")
    return WorkingDays(closed, proclaimed)


def _refuse_events(asked: Asked, option: str) -> None:
    if asked.events:
        raise BadEvents(f"With {option} no events are written on the command line.")


def _pretty(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _width() -> int:
    """The columns of the terminal; 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


def _say(text: str) -> None:
    if sys.stdout is None:
        raise _closed()
    print(text, flush=True)


def _closed() -> OSError:
    """A stream that the program was started without."""
    return OSError(errno.EBADF, os.strerror(errno.EBADF))
