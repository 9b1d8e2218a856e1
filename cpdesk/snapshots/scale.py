"""The safety scale of one child as it is drawn: whose number, its reason, and what it was last time."""

from dataclasses import dataclass
from uuid import UUID

from cpdesk.rules.scale import Spread, change_words, spread
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.risk import ScaleScore


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """One person’s place on the scale."""

    who: UUID
    name: str
    initials: str
    number: int | None
    """None: was asked and gave no number."""
    earlier: int | None
    """Their number at the last conference, if they gave one."""
    family: bool = False
    reason: str = ""

    @property
    def change(self) -> str:
        """“was 3, now 5”; empty when there is nothing to compare."""
        return change_words(self.earlier, self.number)


@dataclass(frozen=True, slots=True)
class ChildScale:
    """The scale of one child, altogether or about one risk statement."""

    child: UUID
    title: str
    marks: tuple[ScaleMark, ...]
    """The family first."""

    @property
    def spread(self) -> Spread | None:
        """How the numbers of today lie; None when nobody gave one."""
        return spread([mark.number for mark in self.marks if mark.number is not None])

    @property
    def earlier(self) -> Spread | None:
        """How the numbers of the last conference lay, of those who are here again."""
        return spread([mark.earlier for mark in self.marks if mark.earlier is not None])


def initials_of(name: str) -> str:
    """“KH” for Kerry Harlow; “?” when there is no letter."""
    words = [word for word in name.split() if word[0].isalpha()]
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    return words[0][:2].title() if words else "?"


def child_scale(conference: Conference, child: Person, statement: UUID | None = None) -> ChildScale:
    """The scale of one child; what somebody said at the last conference is found by the person."""
    given = [s for s in conference.scores if s.child == child.id and s.statement == statement]
    marks = [
        mark
        for score in given
        if (mark := _mark(conference, child, score, compare=statement is None)) is not None
    ]
    return ChildScale(child.id, child.short, tuple(sorted(marks, key=lambda mark: not mark.family)))


def child_scales(conference: Conference, statement: UUID | None = None) -> tuple[ChildScale, ...]:
    """The scales of all children on which somebody was asked."""
    scales = (child_scale(conference, child, statement) for child in conference.children)
    return tuple(scale for scale in scales if scale.marks)


def _mark(conference: Conference, child: Person, score: ScaleScore, *, compare: bool) -> ScaleMark | None:
    person = conference.person(score.who)
    if person is None:
        return None
    earlier = (s.number for s in conference.earlier_scores if (s.who, s.child) == (score.who, child.id))
    return ScaleMark(
        who=score.who,
        name=person.short if person.is_family else person.name,
        initials=initials_of(person.name),
        number=score.number,
        earlier=next(earlier, None) if compare else None,
        family=person.is_family,
        reason=score.reason,
    )
