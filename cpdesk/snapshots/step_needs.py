"""What must be there before the next step of the run-sheet, looked up in the conference as it stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from cpdesk.rules.agenda import Need, Step
from cpdesk.rules.wording import listing, number_words
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Attendance
from cpdesk.snapshots.reader import is_private
from cpdesk.snapshots.run_sheet import is_left_out
from cpdesk.vocabulary import AttendanceMode, Lane, Outcome, RelationshipKind


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """Something that a step asks for and that is not there yet."""

    need: Need
    words: str
    """A clause without its full stop: “the family has not replied to three worries”."""
    step: str
    """The step in which it is put right."""


def open_needs(conference: Conference, step: Step) -> tuple[OpenNeed, ...]:
    """What one step asks for and has not, in its order."""
    return tuple(
        OpenNeed(need, words, step.key) for need in step.needs if (words := _CHECKS[need](conference))
    )


def left_open(conference: Conference, shown: str) -> tuple[OpenNeed, ...]:
    """What the step that was left last for the one that is `shown` still asks for.

    Nothing, when that step stands behind this one on the run-sheet, or was left out. It is said once, in the
    step that follows; the close lists whatever is open.
    """
    keys = [step.key for step in conference.run_sheet.steps]
    last = next((visit.key for visit in reversed(conference.steps) if visit.key != shown), "")
    if last not in keys or shown not in keys or keys.index(last) > keys.index(shown):
        return ()
    if is_left_out(conference, last):
        return ()
    return open_needs(conference, conference.run_sheet.steps[keys.index(last)])


def _people(number: int) -> str:
    return "one person" if number == 1 else f"{number_words(number)} people"


def _of(number: int, one: str, more: str) -> str:
    return f"one {one}" if number == 1 else f"{number_words(number)} {more}"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _children(conference: Conference, lacking: Iterable[UUID]) -> str:
    """The names of the children of the conference among some ids, in their order."""
    ids = set(lacking)
    return listing([child.short for child in conference.children if child.id in ids])


def _asked(conference: Conference) -> list[Attendance]:
    """Who is asked for a number and for a view, the children aside: members who are or were there."""
    return [
        line
        for line in conference.attendance
        if line.has_view
        and line.ever_present
        and not line.person.subject
        and line.person.id not in (conference.chair, conference.clerk)
    ]


def is_unmarked(line: Attendance) -> bool:
    """Whether nobody has said that somebody came, or that they did not."""
    return not line.ever_present and (line.mode is AttendanceMode.EXPECTED or line.mode.takes_part)


def _unmarked(conference: Conference) -> str:
    number = sum(is_unmarked(line) for line in conference.attendance)
    verb = "is" if number == 1 else "are"
    return f"{_people(number)} {verb} not marked as here or away" if number else ""


def _no_quorum(conference: Conference) -> str:
    names = _children(conference, (q.child for q in conference.quorum if not q.quorate))
    if not names or conference.quorum_reason.strip():
        return ""
    return f"there is no quorum for {names}, and nobody has said why you go on"


def _no_parent(conference: Conference) -> str:
    known = {r.b for r in conference.relationships if r.kind is RelationshipKind.PARENT_OF}
    names = _children(conference, (child.id for child in conference.children if child.id not in known))
    return f"no parent of {names} is on the family tree" if names else ""


def _unheard(conference: Conference) -> str:
    said = [e for e in conference.entries if e.lane is Lane.CHILD_VOICE]
    if any(not e.about and e.speaker not in {c.id for c in conference.children} for e in said):
        return ""
    heard = {voice.child for voice in conference.voices} | {e.speaker for e in said}
    heard |= {who for e in said for who in e.about}
    names = _children(conference, (child.id for child in conference.children if child.id not in heard))
    return f"the voice of {names} is not in the record" if names else ""


def _actions_left(conference: Conference) -> str:
    number = sum(a.achieved is None and not a.progress.strip() for a in conference.previous_plan.actions)
    words = _of(number, "action", "actions")
    return f"{words} of the last plan {_have(number)} not been gone through" if number else ""


def _outcomes_left(conference: Conference) -> str:
    number = sum(outcome.met is None for outcome in conference.previous_plan.outcomes)
    words = _of(number, "outcome whether it is met", "outcomes whether they are met")
    return f"it was not asked of {words}" if number else ""


def _no_reply(conference: Conference) -> str:
    answered = {entry.replies_to for entry in conference.entries}
    number = sum(
        e.lane is Lane.WORRY and not is_private(e) and e.id not in answered for e in conference.entries
    )
    return f"the family has not replied to {_of(number, 'worry', 'worries')}" if number else ""


def _no_risk(conference: Conference) -> str:
    return "" if conference.risks else "there is no risk statement"


def _no_number(conference: Conference) -> str:
    if not conference.scores:
        return "nobody has been asked for a number"
    asked = {score.who for score in conference.scores}
    number = sum(line.person.id not in asked for line in _asked(conference))
    return f"{_people(number)} {_have(number)} not been asked for a number" if number else ""


def _no_plan(conference: Conference) -> str:
    without = (c.id for c in conference.children if not conference.plan.for_child(c.id).outcomes)
    names = _children(conference, without)
    return f"there is nothing in the plan for {names}" if names else ""


def _no_view(conference: Conference) -> str:
    given = {view.who for view in conference.views}
    number = sum(line.person.id not in given for line in _asked(conference))
    return f"{_people(number)} {_have(number)} not given a view" if number else ""


def _no_decision(conference: Conference) -> str:
    names = _children(conference, (c.id for c in conference.children if conference.decision(c.id) is None))
    return f"there is no decision for {names}" if names else ""


def _no_dates(conference: Conference) -> str:
    if not any(d.outcome is Outcome.CHILD_PROTECTION_PLAN for d in conference.decisions):
        return ""
    days = (("first core group", conference.core_group_at), ("review", conference.review_at))
    lacking = [words for words, agreed in days if agreed is None]
    return f"no day is agreed for the {listing(lacking)}" if lacking else ""


_CHECKS: Mapping[Need, Callable[[Conference], str]] = MappingProxyType(
    {
        Need.EVERYONE_MARKED: _unmarked,
        Need.QUORUM: _no_quorum,
        Need.PARENTS_KNOWN: _no_parent,
        Need.EACH_CHILD_HEARD: _unheard,
        Need.LAST_PLAN_GONE_THROUGH: _actions_left,
        Need.OUTCOMES_ASKED: _outcomes_left,
        Need.FAMILY_REPLIED: _no_reply,
        Need.RISK_STATEMENT: _no_risk,
        Need.SCALE_ASKED: _no_number,
        Need.PLAN_EACH_CHILD: _no_plan,
        Need.VIEWS_EACH: _no_view,
        Need.DECISION_EACH: _no_decision,
        Need.DATES_AGREED: _no_dates,
    }
)
"""What each need looks for; the words of what is missing, or nothing."""
