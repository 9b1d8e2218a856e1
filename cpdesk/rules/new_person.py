"""Somebody new in one line: “Pat Jones, health visitor, NHS”, and whether they belong to the family."""

import re
from dataclasses import dataclass

from cpdesk.vocabulary import AttendanceMode

_FAMILY = (
    "mum", "mother", "dad", "father", "parent", "step-mother", "stepmother", "stepmum", "step-father",
    "stepfather", "stepdad", "gran", "granny", "grandma", "grandmother", "grandad", "grandfather",
    "grandparent", "nan", "nana", "aunt", "auntie", "aunty", "uncle", "sister", "brother", "cousin",
    "partner", "husband", "wife", "son", "daughter", "friend", "neighbour", "godmother", "godfather",
)  # fmt: skip
_MODES = {
    "online": AttendanceMode.ONLINE,
    "teams": AttendanceMode.ONLINE,
    "video": AttendanceMode.ONLINE,
    "telephone": AttendanceMode.TELEPHONE,
    "phone": AttendanceMode.TELEPHONE,
    "by telephone": AttendanceMode.TELEPHONE,
    "by phone": AttendanceMode.TELEPHONE,
    "in the room": AttendanceMode.IN_PERSON,
    "room": AttendanceMode.IN_PERSON,
}


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who was typed in one line."""

    name: str
    role: str = ""
    agency: str = ""
    family: bool = False
    mode: AttendanceMode = AttendanceMode.IN_PERSON


def new_person(line: str) -> NewPerson:
    """The person that a line names: name, role, agency, divided by commas; the name is empty for no words.

    “online” or “telephone” at the end says how they are here. Somebody whose role begins or ends with a
    word of the family, and who has no agency, belongs to the family. More commas belong to the agency.
    """
    parts = [part.strip() for part in re.split(r"[,;\t]", line)]
    mode = _MODES.get(parts[-1].casefold()) if len(parts) > 1 else None
    if mode is not None:
        parts = parts[:-1]
    name, role, *rest = [*parts, "", ""][: max(len(parts), 2)]
    agency = ", ".join(part for part in rest if part)
    words = role.casefold().split(" of ")[0].split()
    family = not agency and bool(words) and bool({words[0], words[-1]} & set(_FAMILY))
    return NewPerson(name, role, agency, family, mode or AttendanceMode.IN_PERSON)
