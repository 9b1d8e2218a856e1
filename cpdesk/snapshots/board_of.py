"""How the board of a conference is made: what everybody in the room may see, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from cpdesk.rules.agenda import LAST_PLAN_STEP, Agenda, Step, WhoIsIn
from cpdesk.rules.wording import instant_words, listing, sentence, short_day
from cpdesk.snapshots.board import (
    Board,
    BoardAction,
    BoardColumn,
    BoardDecision,
    BoardLine,
    BoardOutcome,
    BoardView,
)
from cpdesk.snapshots.board_room import MAIN_LANES, MORE_LANES, NOT_IN_THAT_PART, Room
from cpdesk.snapshots.board_who import BoardPeople
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.plan import Action, Plan
from cpdesk.snapshots.reader_presence import CLOSED_STEP
from cpdesk.snapshots.scale import ChildScale, child_scales, initials_of
from cpdesk.vocabulary import ConferenceState, Lane, PartKind

SOON, GOES_ON, ONE_MOMENT = "The conference begins soon", "We go on together soon", "One moment"
MADE_OF_MORE = "it is made of a worry that may not be shown here"

_FOLLOWS = {
    "people": BoardView.HERE,
    "family": BoardView.FAMILY,
    "notes": BoardView.SAID,
    "risk": BoardView.RISK,
    "scale": BoardView.SCALE,
    "plan": BoardView.PLAN,
    "views": BoardView.PLAN,
    "decisions": BoardView.DECISIONS,
    "close": BoardView.DECISIONS,
}
"""What the board shows for each page of a step."""


def board_of(conference: Conference, agenda: Agenda, *, blank: bool = False) -> Board:
    """What the board shows of a conference now; the same in, the same out.

    While the closed part goes on, and before the conference has begun, it is a calm welcome.
    """
    if blank:
        return Board(calm=ONE_MOMENT)
    step = agenda.step(conference.step)
    if conference.state is ConferenceState.BOOKED or step is None:
        return Board(calm=SOON)
    part = conference.part
    without_family = step.private or step.who_is_in is WhoIsIn.PROFESSIONALS or step.key == CLOSED_STEP
    if without_family or (part is not None and part.kind is PartKind.CLOSED):
        return Board(calm=_welcome(conference, agenda, step))
    room = Room(conference, agenda)
    who = BoardPeople(conference, room.unsayable)
    board = _said(conference, step, room, who)
    if room.with_child is None:
        board = _agreed(board, conference, room, who)
    return replace(board, kept_back=room.kept_back())


def _welcome(conference: Conference, agenda: Agenda, step: Step) -> str:
    """Whether everybody was together already."""
    before = {one.key for one in agenda.steps if one.private} | {CLOSED_STEP, "meet_family", step.key}
    return GOES_ON if any(visit.key not in before for visit in conference.steps) else SOON


def _said(conference: Conference, step: Step, room: Room, who: BoardPeople) -> Board:
    """The board with who is here and what was said."""
    entries = room.open_entries(conference)
    columns = tuple(_column(lane, entries, room, who) for lane in (*MAIN_LANES, *MORE_LANES))
    return Board(
        step=room.unsayable.spare(step.title),
        follows=BoardView.SAID if room.with_child else _FOLLOWS.get(step.page, BoardView.SAID),
        children=who.children(),
        here=who.here(),
        day=conference.day,
        columns=tuple(column for column in columns if column.lines or column.lane in MAIN_LANES),
    )


def _column(lane: Lane, entries: tuple[Entry, ...], room: Room, who: BoardPeople) -> BoardColumn:
    worries = {entry.id for entry in entries if entry.lane is Lane.WORRY}
    replies: dict[UUID | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.lane is Lane.FAMILY_VIEW and entry.replies_to in worries:
            replies[entry.replies_to].append(entry)
    lines = []
    for order, entry in enumerate(entries):
        beside_a_worry = lane is Lane.FAMILY_VIEW and entry.replies_to in worries
        if entry.lane is not lane or beside_a_worry:
            continue
        words = entry.text or (entry.reply.words if entry.reply else "")
        if text := room.may_show(words):
            said = _replies(replies.get(entry.id, ()), room, who)
            lines.append(
                BoardLine(entry.id, text, who.source(entry.speaker), who.about(entry.about), said, order)
            )
    return BoardColumn(lane, lane.words, tuple(lines))


def _replies(entries: Iterable[Entry], room: Room, who: BoardPeople) -> tuple[str, ...]:
    """What the family says to a worry: “Kerry partly agrees: “It was twice.””."""
    replies = []
    for entry in entries:
        words = room.may_show(entry.text)
        if words or entry.reply:
            name = who.source(entry.speaker) or "The family"
            says = f"{name} {entry.reply.words}" if entry.reply else name
            replies.append(f"{says}: “{words}”" if words else says)
    return tuple(replies)


def _agreed(board: Board, conference: Conference, room: Room, who: BoardPeople) -> Board:
    """The board with the family, the risk statements, the scale, the plan and, in its step, the decision."""
    decided = board.follows is BoardView.DECISIONS
    plan = conference.previous_plan if conference.step == LAST_PLAN_STEP else conference.plan
    return replace(
        board,
        people=who.family(),
        relationships=who.relationships(),
        risks=_risks(conference, board, room, who),
        scales=_scales(conference, room, who),
        outcomes=_outcomes(plan, board, conference, room, who),
        contingency=room.may_show(plan.contingency),
        decisions=_decisions(conference, who) if decided else (),
        next_dates=_next_dates(conference) if decided else (),
    )


def _risks(conference: Conference, board: Board, room: Room, who: BoardPeople) -> tuple[BoardLine, ...]:
    """The risk statements; one that quotes what may not be shown is kept back with it."""
    shown = {line.id for column in board.columns for line in column.lines}
    lines = []
    for risk in conference.risks:
        if _holds_more(risk.worries, conference, shown):
            room.keep_back(MADE_OF_MORE)
        elif text := room.may_show(risk.text):
            lines.append(BoardLine(risk.id, text, about=who.about(risk.about)))
    return tuple(lines)


def _holds_more(worries: Iterable[UUID], conference: Conference, shown: set[UUID]) -> bool:
    """Whether it is made of, or answers, a worry of the record that may not be shown."""
    return any(conference.entry(worry) is not None and worry not in shown for worry in worries)


def _scales(conference: Conference, room: Room, who: BoardPeople) -> tuple[ChildScale, ...]:
    """The scale of each child, numbers without reasons; the family by first names, others by roles.

    While a half goes on, no number of somebody of the family who is not in it.
    """
    scales = []
    for scale in child_scales(conference):
        child = who.person(scale.child)
        marks = []
        for mark in scale.marks:
            person = who.person(mark.who)
            if person is not None and room.is_apart(person):
                room.keep_back(NOT_IN_THAT_PART)
            elif person is not None:
                name = who.source(mark.who) or "Somebody"
                initials = initials_of(name if person.is_family else person.name)
                marks.append(replace(mark, name=name, initials=initials, reason=""))
        if child is not None and marks:
            scales.append(replace(scale, title=sentence(who.called(child)), marks=tuple(marks)))
    return tuple(scales)


def _outcomes(
    plan: Plan, board: Board, conference: Conference, room: Room, who: BoardPeople
) -> tuple[BoardOutcome, ...]:
    shown = {line.id for column in board.columns for line in column.lines}
    outcomes = []
    for outcome in plan.outcomes:
        actions = tuple(
            BoardAction(action.id, text, _owners(action, who), room.unsayable.spare(_by(action)))
            for action in outcome.actions
            if _may_stand(action, conference, room, shown) and (text := room.may_show(action.text))
        )
        text = room.may_show(outcome.text)
        child = who.about((outcome.child,)) if outcome.child else ""
        if text or actions:
            outcomes.append(BoardOutcome(outcome.id, text, child, actions))
    return tuple(outcomes)


def _may_stand(action: Action, conference: Conference, room: Room, shown: set[UUID]) -> bool:
    """Whether an action answers no worry that may not be shown; else the chair is told."""
    if _holds_more(action.worries, conference, shown):
        room.keep_back(MADE_OF_MORE)
        return False
    return True


def _owners(action: Action, who: BoardPeople) -> str:
    if not action.owners:
        return "Who?"
    names = [name for owner in action.owners if (name := who.source(owner, begins=False))]
    return sentence(listing(list(dict.fromkeys(names))))


def _by(action: Action) -> str:
    return f"by {short_day(action.by)}" if action.by else action.by_words


def _decisions(conference: Conference, who: BoardPeople) -> tuple[BoardDecision, ...]:
    """What was recorded for each child so far: the outcome and its category, not the reasons."""
    shown = []
    for child in conference.children:
        decision = conference.decision(child.id)
        if decision is not None and who.person(child.id) is not None:
            category = f", for {decision.category.words}" if decision.category else ""
            shown.append(BoardDecision(sentence(who.called(child)), f"{decision.outcome.value}{category}"))
    return tuple(shown)


def _next_dates(conference: Conference) -> tuple[str, ...]:
    dates = (
        ("The first core group meets on", conference.core_group_at),
        ("We all meet again on", conference.review_at),
    )
    return tuple(f"{words} {instant_words(at)}" for words, at in dates if at is not None)
