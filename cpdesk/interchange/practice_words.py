"""The fixed words of the practice-file format: attendance, categories, decisions, views and lanes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cpdesk.interchange.fields import Thing, bad_place
from cpdesk.vocabulary import AttendanceMode, Category, ConferenceKind, Outcome, PlanView

Word = TypeVar("Word", bound=StrEnum)

_ATTENDANCE = (
    ("present in person", AttendanceMode.IN_PERSON),
    ("present online", AttendanceMode.ONLINE),
    ("present by telephone", AttendanceMode.TELEPHONE),
    ("present by phone", AttendanceMode.TELEPHONE),
    ("apologies", AttendanceMode.APOLOGIES),
    ("report only", AttendanceMode.REPORT_ONLY),
    ("absent", AttendanceMode.ABSENT),
    ("did not attend", AttendanceMode.ABSENT),
    ("expected", AttendanceMode.EXPECTED),
)
_CATEGORY = re.compile(
    r"\b(neglect|physical|sexual|emotional|multiple|NEG|PHY|SAB|EMO|MUL)\w*", re.IGNORECASE
)
_CATEGORIES = {
    "neg": Category.NEGLECT,
    "phy": Category.PHYSICAL,
    "sex": Category.SEXUAL,
    "sab": Category.SEXUAL,
    "emo": Category.EMOTIONAL,
    "mul": Category.MULTIPLE,
}
_OUTCOMES = (
    (re.compile(r"child protection plan (is |to |has )?(end|ends|ended|discontinued)\b"), Outcome.PLAN_ENDS),
    (re.compile(r"child protection plan\b"), Outcome.CHILD_PROTECTION_PLAN),
    (re.compile(r"child[ -]in[ -]need plan\b"), Outcome.CHILD_IN_NEED_PLAN),
    (re.compile(r"plan ends\b"), Outcome.PLAN_ENDS),
    (re.compile(r"no plan\b"), Outcome.NO_PLAN),
)


@dataclass(frozen=True, slots=True)
class AttendanceWords:
    """An attendance sentence taken apart; the remark is everything after its beginning."""

    mode: AttendanceMode
    remark: str = ""
    observer: bool = False
    closed_part_only: bool = False


def attendance(thing: Thing) -> AttendanceWords:
    """What `attendance` says; expected when it is missing."""
    sentence = thing.text("attendance").strip()
    if not sentence:
        return AttendanceWords(AttendanceMode.EXPECTED)
    plain = " ".join(sentence.casefold().split())
    for beginning, mode in _ATTENDANCE:
        if re.match(rf"{beginning}\b", plain):
            words = r"\s+".join(beginning.split())
            rest = re.sub(rf"^{words}", "", sentence, count=1, flags=re.IGNORECASE)
            return AttendanceWords(
                mode,
                rest.strip(" \t\n,;:.–—-"),
                observer=bool(re.search(r"\bobserv(er|ers|ing|es)\b", plain)),
                closed_part_only=bool(
                    re.search(r"\b(closed|confidential) (part|session|section) only\b", plain)
                ),
            )
    raise bad_place(
        thing.at("attendance"),
        "should begin “present in person”, “present online”, “apologies” or “report only”",
    )


def word(thing: Thing, key: str, words: type[Word], missing: Word) -> Word:
    """The enumeration's member that a text is the value of, whatever its capitals."""
    text = thing.text(key).strip()
    if not text:
        return missing
    for member in words:
        if member.value.casefold() == re.sub(r"[\s-]+", "_", text.casefold()):
            return member
    raise bad_place(thing.at(key), f"should be one of {', '.join(words)}")


def conference_kind(conference: Thing) -> ConferenceKind:
    """The kind that `type` and `pre_birth` say together."""
    conference.needed("type")
    kind = word(conference, "type", ConferenceKind, ConferenceKind.INITIAL)
    if conference.flag("pre_birth") and kind is ConferenceKind.INITIAL:
        return ConferenceKind.PRE_BIRTH
    return kind


def categories(place: str, text: str) -> tuple[Category | None, tuple[Category, ...]]:
    """The main category and the others that a text names, e.g. "emotional and physical harm"."""
    if text.strip().casefold() in ("", "none", "n/a", "not applicable"):
        return None, ()
    found = dict.fromkeys(_CATEGORIES[match[1][:3].casefold()] for match in _CATEGORY.finditer(text))
    if not found:
        raise bad_place(place, "should name neglect, physical, sexual, emotional or multiple")
    main, *others = found
    return main, tuple(others)


def outcome(thing: Thing) -> Outcome:
    """The outcome that the words of `decision` begin with."""
    words = " ".join(thing.needed("decision").casefold().split())
    for beginning, settled in _OUTCOMES:
        if beginning.match(words):
            return settled
    raise bad_place(thing.at("decision"), f"should begin {', '.join(f'“{member}”' for member in Outcome)}")


def plan_view(place: str, value: object) -> PlanView:
    """The view that a code means: CP, CIN or none."""
    for member in PlanView:
        if isinstance(value, str) and value.strip().casefold() == member.value.casefold():
            return member
    raise bad_place(place, "should be CP, CIN or none")
