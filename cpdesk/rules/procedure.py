"""The procedures that cpdesk ships: one TOML file each, completed by the national figures."""

import re
from collections.abc import Iterable
from functools import cache

from cpdesk import resources
from cpdesk.rules.procedure_file import plain_name, read_procedure
from cpdesk.rules.procedure_terms import Procedure, ProcedureError

__all__ = [
    "DEFAULT_PROCEDURE",
    "Procedure",
    "ProcedureError",
    "find_procedures",
    "national",
    "procedure",
    "procedure_keys",
]

DEFAULT_PROCEDURE = "city-of-london"
_KEYS = ("city-of-london", "leeds", "leicestershire", "west-midlands", "parents-faq")


@cache
def national() -> Procedure:
    """The national and common figures, used where a procedure does not say."""
    return read_procedure(resources.text("procedures/national.toml"), "national.toml", None)


@cache
def procedure(key: str) -> Procedure:
    """The shipped procedure with that key; raises `ProcedureError` when there is none or its file is bad."""
    if key not in _KEYS:
        raise ProcedureError(f"There is no procedure “{key}”; there are {', '.join(_KEYS)}.")
    return read_procedure(resources.text(f"procedures/{key}.toml"), f"{key}.toml", national())


def procedure_keys() -> tuple[str, ...]:
    """The keys of the shipped procedures, the default first."""
    return _KEYS


def find_procedures(words: str) -> tuple[str, ...]:
    """The keys of the procedures that free words name, in the order of the words.

    “Leeds / West Midlands” gives both; unknown names give nothing; keys themselves are understood.
    """
    plain = plain_name(words)
    found: list[tuple[int, str]] = []
    for key in _KEYS:
        places = _places(plain, (*procedure(key).words, plain_name(key), plain_name(procedure(key).name)))
        if places:
            found.append((min(places), key))
    return tuple(key for _, key in sorted(found))


def _places(plain: str, names: Iterable[str]) -> list[int]:
    matches = (re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in names)
    return [match.start() for match in matches if match]
