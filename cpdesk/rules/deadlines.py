"""The procedure's clock: the last day or instant for everything, each explaining itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from cpdesk.rules.counting import Counted, count, order
from cpdesk.rules.events import UNKNOWN, Events, start_of
from cpdesk.rules.procedure_terms import Anchor, Limit, Procedure
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import listing, local
from cpdesk.rules.working_days import WorkingDays, england_and_wales

__all__ = ["NEVER", "DueDate", "Events", "judge", "work_out"]

NEVER = date.max
"""Done on this day: it was not done, and no longer can be."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """One last day (or instant) with its reason."""

    rule: str
    """Stable name, e.g. `conference_latest`."""
    title: str
    """What it is the last day for, in words: "Hold the conference"."""
    due: date | datetime
    """A day, or an aware instant in Europe/London."""
    safe_by: date | datetime
    """The earliest of the readings that the wording allows."""
    source: str
    explanation: str
    provisional: bool = False
    national: bool = False
    """The procedure is silent: the national (or common) figure, shown as such."""
    met: bool | None = None
    """None while it is not known."""
    done: date | datetime | None = None
    """When it was done, or is arranged for; `NEVER` if it was not and no longer can be."""
    about: UUID | None = None
    """The child it is about, where it is one child's own."""

    @property
    def day(self) -> date:
        """The local day it falls on."""
        return self.due.date() if isinstance(self.due, datetime) else self.due


def work_out(
    procedure: Procedure, events: Events, working_days: WorkingDays | None = None
) -> tuple[DueDate, ...]:
    """Every last date that `events` allow under `procedure`, in the order in which a case meets them.

    `working_days` is the office's calendar; without one, England and Wales with no closed days. A rule with
    several limits is due at the earliest. A rule without a figure of the procedure or a national one, or
    whose events are missing, is not answered. Nothing raises for odd days; an instant must be aware.
    """
    calendar = working_days or england_and_wales()
    found = (_due(procedure, limits, events, calendar) for limits in procedure.limits.values())
    return tuple(due for due in found if due is not None)


def _due(
    procedure: Procedure, limits: Sequence[Limit], events: Events, calendar: WorkingDays
) -> DueDate | None:
    asked = [limit for limit in limits if events.conference_kind in limit.kinds]
    counted: list[Counted] = []
    missing: list[Anchor] = []
    for limit in asked:
        start = start_of(limit, events)
        if start is None:
            missing.append(limit.anchor)
            continue
        try:
            counted.append(count(limit, start, calendar))
        except OverflowError:  # a day near year 1 or 9999: nothing to count
            continue
    if not counted:
        return None
    counted.sort(key=lambda c: order(c.due))
    first = counted[0]
    rule, source = first.limit.rule, first.limit.source
    if first.limit.national:
        source += f" (the {procedure.name} procedure does not say)"
    provisional = any(c.provisional for c in counted) or Anchor.BIRTH in missing
    return DueDate(
        rule=rule,
        title=RULES[rule].title,
        due=first.due,
        safe_by=min((c.safe_by for c in counted), key=order) if len(counted) > 1 else first.safe_by,
        source=source,
        explanation=_explanation(counted, missing, source, provisional),
        provisional=provisional,
        national=first.limit.national,
    )


def _explanation(
    counted: Sequence[Counted], missing: Sequence[Anchor], source: str, provisional: bool
) -> str:
    words = counted[0].words
    for other in counted[1:]:
        words += f" Later, so not the limit: {other.words}"
    if missing:
        words += f" Not known yet, and might be earlier: {listing([UNKNOWN[a] for a in missing])}."
    if provisional:
        words += " Provisional: it is worked out again when the day or hour is known."
    notes = dict.fromkeys(c.limit.note for c in counted if c.limit.note)
    return " ".join([words, *notes, f"Source: {source}."])


def judge(due: DueDate, done: date | datetime | None) -> DueDate:
    """The same date with `done` and `met`: whether what was done that day or instant was in time.

    None stays unknown. A day is met on the day itself, local time. An instant is met by an earlier day and
    missed by a later one; the same day without an hour cannot be told.
    """
    if done is None:
        return replace(due, met=None, done=None)
    if isinstance(due.due, datetime):
        if isinstance(done, datetime):
            return replace(due, met=done <= due.due, done=done)
        met = None if done == due.due.date() else done < due.due.date()
        return replace(due, met=met, done=done)
    day = local(done).date() if isinstance(done, datetime) else done
    return replace(due, met=day <= due.due, done=done)
