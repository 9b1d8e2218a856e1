"""How long the meeting and each step have taken, from when the steps were begun and left."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.agenda import PLAN_STEP, Agenda, Step, WhoIsIn
from cpdesk.rules.pace import Short, StepTime, length_without, running_short
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.run_sheet import is_left_out, was_held
from cpdesk.vocabulary import ConferenceState


class StepState(Enum):
    """Where a step stands: its value is the shape that is drawn before it."""

    DONE = "✓"
    PRESENT = "●"
    TO_COME = "○"
    LEFT_OUT = "–"

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
            StepState.LEFT_OUT: say("pace", "left out"),
        }[self]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the run-sheet."""

    key: str
    title: str
    group: str
    state: StepState
    minutes: str
    present_words: str = ""
    """Who may be there, where not everyone may."""

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        minutes = QCoreApplication.translate("pace", "{0} minutes").format(self.minutes.removesuffix("′"))
        if self.state is StepState.LEFT_OUT:
            minutes = ""
        return ", ".join(part for part in (self.title, self.state.words, minutes, self.present_words) if part)


def seconds_of(conference: Conference, key: str, now: datetime) -> int:
    """How long a step has taken in all its visits up to `now` (aware), breaks left out, in seconds."""
    stop = conference.ended or now
    breaks = [(one.began, one.ended or max(stop, one.began)) for one in conference.breaks]
    return sum(
        length_without(visit.began, visit.ended or max(stop, visit.began), breaks)
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
    present_words = "" if step.who_is_in is WhoIsIn.EVERYONE else step.present_words
    minutes = f"{step.minutes}′"
    state = StepState.TO_COME
    if step.key == shown and conference.state is not ConferenceState.BOOKED:
        state = StepState.PRESENT
        of = QCoreApplication.translate("pace", "{0} of {1}′").format(taken // 60, step.minutes)
        minutes = of if running else f"{round(taken / 60)}′"
    elif is_left_out(conference, step.key):
        state, minutes = StepState.LEFT_OUT, QCoreApplication.translate("pace", "left out")
    elif begun:
        state, minutes = StepState.DONE, f"{round(taken / 60)}′"
    return StepLine(step.key, step.title, step.group, state, minutes, present_words)


def planned_seconds(conference: Conference) -> int:
    """How long the conference is to take, breaks left out, in seconds."""
    if conference.planned_end is not None:
        return int((conference.planned_end - conference.starts).total_seconds())
    return conference.run_sheet.minutes * 60


def time_for_the_plan(conference: Conference, agenda: Agenda, now: datetime) -> Short | None:
    """What is to be said about the time for plan, views and decision at `now` (aware)."""
    if conference.state is not ConferenceState.RUNNING:
        return None
    times = [
        StepTime(
            step.key,
            step.minutes * 60,
            seconds_of(conference, step.key, now),
            over=step.key != conference.step
            and (was_held(conference, step.key) or is_left_out(conference, step.key) is not None),
            present=step.key == conference.step,
        )
        for step in agenda.steps
        if not step.optional
    ]
    return running_short(times, planned_seconds(conference), elapsed(conference, now))


def short_words(short: Short | None, agenda: Agenda) -> str:
    """The warning as it stands by the run-sheet; empty while there is time enough."""
    if short is None:
        return ""
    say = QCoreApplication.translate
    step = agenda.step(short.step)
    what = say("pace", "the plan") if short.step == PLAN_STEP else f"“{step.title}”" if step else ""
    if short.begins_in:
        minutes = max(-(-short.begins_in // 60), 1)
        words = say("pace", "In 1 minute the time for {0} begins to run short.")
        if minutes > 1:
            words = say("pace", "In {1} minutes the time for {0} begins to run short.")
        return words.format(what, minutes)
    left, of = short.left // 60, short.of // 60
    if not left:
        return say("pace", "No time is left for {0}, if we end as planned.").format(what)
    words = say("pace", "1 minute is left for {0} of {2}.") if left == 1 else ""
    return (words or say("pace", "{1} minutes are left for {0} of {2}.")).format(what, left, of)


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
