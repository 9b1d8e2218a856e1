"""The procedure's clock: the last day or instant for everything, each explaining itself."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from cpdesk.rules.account import Account
from cpdesk.rules.counting import Counted, Way, count, order, way
from cpdesk.rules.events import Events, start_of
from cpdesk.rules.procedure_terms import Anchor, Limit, Procedure
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import local
from cpdesk.rules.working_days import WorkingDays, england_and_wales
from cpdesk.vocabulary import ConferenceKind

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
    account: Account | str
    """What it was counted from, or words that tell it."""
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
    def explanation(self) -> str:
        """How it was counted, in words; put together when asked for."""
        if isinstance(self.account, str):
            return self.account
        return self.account.words(self.provisional, self.source)

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
    found: list[DueDate] = []
    review_by: date | None = None
    for asked in _asked(procedure, events.conference_kind):
        due = _due(asked, events, calendar, review_by)
        if due is not None:
            found.append(due)
            if asked.rule == "review_first":
                review_by = due.day
    return tuple(found)


class _Asked(NamedTuple):
    """One rule as a procedure asks it at one kind of conference."""

    rule: str
    title: str
    ways: tuple[Way, ...]
    sources: tuple[str, ...]
    """What each limit is taken from, in the order of the ways."""


@lru_cache(maxsize=256)
def _asked(procedure: Procedure, kind: ConferenceKind) -> tuple[_Asked, ...]:
    asked = []
    for rule, limits in procedure.limits.items():
        own = tuple(limit for limit in limits if kind in limit.kinds)
        ways = tuple(way(limit) for limit in own)
        sources = tuple(_source(limit, procedure.name) for limit in own)
        asked.append(_Asked(rule, RULES[rule].title, ways, sources))
    return tuple(asked)


def _source(limit: Limit, procedure: str) -> str:
    return f"{limit.source} (the {procedure} procedure does not say)" if limit.national else limit.source


def _due(asked: _Asked, events: Events, calendar: WorkingDays, review_by: date | None) -> DueDate | None:
    counted: list[Counted] = []
    missing: list[Anchor] = []
    for how in asked.ways:
        limit = how.limit
        start = start_of(limit, events, review_by)
        if start is None:
            missing.append(limit.anchor)
            continue
        try:
            counted.append(count(how, start, calendar))
        except OverflowError:  # a day near year 1 or 9999: nothing to count
            continue
    if not counted:
        return None
    first = counted[0]
    safe_by, provisional = first.safe_by, first.start.provisional
    if len(counted) > 1:
        counted.sort(key=lambda c: order(c.due))
        first = counted[0]
        safe_by = min((c.safe_by for c in counted), key=order)
        provisional = any(c.start.provisional for c in counted)
    return DueDate(
        asked.rule,
        asked.title,
        first.due,
        safe_by,
        asked.sources[asked.ways.index(first.how)],
        Account(tuple(counted), tuple(missing)),
        provisional or Anchor.BIRTH in missing,
        first.how.limit.national,
    )


def judge(due: DueDate, done: date | datetime | None) -> DueDate:
    """The same date with `done` and `met`: whether what was done that day or instant was in time.

    None stays unknown. A day is met on the day itself, local time. An instant is met by an earlier day and
    missed by a later one; the same day without an hour cannot be told.
    """
    if done is None:
        return replace(due, met=None, done=None)
    if isinstance(due.due, datetime):
        if isinstance(done, datetime):
            return replace(due, met=done.astimezone(UTC) <= due.due.astimezone(UTC), done=done)
        met = None if done == due.due.date() else done < due.due.date()
        return replace(due, met=met, done=done)
    day = local(done).date() if isinstance(done, datetime) else done
    return replace(due, met=day <= due.due, done=done)
