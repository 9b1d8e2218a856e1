"""What was said and settled in a practice file: notes in order, everyone's views, decisions and dissent."""

from datetime import date, datetime, timedelta

from cpdesk.interchange.days import clock_of, instant, moment_of
from cpdesk.interchange.fields import Thing, bad_place, kind_of
from cpdesk.interchange.practice_people import Known
from cpdesk.interchange.practice_words import categories, outcome, plan_view, word
from cpdesk.rules.wording import LONDON
from cpdesk.snapshots.practice import FileDecision, FileDissent, FileNote, FileView
from cpdesk.vocabulary import Category, Lane, PlanView

BETWEEN_NOTES = timedelta(seconds=30)
"""The pace of notes that have no time, when nothing after them has one either."""

ChildView = tuple[str, PlanView, Category | None]


def notes(things: list[Thing], known: Known, day: date, starts: datetime) -> tuple[FileNote, ...]:
    """The notes in the file's order; those without a time get one between their neighbours (UTC)."""
    times = fill_times([_said_at(thing, day) for thing in things], starts)
    found = []
    numbers: set[int] = set()
    for index, (thing, at) in enumerate(zip(things, times, strict=True)):
        if index and at < times[index - 1]:
            thing.findings.odd(
                "{} is earlier than the note before it; the file’s order is kept.", thing.at("at")
            )
        if at.astimezone(LONDON).date() != day:
            thing.findings.odd("{} is not on the day of the conference.", thing.at("at"))
        number = thing.number("n")
        if number in numbers:
            thing.findings.odd("{} is a number that another note has already.", thing.at("n"))
        number = index + 1 if number is None else number
        numbers.add(number)
        found.append(_note(thing, known, number, at))
    return tuple(found)


def fill_times(times: list[datetime | None], starts: datetime) -> list[datetime]:
    """Times for all notes: the gaps shared out evenly between known neighbours, from the start on."""
    filled: list[datetime] = []
    previous = starts
    index = 0
    while index < len(times):
        present = times[index]
        if present is not None:
            filled.append(present)
            previous, index = present, index + 1
            continue
        end = next((i for i in range(index, len(times)) if times[i] is not None), len(times))
        gap = end - index
        following = times[end] if end < len(times) else None
        step = BETWEEN_NOTES
        if following is not None:
            step = min(BETWEEN_NOTES, max(timedelta(), (following - previous) / (gap + 1)))
        filled.extend(previous + step * (i + 1) for i in range(gap))
        previous, index = filled[-1], end
    return filled


def views(things: list[Thing], known: Known) -> tuple[FileView, ...]:
    """Everyone's views; several entries of one person become one."""
    found: dict[str, FileView] = {}
    for thing in things:
        view = _view(thing, known)
        earlier = found.get(view.who)
        if earlier is not None:
            thing.findings.odd(
                "{} gives views of somebody who has given some already; both count.", thing.place
            )
            view = _together(earlier, view)
        found[view.who] = view
    return tuple(found.values())


def decisions(things: list[Thing], known: Known) -> tuple[FileDecision, ...]:
    """The decisions, one for each child; of two for one child the later one counts."""
    found: dict[str, FileDecision] = {}
    for thing in things:
        settled = _decision(thing, known)
        if settled.child in found:
            thing.findings.odd("{} is a second decision for one child; the later one counts.", thing.place)
        found[settled.child] = settled
    return tuple(found.values())


def _said_at(thing: Thing, day: date) -> datetime | None:
    text, place = thing.text("at").strip(), thing.at("at")
    if not text:
        return None
    if len(text) <= 8:
        return instant(day, clock_of(place, text))
    return moment_of(place, text)


def _note(thing: Thing, known: Known, number: int, at: datetime) -> FileNote:
    hostile = thing.raw("hostile")
    if thing.raw("text") is None:
        thing.findings.odd("{} has no text.", thing.place)
    if thing.raw("lane") is None:
        thing.findings.odd("{} has no lane; it is kept as information.", thing.place)
    return FileNote(
        number=number,
        at=at,
        stage=thing.text("stage"),
        speaker=known.who(thing, "speaker"),
        lane=word(thing, "lane", Lane, Lane.INFORMATION),
        about=known.several(thing, "about"),
        text=thing.text("text"),
        hostile="" if hostile in (None, False) else thing.loose("hostile"),
    )


def _view(thing: Thing, known: Known) -> FileView:
    given = thing.thing("views")
    found: list[ChildView] = []
    for child in given.keys() if given else []:
        if given is not None and given.raw(child) is not None:
            found.append(_child_view(given, child, known))
    return FileView(
        who=known.somebody(thing, "who"),
        views=tuple(found),
        reason=thing.text("reason"),
        by_report=bool(thing.flag("by_report")),
    )


def _child_view(given: Thing, child: str, known: Known) -> ChildView:
    place = given.at(child)
    known.as_child(place, child, given.findings)
    value = given.raw(child)
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        raise bad_place(place, f"should be a list of a view and a category, and is {kind_of(value)}")
    view = plan_view(f"{place}[0]", value[0])
    words = value[1] if len(value) == 2 and value[1] is not None else ""
    if not isinstance(words, str):
        raise bad_place(f"{place}[1]", f"should be a category or null, and is {kind_of(words)}")
    main, others = categories(f"{place}[1]", words)
    if others and main is not Category.MULTIPLE:
        given.findings.odd("{} names more than one category; the first counts.", f"{place}[1]")
    return child, view, main


def _together(earlier: FileView, later: FileView) -> FileView:
    on = {child: (child, view, category) for child, view, category in (*earlier.views, *later.views)}
    reasons = [reason for reason in (earlier.reason, later.reason) if reason.strip()]
    return FileView(
        earlier.who, tuple(on.values()), "\n".join(reasons), earlier.by_report and later.by_report
    )


def _decision(thing: Thing, known: Known) -> FileDecision:
    category, others = categories(thing.at("category"), thing.text("category"))
    previous, _ = categories(thing.at("previous_category"), thing.text("previous_category"))
    override = thing.loose("override").strip()
    dissents = thing.things("dissent")
    settled = FileDecision(
        child=known.child(thing, "child"),
        outcome=outcome(thing),
        words=thing.text("decision"),
        category=category,
        other_categories=others,
        previous_category=previous,
        reason=thing.text("reason"),
        majority=thing.loose("majority"),
        override=override not in ("", "no"),
        override_reason="" if override in ("", "no", "yes") else override,
        dissent=tuple(_dissent(item, known) for item in dissents),
    )
    for item in dissents:
        item.keep_rest_aside()
    return settled


def _dissent(thing: Thing, known: Known) -> FileDissent:
    if not thing.text("text").strip():
        thing.findings.odd("{} is a dissent without words.", thing.place)
    return FileDissent(text=thing.text("text"), who=known.who(thing, "who"), agency=thing.text("agency"))
