"""Reading one field of a practice file: its type, its place in words, and what to say when it is odd."""

import json
import re
from collections.abc import Mapping
from datetime import date

from cpdesk.errors import BadPracticeFile
from cpdesk.interchange.days import day_of
from cpdesk.interchange.json_door import OddNumber, bad_file, join

LONGEST_TEXT = 1_000_000
"""Characters of one text."""
LONGEST_LIST = 20_000
"""Items of one list, and keys of an object whose keys are free."""
MOST_KINDS = 100
"""Sentences about odd things; more would bury the ones that matter."""


def bad_place(place: str, what: str) -> BadPracticeFile:
    """The error to raise because of what stands at `place`."""
    return bad_file(f"{place} {what}")


def kind_of(value: object) -> str:
    """The JSON type of a value in words, with nothing of its content."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return f"a text of {len(value)} characters"
    if isinstance(value, OddNumber):
        return "a number that is not finite or far too long"
    if isinstance(value, int | float):
        return "a number"
    if value is None:
        return "null"
    return "a list" if isinstance(value, list) else "an object in braces"


class Findings:
    """What is odd in a file but not fatal; many of one kind become one sentence."""

    def __init__(self) -> None:
        self._odd: dict[tuple[str, str], tuple[str, int]] = {}
        self._left_out = 0
        self.kept_aside: list[tuple[str, str]] = []

    def odd(self, sentence: str, place: str) -> None:
        """Note a `sentence` with `{}` for the place, e.g. "{} is not a working day."."""
        kind = (sentence, re.sub(r"\[\d+\]", "[]", place))
        if kind not in self._odd and len(self._odd) >= MOST_KINDS:
            self._left_out += 1
            return
        first, count = self._odd.get(kind, (place, 0))
        self._odd[kind] = (first, count + 1)

    def keep_aside(self, place: str, value: object) -> None:
        """Keep a value that cpdesk does not know, as JSON, and say so."""
        self.kept_aside.append((place, json.dumps(value, default=repr)))
        self.odd("The file has a key that cpdesk does not know: {}.", place)

    @property
    def problems(self) -> tuple[str, ...]:
        """The sentences, in the order in which their kind was first met."""
        said = [
            sentence.format(place if count == 1 else f"{place} (and {count - 1} more like it)")
            for (sentence, _), (place, count) in self._odd.items()
        ]
        if self._left_out:
            said.append(f"There are {self._left_out} more odd places in the file.")
        return tuple(said)


class Thing:
    """One object of the file with its place; null counts as missing."""

    def __init__(self, value: Mapping[str, object], place: str, findings: Findings) -> None:
        self.place = place
        self.findings = findings
        self._value = value
        self._known: set[str] = set()

    def at(self, key: str) -> str:
        """The place of a key in words."""
        return join(self.place, key)

    def raw(self, key: str) -> object:
        """The value as it stands, None when missing; from now on the key is known."""
        self._known.add(key)
        return self._value.get(key)

    def text(self, key: str) -> str:
        """A text, left as it is; empty when missing."""
        value = self.raw(key)
        return "" if value is None else _text(self.at(key), value)

    def needed(self, key: str) -> str:
        """A text that must be there and not blank."""
        text = self.text(key)
        if not text.strip():
            raise bad_place(self.at(key), "is missing or blank")
        return text

    def flag(self, key: str) -> bool | None:
        """True, false or missing; nothing else passes."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            raise bad_place(self.at(key), f"should be true or false, and is {kind_of(value)}")
        return value

    def number(self, key: str) -> int | None:
        """A whole number from 0 to a million, or missing."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise bad_place(self.at(key), f"should be a whole number, and is {kind_of(value)}")
        if not 0 <= value <= 1_000_000:
            raise bad_place(self.at(key), "is a number that cannot be meant")
        return value

    def day(self, key: str) -> date | None:
        """A day written like 2026-11-26, or missing."""
        text = self.text(key)
        return day_of(self.at(key), text) if text.strip() else None

    def loose(self, key: str) -> str:
        """Words for a value whose type the format leaves open: a text, a number, yes or no, or several."""
        return _loose(self.at(key), self.raw(key))

    def thing(self, key: str) -> "Thing | None":
        """An object, or missing."""
        value = self.raw(key)
        if value is None:
            return None
        return as_thing(value, self.at(key), self.findings)

    def things(self, key: str) -> list["Thing"]:
        """A list of objects; empty when missing."""
        return [as_thing(value, place, self.findings) for place, value in self.listed(key)]

    def listed(self, key: str) -> list[tuple[str, object]]:
        """A list's items, each with its place; empty when missing."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_place(self.at(key), f"should be a list, and is {kind_of(value)}")
        if len(value) > LONGEST_LIST:
            raise bad_place(self.at(key), f"has more than {LONGEST_LIST} items")
        return [(f"{self.at(key)}[{index}]", item) for index, item in enumerate(value)]

    def texts(self, key: str) -> list[tuple[str, str]]:
        """A list of texts, each with its place."""
        return [(place, _text(place, value)) for place, value in self.listed(key)]

    def keys(self) -> list[str]:
        """Every key of the object, for objects whose keys are free."""
        if len(self._value) > LONGEST_LIST:
            raise bad_place(self.place, f"has more than {LONGEST_LIST} keys")
        return list(self._value)

    def keep_rest_aside(self) -> None:
        """Keep and report each key that was not asked for."""
        for key, value in self._value.items():
            if key not in self._known:
                self.findings.keep_aside(self.at(key), value)


def as_thing(value: object, place: str, findings: Findings) -> Thing:
    """An object of the file, or a refusal that says what stands there instead."""
    if not isinstance(value, dict):
        raise bad_place(place, f"should be an object in braces, and is {kind_of(value)}")
    return Thing(value, place, findings)


def _text(place: str, value: object) -> str:
    if not isinstance(value, str):
        raise bad_place(place, f"should be a text, and is {kind_of(value)}")
    if len(value) > LONGEST_TEXT:
        raise bad_place(place, f"is a text of more than {LONGEST_TEXT} characters")
    return value


def _loose(place: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, OddNumber):
        raise bad_place(place, f"should be a text, and is {kind_of(value)}")
    if isinstance(value, list):
        return "; ".join(_loose(f"{place}[{index}]", item) for index, item in enumerate(value))
    if isinstance(value, dict):
        return "; ".join(
            f"{key.replace('_', ' ')}: {_loose(join(place, key), item)}" for key, item in value.items()
        )
    return str(value)
