"""What the room sees on the board: private by construction, since nothing private is ever put into it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from cpdesk.rules.wording import many
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.snapshots.scale import ChildScale
from cpdesk.vocabulary import Lane


class BoardView(StrEnum):
    """What the board can show."""

    HERE = "here"
    FAMILY = "family"
    SAID = "said"
    RISK = "risk"
    SCALE = "scale"
    PLAN = "plan"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class BoardLine:
    """Something that was said, as everybody may see it."""

    id: UUID
    text: str
    source: str = ""
    """Who said it, by their role (“School”) or first name; empty when they asked not to be named."""
    about: str = ""
    """The children it is about, when not all."""
    replies: tuple[str, ...] = ()
    """What the family says to it: “Kerry partly agrees: It was twice.”"""
    order: int = 0
    """Its place in the record."""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One lane of the board."""

    lane: Lane
    heading: str
    lines: tuple[BoardLine, ...]


@dataclass(frozen=True, slots=True)
class BoardAction:
    """Who does what by when."""

    id: UUID
    text: str
    who: str
    by: str


@dataclass(frozen=True, slots=True)
class BoardOutcome:
    """What we need to see, for whom, and what is done for it."""

    id: UUID
    text: str
    child: str
    actions: tuple[BoardAction, ...]


@dataclass(frozen=True, slots=True)
class BoardDecision:
    """What was decided for one child."""

    child: str
    words: str


@dataclass(frozen=True, slots=True)
class KeptBack:
    """Lines that are not shown although they are not private, and why, in words that name nobody."""

    why: str
    lines: int


@dataclass(frozen=True, slots=True)
class Board:
    """All that the board can show at this moment."""

    step: str = ""
    """The present step in plain words."""
    follows: BoardView = BoardView.HERE
    """What belongs to the present step."""
    calm: str = ""
    """Instead of anything else: a welcome, or that it goes on in a moment."""
    children: str = ""
    here: tuple[str, ...] = ()
    columns: tuple[BoardColumn, ...] = ()
    day: date | None = None
    """The day of the conference: ages are told as of that day."""
    people: tuple[Person, ...] = ()
    """The family without addresses, numbers and notes."""
    relationships: tuple[Relationship, ...] = ()
    risks: tuple[BoardLine, ...] = ()
    scales: tuple[ChildScale, ...] = ()
    outcomes: tuple[BoardOutcome, ...] = ()
    contingency: str = ""
    decisions: tuple[BoardDecision, ...] = ()
    next_dates: tuple[str, ...] = ()
    kept_back: tuple[KeptBack, ...] = ()
    """For the laptop alone."""

    @property
    def kept_back_words(self) -> str:
        """“1 line is kept back from the board: it names somebody who asked not to be named.”; or nothing."""
        parts = []
        for kept in self.kept_back:
            verb = "is" if kept.lines == 1 else "are"
            parts.append(f"{many(kept.lines, 'line')} {verb} kept back from the board: {kept.why}.")
        return " ".join(parts)

    def strings(self) -> tuple[str, ...]:
        """Every text that the room could read, for a check and for a screen reader on the laptop."""
        found = [self.step, self.calm, self.children, *self.here, self.contingency, *self.next_dates]
        for line in (*self.risks, *(line for column in self.columns for line in column.lines)):
            found += [line.text, line.source, line.about, *line.replies]
        found += [text for p in self.people for text in _of_person(p)]
        found += [text for r in self.relationships for text in (r.since, r.until, r.note)]
        for scale in self.scales:
            found += [scale.title, *(text for m in scale.marks for text in (m.name, m.initials, m.reason))]
        for outcome in self.outcomes:
            found += [outcome.text, outcome.child]
            found += [text for a in outcome.actions for text in (a.text, a.who, a.by)]
        found += [text for d in self.decisions for text in (d.child, d.words)]
        return tuple(text for text in found if text)


def _of_person(person: Person) -> tuple[str, ...]:
    return tuple(value for name in Person.__slots__ if isinstance(value := getattr(person, name), str))
