"""What the clock of the laptop did between two looks at it: slept, or was put forward or back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SLEPT = timedelta(seconds=90)
"""A look is taken each second; with more than this between two of them, the laptop slept."""
PUT_BACK = timedelta(seconds=5)
"""Clocks are put right by a second or two all the time; less than this is not told."""


@dataclass(frozen=True, slots=True)
class Gap:
    """From one look at the clock to the next (aware instants), with too much between them."""

    began: datetime
    ended: datetime


@dataclass(frozen=True, slots=True)
class PutBack:
    """The clock was put back, so far."""

    by: timedelta


def between(before: datetime, now: datetime) -> Gap | PutBack | None:
    """What happened between two looks at the clock, both aware; None when time just went by.

    A change of the time zone moves no instant, so it is nothing.
    """
    passed = now - before
    if passed > SLEPT:
        return Gap(before, now)
    if passed < -PUT_BACK:
        return PutBack(-passed)
    return None


CLOCKS_APART = timedelta(seconds=30)
"""A clock that nobody can set stands still while some computers sleep; more than this apart is sleep."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look at both clocks of the laptop."""

    wall: datetime
    """The clock that people set (an aware instant)."""
    steady: timedelta
    """Since some moment, by a clock that nobody can set."""


def fell_asleep(before: Look, now: Look) -> bool:
    """Whether the laptop slept between two looks a second apart, or its clock was put on as if it had."""
    wall, steady = now.wall - before.wall, now.steady - before.steady
    return wall - steady > CLOCKS_APART or steady > SLEPT
