"""A TOML file that people write by hand: read value by value, and what is wrong said with file and line."""

import re
import tomllib
from datetime import time
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from cpdesk.rules.procedure_terms import ProcedureError

_Word = TypeVar("_Word", bound=StrEnum)


class CheckedFile:
    """One file while it is read: finds the words for what is wrong, and where."""

    def __init__(self, file: str, text: str) -> None:
        """Take the file's name for messages and its text; raises `ProcedureError` when it is no TOML."""
        self.file, self.text = file, text
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as wrong:
            raise ProcedureError(f"{file}: this is not a TOML file that can be read. {wrong}.") from wrong
        except (ValueError, RecursionError) as wrong:
            deep = isinstance(wrong, RecursionError)
            reason = "Its brackets go too deep" if deep else "A number in it has thousands of digits"
            raise ProcedureError(f"{file}: this is not a TOML file that can be read. {reason}.") from wrong

    def refuse(self, reason: str, head: str = "", index: int = 0, key: str = "") -> NoReturn:
        """Raise `ProcedureError` with file, line and reason.

        The line is that of `key` in the n-th table with that head (no head: before the first table), or of
        the head when the key is not there.
        """
        number = self._line(head, index, key)
        line = f", line {number}" if number else ""
        where = f", rule “{head.removeprefix('rules.')}”" if head.startswith("rules.") else ""
        raise ProcedureError(f"{self.file}{line}{where}: {reason}.")

    def _line(self, head: str, index: int, key: str) -> int:
        """The number of a line, from 1; 0 when it cannot be told."""
        pattern = rf"^[ \t]*\[\[?{re.escape(head)}\]"
        heads = [m.start() for m in re.finditer(pattern, self.text, re.M)] if head else [0]
        if index >= len(heads):
            return 0
        after = re.compile(r"^[ \t]*\[", re.M).search(self.text, heads[index] + 1)
        end = after.start() if after else len(self.text)
        line = re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.M)
        found = line.search(self.text, heads[index], end)
        if key and found:
            place = found.end()
        elif head:
            place = self.text.index("[", heads[index])
        else:
            return 0
        return self.text.count("\n", 0, place) + 1


class CheckedTable:
    """One table of a file; each value is given back in its type or refused."""

    def __init__(self, file: CheckedFile, data: object, place: str, head: str = "", index: int = 0) -> None:
        """`place` is how messages call it; `head` and `index` find its line."""
        self._file, self._place, self._head, self._index = file, place, head, index
        if not isinstance(data, dict):
            self.refuse(f"{place} must be a table")
        self.data: dict[str, Any] = data

    def refuse(self, reason: str, key: str = "") -> NoReturn:
        """Raise `ProcedureError` for this table, with the line of `key` if it is there."""
        self._file.refuse(reason, self._head, self._index, key)

    def only(self, known: set[str]) -> None:
        """Refuse keys that nobody knows: a misspelt one would be lost silently."""
        for key in self.data:
            if key not in known:
                self.refuse(f"“{key}” is not known in {self._place}", key)

    def words(self, key: str, *, needed: bool = True) -> str:
        """Words; refused when they are `needed` and blank."""
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"“{key}” must be words, not {value!r}", key)
        if needed and not value.strip():
            self.refuse(f"“{key}” is missing", key)
        return value

    def number(self, key: str) -> int:
        """A whole number from 0 up."""
        value = self.data.get(key)
        if value is None:
            self.refuse(f"“{key}” is missing", key)
        if type(value) is not int or value < 0:
            self.refuse(f"“{key}” must be a whole number from 0 up, not {value!r}", key)
        if value > MOST:
            self.refuse(f"“{key}” is {value}, and {MOST} is the most", key)
        return value

    def yes(self, key: str, default: bool | None = None) -> bool:
        """True or false; refused when it is missing and has no `default`."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            self.refuse(f"“{key}” must be true or false, not {value!r}", key)
        return value

    def one_of(self, key: str, choices: type[_Word]) -> _Word:
        """One of the words of an enumeration."""
        value = self.words(key)
        if value not in {choice.value for choice in choices}:
            self.refuse(f"“{value}” is no {key}; it can be {', '.join(choices)}", key)
        return choices(value)

    def many(self, key: str, kind: type) -> list[Any]:
        """A list of words, or of whole numbers."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(type(item) is kind for item in value):
            self.refuse(f"“{key}” must be a list of {'words' if kind is str else 'whole numbers'}", key)
        return value

    def tables(self, key: str) -> list[Any]:
        """A list of tables, each still to be checked."""
        value = self.data.get(key, [])
        if not isinstance(value, list):
            self.refuse(f"write “{key}” as [[{key}]]", key)
        return value

    def hour(self, key: str) -> time | None:
        """An hour of the day, or nothing."""
        value = self.words(key, needed=False)
        if not value:
            return None
        if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", value):
            self.refuse(f"“{key}” must be an hour like 16:00, not {value!r}", key)
        return time.fromisoformat(value)


MOST = 10_000
"""More than any figure of a procedure; a slip of the finger would otherwise count to the year 9999."""
