"""How long the meeting and each step have taken, from when the steps were begun and left."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.agenda import Agenda, Step
from cpdesk.snapshots.conference import Conference
from cpdesk.vocabulary import ConferenceState


class StepState(Enum):
    """Where a step stands: its value is the shape that is drawn before it."""

    DONE = "✓"
    PRESENT = "●"
    TO_COME = "○"

    @property
    def shape(self) -> str:
        """The sign of the state."""
        return self.value

    @property
    def words(self) -> str:
        """The state for a screen reader."""
        say = QCoreApplication.translate
        return {
            StepState.DONE: say("pace", "done"),
            StepState.PRESENT: say("pace", "now"),
            StepState.TO_COME: say("pace", "to come"),
        }[self]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the run-sheet."""

    key: str
    title: str
    group: str
    state: StepState
    minutes: str

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        minutes = QCoreApplication.translate("pace", "{0} minutes").format(self.minutes.removesuffix("′"))
        return f"{self.title}, {self.state.words}, {minutes}"


def seconds_of(conference: Conference, key: str, now: datetime) -> int:
    """How long a step has taken in all its visits up to `now` (aware), in seconds."""
    stop = conference.paused_since or conference.ended or now
    return sum(
        int(((visit.ended or max(stop, visit.began)) - visit.began).total_seconds())
        for visit in conference.steps
        if visit.key == key
    )


def elapsed(conference: Conference, now: datetime) -> int:
    """How long the meeting has run up to `now` (aware), pauses left out, in seconds."""
    if conference.began is None:
        return 0
    stop = conference.ended or conference.paused_since or now
    return max(int((stop - conference.began).total_seconds()) - conference.paused_seconds, 0)


def step_lines(conference: Conference, agenda: Agenda, now: datetime, shown: str) -> list[StepLine]:
    """The run-sheet as it stands at `now`; `shown` is the step whose page is open."""
    return [_line(conference, step, now, shown) for step in agenda.steps]


def _line(conference: Conference, step: Step, now: datetime, shown: str) -> StepLine:
    taken = seconds_of(conference, step.key, now)
    begun = any(record.key == step.key for record in conference.steps)
    running = conference.state is ConferenceState.RUNNING
    minutes = f"{step.minutes}′"
    state = StepState.TO_COME
    if step.key == shown and conference.state is not ConferenceState.BOOKED:
        state = StepState.PRESENT
        of = QCoreApplication.translate("pace", "{0} of {1}′").format(taken // 60, step.minutes)
        minutes = of if running else f"{round(taken / 60)}′"
    elif begun:
        state, minutes = StepState.DONE, f"{round(taken / 60)}′"
    return StepLine(step.key, step.title, step.group, state, minutes)


def clock_words(seconds: int) -> str:
    """A time that runs: `00:47:12`."""
    hours, rest = divmod(max(seconds, 0), 3600)
    return f"{hours:02}:{rest // 60:02}:{rest % 60:02}"


def length_words(seconds: int) -> str:
    """A planned length: “2 h”, “1 h 30 min”, “45 min”."""
    hours, minutes = divmod(max(seconds, 0) // 60, 60)
    say = QCoreApplication.translate
    hour = say("pace", "{0} h").format(hours) if hours else ""
    minute = say("pace", "{0} min").format(minutes) if minutes or not hours else ""
    return " ".join(part for part in (hour, minute) if part)
