"""Which backups are kept: all of the last day, then fewer and fewer; never the only good one goes."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cpdesk.rules.wording import local

ALL_OF = timedelta(hours=24)
"""Everything of so long a time is kept."""
DAYS, WEEKS, MONTHS = 14, 8, 12
"""One a day, one a week and one a month are kept for so many of them, the present one counted."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as its name and a look at it tell."""

    name: str
    at: datetime
    """When it was made, aware."""
    good: bool = True
    """Whether nothing is known to be wrong with it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one backup, and why, in words that follow “kept: ” or “not kept: ”."""

    name: str
    kept: bool
    why: str


def thinned(backups: Iterable[Backup], now: datetime) -> tuple[Verdict, ...]:
    """The verdict on every backup, newest first; `now` is aware.

    Days, weeks and months are those of London; the newest good one of each stands for it. What is damaged
    stands for nothing, and goes after a day when a newer one is good. Thinning often leaves what thinning
    once would have left.
    """
    ordered = sorted(backups, key=lambda one: (one.at, one.name), reverse=True)
    good = [one for one in ordered if one.good]
    standing = _standing(good, local(now).date())
    return tuple(_verdict(one, ordered[0], good, standing, now) for one in ordered)


def _verdict(
    one: Backup, newest: Backup, good: list[Backup], standing: dict[str, str], now: datetime
) -> Verdict:
    best = good[0] if good else None
    if one is best and len(good) == 1:
        return Verdict(one.name, True, "it is the only good one")
    if one is newest:
        return Verdict(one.name, True, "it is the newest")
    if one is best:
        return Verdict(one.name, True, "it is the newest good one")
    if one.at > now - ALL_OF:
        return Verdict(one.name, True, "it is of the last 24 hours")
    if one.name in standing:
        return Verdict(one.name, True, standing[one.name])
    if one.good:
        return Verdict(one.name, False, "a newer one stands for its day, its week and its month")
    if best is not None and best.at > one.at:
        return Verdict(one.name, False, "it is damaged, and a newer one is good")
    return Verdict(one.name, True, "it is damaged, and there is no newer good one")


def _standing(good: list[Backup], today: date) -> dict[str, str]:
    """The newest backup of each day, week and month that counts, with why it is kept."""
    found: dict[str, str] = {}
    seen: set[Hashable] = set()
    wanted = dict(_periods(today))
    for one in good:
        for period in _of(local(one.at).date()):
            if period in wanted and period not in seen:
                found.setdefault(one.name, wanted[period])
            seen.add(period)
    return found


def _of(day: date) -> tuple[Hashable, ...]:
    """The day, week and month in which a day lies."""
    return day, day.isocalendar()[:2], (day.year, day.month, 1)


def _periods(today: date) -> Iterator[tuple[Hashable, str]]:
    """The days, weeks and months of which one backup is kept, with why."""
    for back in range(DAYS):
        yield today - timedelta(days=back), "it stands for its day"
    for back in range(WEEKS):
        yield (today - timedelta(weeks=back)).isocalendar()[:2], "it stands for its week"
    for back in range(MONTHS):
        month = today.year * 12 + today.month - 1 - back
        yield (month // 12, month % 12 + 1, 1), "it stands for its month"
