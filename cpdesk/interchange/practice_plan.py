"""Plans, reports and exclusions of a practice file."""

import re
from datetime import date

from cpdesk.interchange.days import day_of, vague_day
from cpdesk.interchange.fields import Thing
from cpdesk.interchange.practice_people import ALL, Known
from cpdesk.rules.wording import day_words
from cpdesk.snapshots.practice import FileAction, FileExclusion, FileOutcome, FileReport


def report(thing: Thing, known: Known) -> FileReport:
    """An entry of `reports[]`."""
    return FileReport(
        by=known.somebody(thing, "by"),
        received=thing.day("received"),
        shared_with_family=thing.day("shared_with_family"),
        note=thing.text("note"),
        in_time=thing.flag("in_time"),
    )


def outcome(thing: Thing, known: Known) -> FileOutcome:
    """An entry of `plan[]` or `previous_plan[]`; the child is empty when it means all."""
    everyone = thing.text("child").strip().casefold() in ("", ALL)
    child = "" if everyone else known.child(thing, "child")
    actions = thing.things("actions")
    found = FileOutcome(
        child=child,
        text=thing.needed("outcome"),
        measure=thing.text("measure"),
        actions=tuple(action(item, known) for item in actions),
    )
    for item in actions:
        item.keep_rest_aside()
    return found


def action(thing: Thing, known: Known) -> FileAction:
    """An entry of `actions[]`: who does what by when, and how it went."""
    by, by_words = _by(thing)
    return FileAction(
        text=thing.needed("action"),
        owners=known.several(thing, "owner"),
        by=by,
        by_words=by_words,
        progress=thing.text("progress"),
    )


def exclusion(thing: Thing, known: Known) -> FileExclusion:
    """An entry of `exclusions[]`: who is kept out of what, and the rest as label and words."""
    asked_on, before = thing.day("asked_on"), thing.number("working_days_before")
    rest = {
        "Asked by": known.in_words(thing, "asked_by"),
        "Asked on": day_words(asked_on) if asked_on else "",
        "Working days before the conference": "" if before is None else str(before),
        "Reason": thing.text("reason"),
        "Told how": thing.text("told_how"),
        "Views given by": known.in_words(thing, "views_given_by"),
    }
    return FileExclusion(
        who=known.somebody(thing, "who"),
        part=thing.text("part"),
        words=tuple((label, words) for label, words in rest.items() if words.strip()),
        asked_on=asked_on,
    )


def _by(thing: Thing) -> tuple[date | None, str]:
    """A day, or words such as "each week"; figures that name no day there is are refused."""
    text = thing.text("by")
    place = thing.at("by")
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
        day = text.strip()
        if len(day) == 10 or re.fullmatch(r"[T ][0-9:.+Z-]*", day[10:]):
            return day_of(place, day), ""
        return day_of(place, day[:10]), day
    vague_day(place, text)
    return None, text
