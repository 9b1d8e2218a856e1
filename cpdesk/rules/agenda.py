"""The run-sheet of a conference: its steps in order, with minutes, prompts and who speaks first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from cpdesk import resources
from cpdesk.vocabulary import ConferenceKind, Lane

DEFAULT_AGENDA = "strengthening-families"
PAGES = ("notes", "people", "family", "replies", "risk", "scale", "plan", "views", "decisions", "close")
"""What the middle of the window can show in a step."""


PLAN_STEP, LAST_PLAN_STEP = "plan", "last_plan"
"""The step in which the plan is made, and the one in which a review goes through the last one."""
LEADS_TO = ("views", "decision")
"""The steps that stand behind the plan where a procedure wants the plan first."""


class WhoIsIn(StrEnum):
    """Who may be in the room in a step."""

    EVERYONE = "everyone"
    PROFESSIONALS = "professionals"
    FAMILY_AND_CHAIR = "family_and_chair"
    ONE_PARENT = "one_parent_and_professionals"

    @property
    def words(self) -> str:
        """As the run-sheet says it, where it has no words of its own."""
        return {
            "everyone": "Everyone",
            "professionals": "Professionals only",
            "family_and_chair": "The family and the chair, the social worker for a part of it",
            "one_parent_and_professionals": "One parent and those beside them, and all professionals",
        }[self.value]


class Need(StrEnum):
    """What must be there before the next step; each is looked up in the conference as it stands."""

    EVERYONE_MARKED = "everyone_marked"
    QUORUM = "quorum"
    PARENTS_KNOWN = "parents_known"
    EACH_CHILD_HEARD = "each_child_heard"
    LAST_PLAN_GONE_THROUGH = "last_plan_gone_through"
    OUTCOMES_ASKED = "outcomes_asked"
    FAMILY_REPLIED = "family_replied"
    RISK_STATEMENT = "risk_statement"
    SCALE_ASKED = "scale_asked"
    PLAN_EACH_CHILD = "plan_each_child"
    VIEWS_EACH = "views_each"
    DECISION_EACH = "decision_each"
    DATES_AGREED = "dates_agreed"

    @property
    def words(self) -> str:
        """What is to be so, as the settings list it."""
        return _NEED_WORDS[self]


_NEED_WORDS = {
    Need.EVERYONE_MARKED: "Everybody is marked as here or away",
    Need.QUORUM: "There is a quorum, or the chair’s reason to go on",
    Need.PARENTS_KNOWN: "A parent of each child is known",
    Need.EACH_CHILD_HEARD: "Each child has been heard",
    Need.LAST_PLAN_GONE_THROUGH: "Each action of the last plan has been gone through",
    Need.OUTCOMES_ASKED: "It was asked of each outcome whether it is met",
    Need.FAMILY_REPLIED: "The family has replied to each worry",
    Need.RISK_STATEMENT: "There is a risk statement",
    Need.SCALE_ASKED: "Everyone was asked for a number for each child",
    Need.PLAN_EACH_CHILD: "There is something in the plan for each child",
    Need.VIEWS_EACH: "Everyone has given a view on each child",
    Need.DECISION_EACH: "There is a decision for each child",
    Need.DATES_AGREED: "The dates of core group and review are agreed",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the run-sheet."""

    key: str
    title: str
    """Short: it stands in a narrow list."""
    group: str
    """“Before the family joins” or “Together”."""
    minutes: int
    first_speaker: str
    prompts: tuple[str, ...]
    """Two to four sentences for the chair, the most important first."""
    page: str
    """What the middle of the window shows: one of `PAGES`."""
    records: str
    """What the clerk writes down in this step."""
    lanes: tuple[Lane, ...] = ()
    """The lanes that this step fills most, the usual one first."""
    optional: bool = False
    private: bool = False
    """Everything that is written in this step is private."""
    stages: tuple[str, ...] = ()
    """Other words by which people call this step."""
    who_is_in: WhoIsIn = WhoIsIn.EVERYONE
    may_be_present: str = ""
    """The same in the procedure’s own words; empty: the words of `who_is_in`."""
    needs: tuple[Need, ...] = ()
    """What must be there before the next step."""
    kinds: frozenset[ConferenceKind] = frozenset()
    """The kinds of conference that have this step; none: all of them."""

    @property
    def present_words(self) -> str:
        """Who may be there, in words."""
        return self.may_be_present or self.who_is_in.words


@dataclass(frozen=True, slots=True)
class StepChange:
    """What one step says differently at one kind of conference; None: as at every other."""

    key: str
    title: str | None = None
    minutes: int | None = None
    first_speaker: str | None = None
    prompts: tuple[str, ...] | None = None
    page: str | None = None
    records: str | None = None
    optional: bool | None = None
    private: bool | None = None
    who_is_in: WhoIsIn | None = None
    may_be_present: str | None = None
    needs: tuple[Need, ...] | None = None

    @property
    def said(self) -> dict[str, Any]:
        """What it says, by the name of the step’s field."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "key"}
        return {name: value for name, value in values.items() if value is not None}

    def of(self, step: Step) -> Step:
        """The step with what is said differently."""
        return replace(step, **self.said)


def change_between(before: Step, after: Step) -> StepChange | None:
    """What `after` says differently from `before`; None when it says the same."""
    names = [field.name for field in fields(StepChange) if field.name != "key"]
    said = {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}
    return StepChange(after.key, **said) if said else None


@dataclass(frozen=True, slots=True)
class Variant:
    """What the run-sheet says differently at one kind of conference."""

    kind: ConferenceKind
    order: tuple[str, ...] = ()
    """The keys of its steps in their order; none: as at every other kind."""
    changes: tuple[StepChange, ...] = ()

    def change(self, key: str) -> StepChange | None:
        """What is different in one step."""
        return next((change for change in self.changes if change.key == key), None)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps of one kind of run-sheet in their order, and what is different at each kind of conference."""

    key: str
    steps: tuple[Step, ...]
    variants: tuple[Variant, ...] = ()
    """In the order of `ConferenceKind`; a kind at which nothing is different has none."""

    def step(self, key: str) -> Step | None:
        """The step with that key, if this run-sheet has it."""
        return next((step for step in self.steps if step.key == key), None)

    def variant(self, kind: ConferenceKind) -> Variant:
        """What is different at a kind of conference, which may be nothing."""
        return next((variant for variant in self.variants if variant.kind is kind), Variant(kind))

    def for_kind(self, kind: ConferenceKind) -> "Agenda":
        """The run-sheet of one kind of conference: its own steps, order and words, and no variants."""
        variant = self.variant(kind)
        mine = {step.key: step for step in self.steps if not step.kinds or kind in step.kinds}
        keys = [key for key in variant.order if self.step(key)] or list(mine)
        steps = (mine.get(key) or self.step(key) for key in keys)
        changed = ((variant.change(step.key) or StepChange(step.key)).of(step) for step in steps if step)
        return Agenda(self.key, tuple(replace(step, kinds=frozenset()) for step in changed))

    @property
    def minutes(self) -> int:
        """How long the conference takes with everybody, without what is optional or comes before.

        What only some kinds of conference have counts in the run-sheet of such a kind.
        """
        return sum(s.minutes for s in self.steps if s.group == "Together" and not s.optional and not s.kinds)


def wants_the_plan_first(agenda: Agenda, key: str) -> bool:
    """Whether a step is the views or the decision, and this run-sheet has the plan before it."""
    keys = [step.key for step in agenda.steps]
    return key in LEADS_TO and key in keys and PLAN_STEP in keys and keys.index(PLAN_STEP) < keys.index(key)


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        key=data["key"],
        title=data["title"],
        group=data["group"],
        minutes=data["minutes"],
        first_speaker=data["first_speaker"],
        prompts=tuple(data["prompts"]),
        page=data["page"],
        records=data["records"],
        lanes=tuple(Lane(lane) for lane in data["lanes"]),
        optional=data.get("optional", False),
        private=data.get("private", False),
        stages=tuple(data["stages"]),
        who_is_in=WhoIsIn(data.get("who_is_in", WhoIsIn.EVERYONE)),
        may_be_present=data.get("may_be_present", ""),
        needs=tuple(Need(need) for need in data.get("needs", ())),
        kinds=frozenset(ConferenceKind(kind) for kind in data.get("kinds", ())),
    )


def step_change(key: str, said: Mapping[str, Any]) -> StepChange:
    """What a file says differently about one step; ValueError or TypeError when it says something unknown."""
    values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in said.items()}
    if "needs" in values:
        values["needs"] = tuple(Need(need) for need in values["needs"])
    if "who_is_in" in values:
        values["who_is_in"] = WhoIsIn(values["who_is_in"])
    return StepChange(key, **values)


@cache
def agenda(key: str) -> Agenda:
    """The shipped run-sheet with that key; KeyError when there is none.

    A run-sheet may be `based_on` another: then it gives the order and only what it says differently.
    """
    if key not in resources.names("agendas", ".toml"):
        raise KeyError(f"no run-sheet called {key}")
    return Agenda(key, tuple(_step(step) for step in _tables(key)), tuple(_variants(key)))


def _tables(key: str) -> list[dict[str, Any]]:
    """The steps of one run-sheet as the files have them, with what it says differently from its base."""
    data = resources.toml(f"agendas/{key}.toml")
    if "based_on" not in data:
        steps: list[dict[str, Any]] = data["steps"]
        return steps
    base = {step["key"]: step for step in _tables(data["based_on"])}
    return [base[name] | data["change"].get(name, {}) for name in data["order"]]


def _variants(key: str) -> Iterator[Variant]:
    """What is different at each kind: the base’s words, and its own; the order is only ever its own."""
    for kind in ConferenceKind:
        own = resources.toml(f"agendas/{key}.toml").get("kind", {}).get(kind.value, {})
        changes = tuple(step_change(step, said) for step, said in _changes(key, kind).items())
        if own or changes:
            yield Variant(kind, tuple(own.get("order", ())), changes)


def _changes(key: str, kind: ConferenceKind) -> dict[str, dict[str, Any]]:
    data = resources.toml(f"agendas/{key}.toml")
    found = _changes(data["based_on"], kind) if "based_on" in data else {}
    for step, said in data.get("kind", {}).get(kind.value, {}).get("change", {}).items():
        found = {**found, step: found.get(step, {}) | said}
    return found


def in_order(variants: Iterable[Variant]) -> tuple[Variant, ...]:
    """Variants that say something, in the order of the kinds."""
    kinds = list(ConferenceKind)
    return tuple(sorted((v for v in variants if v.order or v.changes), key=lambda v: kinds.index(v.kind)))


_WORD = re.compile(r"[^\W_]+(?:’[^\W_]+)*")


def _plain(words: str) -> str:
    words = words.casefold().replace("'", "’")
    return f" {' '.join(_WORD.findall(words))} "


@lru_cache(maxsize=1024)
def _named(words: str) -> tuple[str, ...]:
    """The step keys that free words name, the best fit first: the longest phrase, then the earliest."""
    plain = _plain(words)
    fits: list[tuple[int, int, str]] = []
    for step in agenda(DEFAULT_AGENDA).steps:
        for phrase in (step.key, step.title, *step.stages):
            wanted = _plain(phrase.replace("_", " "))
            place = plain.find(wanted)
            if place >= 0:
                fits.append((-len(wanted), place, step.key))
    return tuple(dict.fromkeys(key for _, _, key in sorted(fits)))


def step_for(agenda: Agenda, words: str, last: str = "") -> str:
    """The key of the step that a practice file's free stage words mean (“grey areas and questions”).

    Words that name no step of this run-sheet belong to the step used `last`; without one, no words at all
    mean the welcome and unknown words the worries, where most is said. Never raises, whatever the script.
    """
    keys = [step.key for step in agenda.steps]
    for key in _named(words):
        if key in keys:
            return key
    for key in (last, "welcome" if not words.strip() else "worries", *keys):
        if key in keys:
            return key
    return last
