"""How a last date was counted, in words that let anybody count again; worked out when somebody asks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cpdesk.rules.counting import Counted, Way, other_readings
from cpdesk.rules.events import UNKNOWN
from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Unit
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import day_words, instant_words, listing, many, short_day
from cpdesk.rules.working_days import BEYOND, WorkingDays, beyond_the_data

_PROVISIONAL = "Provisional: it is worked out again when the day or hour is known."


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """What one last date was counted from; two accounts are the same when they say the same."""

    counted: tuple[Counted, ...]
    """The earliest first: that is the limit."""
    missing: tuple[Anchor, ...] = ()
    """What else it would be counted from, and is not known."""

    def words(self, provisional: bool, source: str) -> str:
        """The whole explanation: the count, later limits, what is not known, notes and the `source`."""
        words, leaves_the_data = _tell(self.counted[0])
        said = [words]
        first = self.counted[0]
        for counted in self.counted[1:]:
            words, leaves = _tell(counted)
            same = counted.due == first.due
            said.append(f"{'The same by another count' if same else 'Later, so not the limit'}: {words}")
            if counted.limit.source != first.limit.source:
                said.append(f"Its source: {counted.limit.source}.")
            leaves_the_data = leaves_the_data or leaves
        if self.missing:
            unknown = listing([UNKNOWN[anchor] for anchor in self.missing])
            said.append(f"Not known yet, and might be earlier: {unknown}.")
        if leaves_the_data:
            said.append(f"{BEYOND}.")
        if provisional:
            said.append(_PROVISIONAL)
        for counted in self.counted:
            if counted.limit.note and counted.limit.note not in said:
                said.append(counted.limit.note)
        said.append(f"Source: {source}.")
        return " ".join(said)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Account):
            return NotImplemented
        return self is other or self.words(False, "") == other.words(False, "")

    def __hash__(self) -> int:
        return hash(self.words(False, ""))


def _tell(counted: Counted) -> tuple[str, bool]:
    """The words of one count, and whether it looked up days outside the years that were checked."""
    how, start, reached, due, safe_by, calendar = counted
    limit, at = how.limit, start.at
    if isinstance(at, datetime) and isinstance(reached, datetime):
        return _hour_words(how, start.words, at, reached), False
    counts_working_days = limit.unit is Unit.WORKING_DAYS
    if limit.figure == 0:
        words = f"On the day of {start.words} (day 0); = {_day_and_hour(limit, reached)}."
    elif counts_working_days:
        skipped = _skipped(at, reached, calendar)
        reached_words = f"{_day_and_hour(limit, reached)}, {_place(limit)}"
        words = f"{how.words} {start.words} (day 0); {skipped}; = {reached_words}."
    else:
        words = f"{how.words} {start.words}{_every_day(limit, at, reached)}"
    if RULES[limit.rule].window:  # it only passes: nobody looks the day up
        return words, False
    last = due.date() if isinstance(due, datetime) else due
    if not counts_working_days or limit.figure == 0:
        words += _moved(limit, reached, last, calendar)
    days = [at, reached, last]
    if how.reading is not None:
        readings = other_readings(limit, at, calendar)
        days += [day for _, day in readings]
        said = listing([f"{many(number, 'day')}, {day_words(day)}" for number, day in readings])
        words += f" Other readings: {said}; safe by {day_words(safe_by)}."
    return words, beyond_the_data(min(days), max(days))


def _hour_words(how: Way, start: str, at: datetime, due: datetime) -> str:
    words = f"{how.words} {start}, every hour counted; = {instant_words(due)}."
    first, last = sorted((at, due), key=datetime.timestamp)
    before, after = first.utcoffset(), last.utcoffset()
    if before is None or after is None or before == after:
        return words
    return f"{words} The clocks go {'forward' if after > before else 'back'} in between."


def _every_day(limit: Limit, start: date, last: date) -> str:
    """The counting of everything but working days, from “(day 0)” to the last day."""
    reached, unit = _day_and_hour(limit, last), limit.unit
    if unit is Unit.DAYS:
        return f" (day 0), every day counted; = {reached}, {_place(limit)}."
    if unit is Unit.WEEKS:
        return f" (day 0), {7 * limit.figure} days, every day counted; = {reached}."
    if unit is Unit.HOURS:
        return f"; = the whole of {reached} for now."
    return f" (day 0), calendar {unit.value}; = {reached}{_clamped(unit, start, last)}."


def _clamped(unit: Unit, start: date, last: date) -> str:
    if last.day == start.day:
        return ""
    if unit is Unit.YEARS:
        return " (that year has no 29 February)"
    return f" (that month has no day {start.day}, so its last day)"


def _day_and_hour(limit: Limit, day: date) -> str:
    return day_words(day) + (f" at {limit.at:%H:%M}" if limit.at else "")


def _place(limit: Limit) -> str:
    back = ", counted back" if limit.direction is Direction.BEFORE else ""
    return f"day {limit.figure} of {limit.figure}{back}"


def _skipped(start: date, last: date, calendar: WorkingDays) -> str:
    """The days between that do not count, each once: “weekends 3; bank holidays none”."""
    one = timedelta(days=1)
    skipped = calendar.skipped(start + one, last) if start <= last else calendar.skipped(last, start - one)
    days = skipped.weekend_days
    whole = days % 2 == 0 and start.weekday() < 5
    weekends = f"weekends {days // 2 or 'none'}" if whole else f"weekend days {days or 'none'}"
    words = f"{weekends}; bank holidays {_named(skipped.bank_holidays)}"
    return words + (f"; office closed {_named(skipped.closed)}" if skipped.closed else "")


def _named(days: tuple[tuple[date, str], ...]) -> str:
    if not days:
        return "none"
    return f"{len(days)} ({', '.join(f'{name} on {short_day(day)}' for day, name in days)})"


def _moved(limit: Limit, reached: date, due: date, calendar: WorkingDays) -> str:
    """What a look at the calendar did to the day that the count reached."""
    rule = RULES[limit.rule]
    if calendar.is_working(reached):
        return ""
    why = calendar.name(reached)
    if rule.meets:
        days = many((reached - due).days, "day")
        return f" Nobody meets on that day ({why}): back to {day_words(due)}, {days} earlier."
    if rule.at_once:
        days = many((due - reached).days, "day")
        return (
            f" Nobody meets on that day ({why}), and it cannot be before: on to {day_words(due)}, the first "
            f"working day after, {days} later."
        )
    before = day_words(calendar.add(reached, -1))
    return f" That is no working day ({why}); the limit stays. The working day before is {before}."
