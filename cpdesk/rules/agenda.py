"""The run-sheet of a conference: its steps in order, with minutes, prompts and who speaks first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from cpdesk import resources
from cpdesk.vocabulary import Lane

DEFAULT_AGENDA = "strengthening-families"
PAGES = ("notes", "people", "family", "plan", "views", "decisions", "close")
"""What the middle of the window can show in a step."""


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
    """What the middle of the window shows: notes, people, family, plan, views, decisions or close."""
    records: str
    """What the clerk writes down in this step."""
    lanes: tuple[Lane, ...] = ()
    """The lanes that this step fills most, the usual one first."""
    optional: bool = False
    private: bool = False
    """Everything that is written in this step is private."""
    stages: tuple[str, ...] = ()
    """Other words by which people call this step."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps of one kind of run-sheet in their order."""

    key: str
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step | None:
        """The step with that key, if this run-sheet has it."""
        return next((step for step in self.steps if step.key == key), None)

    @property
    def minutes(self) -> int:
        """How long the conference takes with everybody, without what is optional or comes before."""
        return sum(s.minutes for s in self.steps if s.group == "Together" and not s.optional)


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
    )


@cache
def agenda(key: str) -> Agenda:
    """The shipped run-sheet with that key; KeyError when there is none.

    A run-sheet may be `based_on` another: then it gives the order and only what it says differently.
    """
    if key not in resources.names("agendas", ".toml"):
        raise KeyError(f"no run-sheet called {key}")
    return Agenda(key, tuple(_step(step) for step in _tables(key)))


def _tables(key: str) -> list[dict[str, Any]]:
    """The steps of one run-sheet as the files have them, with what it says differently from its base."""
    data = resources.toml(f"agendas/{key}.toml")
    if "based_on" not in data:
        steps: list[dict[str, Any]] = data["steps"]
        return steps
    base = {step["key"]: step for step in _tables(data["based_on"])}
    return [base[name] | data["change"].get(name, {}) for name in data["order"]]


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
