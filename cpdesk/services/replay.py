"""A practice conference run with what its file says was said, through the same services as the window.

The file's own times are the clock, so that attendance, steps and entries stand as they were.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from cpdesk.errors import NotPossible
from cpdesk.rules.agenda import Agenda, step_for
from cpdesk.rules.plain_text import clean
from cpdesk.services.attendance import Attendance
from cpdesk.services.change import THE_CHAIR, Progress, Workplace
from cpdesk.services.closing import Closing
from cpdesk.services.decisions import Decisions, is_override
from cpdesk.services.meeting import Meeting
from cpdesk.services.parts import Parts
from cpdesk.services.plans import Plans
from cpdesk.services.run_sheet import RunSheet
from cpdesk.services.who_was_there import Block, WhoWasThere
from cpdesk.snapshots import decisions as shown
from cpdesk.snapshots.practice import FileDecision, FileNote, FileOutcome, FileView, PracticeFile
from cpdesk.snapshots.reader_presence import CLOSED_STEP
from cpdesk.vocabulary import AttendanceMode, PartKind

BETWEEN_STAGES = timedelta(milliseconds=1)
"""Stages whose notes have the same minute still follow each other: who comes to one was not in the other."""

LEFT_OPEN = "Practice conference, closed as its file leaves it."


class Replay:
    """One run of one practice file."""

    def __init__(
        self,
        workplace: Workplace,
        file: PracticeFile,
        conference: UUID,
        ids: dict[str, UUID],
        progress: Progress,
    ) -> None:
        self._file = file
        self._conference = conference
        self._ids = ids
        self._progress = progress
        self._clock = file.starts
        # a practice file decides as its chair did, whoever brings it in
        at = replace(workplace, now=lambda: self._clock, announce=_quietly, undoable=False, opener=THE_CHAIR)
        self._meeting = Meeting(at)
        self._run_sheet = RunSheet(at)
        self._attendance = Attendance(at)
        self._parts = Parts(at)
        self._decisions = Decisions(at)
        self._plans = Plans(at)
        self._closing = Closing(at)
        self._here: set[str] = set()
        self.problems: list[str] = []

    def run(self) -> int:
        """Run the whole conference and close it; gives how many characters had to be cleaned."""
        self._run_sheet.begin(self._conference)
        blocks = list(_blocks(self._file, self._run_sheet.agenda(self._conference)))
        blocks = blocks or [Block("welcome", self._clock, ())]
        self._who = WhoWasThere(self._file, blocks)
        self._professionals_arrive()
        if self._who.for_closed_part and all(block.step != CLOSED_STEP for block in blocks):
            blocks.insert(0, Block(CLOSED_STEP, self._clock, ()))
        cleaned = 0
        for block in blocks:
            self._set_clock((block.began, self._clock + BETWEEN_STAGES))
            self._end_part(block)
            self._run_sheet.go_to(self._conference, block.step)
            self._people_come_and_go(block)
            self._begin_half(block)
            cleaned += self._say(block)
        self._set_clock((self._file.ends or self._clock, self._clock + timedelta(seconds=1)))
        self._agree()
        self._close()
        return cleaned

    def _set_clock(self, to: datetime | Iterable[datetime]) -> None:
        """Never backwards: notes whose times are out of order keep their own time, the meeting goes on."""
        self._clock = max(self._clock, *([to] if isinstance(to, datetime) else to))

    def _professionals_arrive(self) -> None:
        for person in self._file.people:
            if person.mode.takes_part and not person.closed_part_only:
                self._attendance.arrive(self._conference, self._ids[person.id], person.mode)

    def _people_come_and_go(self, block: Block) -> None:
        """The family, and those who are there for the closed part alone."""
        family = self._who.family(block)
        here = family | (self._who.for_closed_part if block.step == CLOSED_STEP else set())
        modes = {person.id: person.mode for person in self._file.people}
        for who in sorted(self._here - here):
            self._attendance.leave(self._conference, self._ids[who])
        for who in sorted(here - self._here):
            mode = modes.get(who, AttendanceMode.IN_PERSON)
            self._attendance.arrive(self._conference, self._ids[who], mode)
        self._here = here

    def _end_part(self, block: Block) -> None:
        """Whoever comes in afterwards is called in one by one, as the file says."""
        conference = self._meeting.conference(self._conference)
        if conference.part is not None and not (conference.step == block.step == CLOSED_STEP):
            self._parts.end(self._conference, bring_back=False)

    def _begin_half(self, block: Block) -> None:
        """A separate half is a part for those of the family who are in it."""
        members = self._who.family(block)
        if members and self._who.is_half(block):
            self._parts.begin(self._conference, PartKind.HALF, [self._ids[who] for who in sorted(members)])

    def _say(self, block: Block) -> int:
        cleaned = 0
        for note in block.notes:
            self._set_clock(note.at)
            self._meeting.add_entry(
                self._conference,
                note.text,
                note.lane,
                speaker=self._ids.get(note.speaker),
                about=[self._ids[who] for who in note.about],
                step=block.step,
                at=note.at,
                stage_words=note.stage,
            )
            cleaned += clean(note.text).changed
            self._progress(note.number, len(self._file.notes), "Entering what was said")
        return cleaned

    def _agree(self) -> None:
        for outcome in self._file.plan:
            self._plan(outcome)
        self._plans.set_contingency(self._conference, self._file.contingency)
        for view in self._file.views:
            self._give(view)
        for decision in self._file.decisions:
            self._decide(decision)
        which = self._conference
        self._closing.set_core_group(which, [self._ids[who] for who in self._file.core_group])
        self._closing.set_core_group_at(which, self._file.core_group_at)
        self._closing.set_review_at(which, self._file.review_at)
        if self._file.inquorate_reason:
            self._attendance.go_on_without_quorum(which, self._file.inquorate_reason)

    def _plan(self, outcome: FileOutcome) -> None:
        row = self._plans.add_outcome(
            self._conference,
            _worded(outcome.text),
            self._ids.get(outcome.child),
            outcome.measure,
        )
        for action in outcome.actions:
            owners = [self._ids[who] for who in action.owners]
            self._plans.add_action(
                row, _worded(action.text), owners, action.by, action.by_words, action.progress
            )

    def _give(self, view: FileView) -> None:
        parts = tuple(shown.ChildView(self._ids[child], v, category) for child, v, category in view.views)
        given = shown.View(self._ids[view.who], parts, view.reason, view.by_report)
        try:
            self._decisions.give_view(self._conference, given)
        except NotPossible as refusal:
            self.problems.append(f"A view in the file was not recorded: {refusal}")

    def _decide(self, decision: FileDecision) -> None:
        row = shown.Decision(
            child=self._ids[decision.child],
            outcome=decision.outcome,
            category=decision.category,
            other_categories=decision.other_categories,
            previous_category=decision.previous_category,
            reason=decision.reason,
            words=decision.words,
            dissent=tuple(shown.Dissent(d.text, self._ids.get(d.who), d.agency) for d in decision.dissent),
        )
        self._decisions.decide(self._conference, row)
        found = is_override(self._meeting.conference(self._conference), row.child)
        if found:
            self._decisions.decide(
                self._conference, replace(row, override_reason=decision.override_reason or decision.reason)
            )
        if found != decision.override:
            said = "was against the majority" if decision.override else "followed the majority"
            self.problems.append(f"The file says that a decision {said}; the views it gives say otherwise.")

    def _close(self) -> None:
        try:
            ended = self._file.ends or self._clock
            self._closing.close(self._conference, LEFT_OPEN, ended)
        except NotPossible as refusal:
            self.problems.append(f"The conference could not be closed as the file leaves it. {refusal}")


def _blocks(file: PracticeFile, agenda: Agenda) -> Iterator[Block]:
    """The notes in their order, gathered by the step that their stage stands for."""
    with_steps: list[tuple[str, str, FileNote]] = []
    step = ""
    for note in file.notes:
        step = step_for(agenda, note.stage, last=step)
        with_steps.append((step, note.stage, note))
    for (step, _stage), group in groupby(with_steps, key=lambda said: said[:2]):
        notes = tuple(note for _, _, note in group)
        yield Block(step, notes[0].at, notes)


def _worded(text: str) -> str:
    return text if clean(text).text.strip() else "(The file gives no words.)"


def _quietly(_change: object) -> None:
    """Nobody looks on while a file is entered; the window reads it once, at the end."""
