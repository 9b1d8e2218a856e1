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
    "refused_procedures",
]

DEFAULT_PROCEDURE = "city-of-london"
_NATIONAL = "national"


@cache
def national() -> Procedure:
    """The national and common figures, used where a procedure does not say."""
    return read_procedure(resources.text(f"procedures/{_NATIONAL}.toml"), f"{_NATIONAL}.toml", None)


@cache
def _shipped() -> tuple[dict[str, Procedure], tuple[str, ...]]:
    """Every procedure in `resources/procedures`, the default first, and why any file there was refused.

    A bad file costs only itself: the program starts with the others.
    """
    found, refused = {}, []
    keys = (key for key in resources.names("procedures", ".toml") if key != _NATIONAL)
    for key in sorted(keys, key=lambda key: (key != DEFAULT_PROCEDURE, key)):
        try:
            read = read_procedure(resources.text(f"procedures/{key}.toml"), f"{key}.toml", national())
            if read.key != key:
                raise ProcedureError(f"{key}.toml: its “key” is “{read.key}”; it must be the file’s name.")
            found[key] = read
        except UnicodeDecodeError:
            refused.append(f"{key}.toml: this is not text in UTF-8.")
        except ProcedureError as wrong:
            refused.append(str(wrong))
    return found, tuple(refused)


def procedure(key: str) -> Procedure:
    """The shipped procedure with that key; raises `ProcedureError` when there is none or its file is bad."""
    found, refused = _shipped()
    if key in found:
        return found[key]
    if reason := next((words for words in refused if words.startswith(f"{key}.toml")), ""):
        raise ProcedureError(reason)
    raise ProcedureError(f"There is no procedure “{key}”; there are {', '.join(found)}.")


def procedure_keys() -> tuple[str, ...]:
    """The keys of the shipped procedures, the default first."""
    return tuple(_shipped()[0])


def refused_procedures() -> tuple[str, ...]:
    """Why any file among the shipped procedures was refused: file, line and reason, a sentence each."""
    return _shipped()[1]


def find_procedures(words: str) -> tuple[str, ...]:
    """The keys of the procedures that free words name, in the order of the words.

    “Leeds / West Midlands” gives both; unknown names give nothing; keys themselves are understood.
    """
    plain = plain_name(words)
    found: list[tuple[int, str]] = []
    for key in procedure_keys():
        places = _places(plain, (*procedure(key).words, plain_name(key), plain_name(procedure(key).name)))
        if places:
            found.append((min(places), key))
    return tuple(key for _, key in sorted(found))


def _places(plain: str, names: Iterable[str]) -> list[int]:
    matches = (re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain) for name in names)
    return [match.start() for match in matches if match]
