"""Practice files: one whole conference read from a file that anybody may have written."""

import dataclasses
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from cpdesk.interchange import practice_conference, practice_meeting, practice_people, practice_plan
from cpdesk.interchange.days import moment_of
from cpdesk.interchange.fields import Findings, Thing, bad_place
from cpdesk.interchange.json_door import bad_file, read_json, repeated_keys
from cpdesk.interchange.practice_moved import moved, without_hostile
from cpdesk.interchange.practice_people import Known
from cpdesk.rules.procedure import find_procedures, procedure
from cpdesk.rules.wording import LONDON
from cpdesk.snapshots.practice import PracticeFile

__all__ = ["FORMAT", "VERSION", "moved", "read_practice_file", "without_hostile"]

FORMAT = "cpdesk practice file"
VERSION = 1
LONGEST_PROFILE = 500
"""Characters."""

Progress = Callable[[int, int, str], None]
"""Called with what is done, of how many, and the present step in words."""


def read_practice_file(path: Path, *, progress: Progress | None = None) -> PracticeFile:
    """One whole conference from a practice file, checked; its texts are left as they are.

    Times become UTC, local times being Europe/London. Raises `BadPracticeFile` with one sentence that
    names the place and nothing of the case.
    """
    tell = progress or (lambda done, of, words: None)
    tell(0, 3, "Reading the file")
    root = read_json(path)
    tell(1, 3, "Checking what it says")
    findings = Findings()
    for place in repeated_keys(root):
        findings.odd("A key stands twice in one place, and the last one counts: {}.", place)
    file = _read(Thing(root, "", findings))
    tell(3, 3, "The file has been read")
    return dataclasses.replace(file, problems=findings.problems, kept_aside=tuple(findings.kept_aside))


def _read(root: Thing) -> PracticeFile:
    _check_format(root)
    family, people = root.things("family"), root.things("people")
    known = Known(family, people)
    conference = root.thing("conference")
    if conference is None:
        raise bad_file("it has no conference")
    if not known.children:
        raise bad_file("nobody in family is marked as a child of the conference (“subject”)")
    first_note, notes = _notes(root)
    part = practice_conference.read(conference, known, first_note)
    papers = root.thing("transfer_papers")
    profile = root.text("profile")
    file = PracticeFile(
        **_fields(part),
        **_next(root, part),
        id=root.text("id"),
        title=root.text("title"),
        profile=profile,
        procedures=_procedures(profile, root),
        disclaimer=root.text("disclaimer"),
        particulars=practice_conference.particulars(part, conference, papers),
        dated_particulars=practice_conference.dated_particulars(part),
        family=tuple(practice_people.family_member(item, part.day) for item in family),
        people=tuple(practice_people.person(item, known) for item in people),
        notes=practice_meeting.notes(notes, known, part.day, part.starts),
        contingency=root.text("contingency"),
        core_group=known.several(root, "core_group"),
        problems=(),
        **_lists(root, known),
    )
    for item in (root, conference, *family, *people, *notes):
        item.keep_rest_aside()
    return file


def _check_format(root: Thing) -> None:
    if root.raw("format") is None:
        raise bad_file(f"its format is missing, which should be “{FORMAT}”")
    if root.text("format") != FORMAT:
        raise bad_file(f"its format is not “{FORMAT}”")
    if root.number("format_version") != VERSION:
        raise bad_file(f"its format_version is not {VERSION}, the only one that this cpdesk reads")
    root.raw("expected")


def _fields(part: practice_conference.ConferencePart) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}


def _notes(root: Thing) -> tuple[datetime | None, list[Thing]]:
    """The notes' objects, and the first full time among them, for a conference without a start."""
    notes = root.things("notes")
    for note in notes:
        text = note.text("at").strip()
        if len(text) > 8:
            return moment_of(note.at("at"), text), notes
    return None, notes


def _next(root: Thing, part: practice_conference.ConferencePart) -> dict[str, Any]:
    """The next dates; a day without a time is taken at the hour at which this conference began."""
    found: dict[str, Any] = {"core_group_at": None, "review_at": None}
    dates = root.thing("next")
    if dates is None:
        return found
    usual = part.starts.astimezone(LONDON).time()
    for key, name in (("core_group", "core_group_at"), ("review", "review_at")):
        text, place = dates.text(key), dates.at(key)
        if text.strip():
            found[name] = at = moment_of(place, text, usual)
            if len(text.strip()) == 10:
                dates.findings.odd("{} has no time of day; the hour of this conference is taken.", place)
            if at <= part.starts:
                dates.findings.odd("{} is not after the conference.", place)
    dates.keep_rest_aside()
    return found


def _lists(root: Thing, known: Known) -> dict[str, Any]:
    def read(key: str, one: Callable[[Thing, Known], object]) -> tuple[object, ...]:
        things = root.things(key)
        found = tuple(one(thing, known) for thing in things)
        for thing in things:
            thing.keep_rest_aside()
        return found

    relationships, views, decisions = (root.things(key) for key in ("relationships", "views", "decisions"))
    found = {
        "relationships": practice_people.relationships(relationships, known),
        "views": practice_meeting.views(views, known),
        "decisions": practice_meeting.decisions(decisions, known),
        "reports": read("reports", practice_plan.report),
        "plan": read("plan", practice_plan.outcome),
        "previous_plan": read("previous_plan", practice_plan.outcome),
        "exclusions": read("exclusions", practice_plan.exclusion),
    }
    for thing in (*relationships, *views, *decisions):
        thing.keep_rest_aside()
    return found


def _procedures(profile: str, root: Thing) -> tuple[str, ...]:
    """The keys of the known procedures, in the file's order; the others and the unknown are reported."""
    if len(profile) > LONGEST_PROFILE:
        raise bad_place("profile", "is far too long to name one or two procedures")
    keys = find_procedures(profile) if profile.strip() else ()
    for key in keys[1:]:
        used, also = procedure(keys[0]).name, procedure(key).name
        root.findings.odd(f"The file also names {also} ({{}}); {used} is used.", "profile")
    for part in re.split(r"\s*[/;,+]\s*", profile):
        if part.strip() and not find_procedures(part):
            named = f"“{part}”" if re.fullmatch(r"[^\W\d_][\w ’'-]{0,60}", part) else "one"
            root.findings.odd(f"{{}} names a procedure that cpdesk does not have: {named}.", "profile")
    return keys
