"""The `conference` part of a practice file, and the words that its transfer papers become."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cpdesk.interchange.days import clock_of, day_of, instant, moment_of, vague_day
from cpdesk.interchange.fields import Thing, bad_place
from cpdesk.interchange.practice_people import Known
from cpdesk.interchange.practice_words import categories, conference_kind
from cpdesk.rules.wording import day_words
from cpdesk.rules.working_days import england_and_wales
from cpdesk.snapshots.practice import FilePreviousPlan
from cpdesk.vocabulary import Category, ConferenceKind

USUAL_START = time(10, 0)


@dataclass(frozen=True, slots=True)
class ConferencePart:
    """What `conference` says; every field is the one of the same name in `PracticeFile`."""

    kind: ConferenceKind
    pre_birth: bool
    day: date
    starts: datetime
    ends: datetime | None
    venue: str
    chair: str
    clerk: str
    lead_social_worker: str
    strategy_discussions: tuple[date, ...]
    family_arrive: tuple[str, ...]
    split_meeting: str
    interpreter_language: str
    interpreter: str
    number: int | None
    moved_in: date | None
    notified: date | None
    address_protected: bool
    previous_plans: tuple[FilePreviousPlan, ...]
    last_review: date | None
    inquorate: bool | None
    inquorate_reason: str
    early_review: str
    previous_conference: date | None
    previous_type: str
    previous_authority: str
    previous_plan_start: date | None
    previous_category: Category | None


def read(thing: Thing, known: Known, first_note: datetime | None) -> ConferencePart:
    """The conference, checked; without a start it begins at the first note's time or at ten."""
    day = conference_day(thing)
    if not england_and_wales().is_working(day):
        thing.findings.odd(
            f"{{}} is no working day ({england_and_wales().name(day)}); a conference is not held on one.",
            thing.at("date"),
        )
    starts, ends = _hours(thing, day, first_note)
    language, interpreter = _interpreter(thing, known)
    return ConferencePart(
        kind=conference_kind(thing),
        pre_birth=bool(thing.flag("pre_birth")),
        day=day,
        starts=starts,
        ends=ends,
        venue=thing.text("venue"),
        chair=known.who(thing, "chair"),
        clerk=known.who(thing, "clerk"),
        lead_social_worker=known.who(thing, "lead_social_worker"),
        strategy_discussions=_strategy_discussions(thing),
        family_arrive=known.several(thing, "family_arrive"),
        split_meeting=thing.text("split_meeting"),
        interpreter_language=language,
        interpreter=interpreter,
        number=thing.number("number"),
        moved_in=thing.day("moved_in"),
        notified=thing.day("notified"),
        address_protected=bool(thing.flag("address_protected")),
        previous_plans=_previous_plans(thing, known),
        last_review=thing.day("last_review_there") or _last_review(thing),
        inquorate=thing.flag("inquorate"),
        inquorate_reason=thing.text("inquorate_reason"),
        early_review=_early_review(thing),
        previous_conference=_previous_conference(thing),
        previous_type=thing.text("previous_type"),
        previous_authority=thing.text("previous_authority"),
        previous_plan_start=thing.day("previous_plan_start"),
        previous_category=categories(thing.at("previous_category"), thing.text("previous_category"))[0],
    )


def conference_day(thing: Thing) -> date:
    """The day of the conference, which no file can be without."""
    return day_of(thing.at("date"), thing.needed("date"))


def dated_particulars(part: ConferencePart) -> tuple[tuple[str, date], ...]:
    """The days that have a label of their own among the particulars."""
    days = {
        "Previous conference": part.previous_conference,
        "Moved in": part.moved_in,
        "Told of the move": part.notified,
        "Plan there since": part.previous_plan_start,
        "Last review there": None if part.last_review == part.previous_conference else part.last_review,
    }
    return tuple((label, day) for label, day in days.items() if day is not None)


def particulars(part: ConferencePart, thing: Thing, papers: Thing | None) -> tuple[tuple[str, str], ...]:
    """Label and words for what the case page and the record show besides their own fields."""
    previous = thing.text("previous_conference")
    words = {
        "Number of the review": "" if part.number is None else str(part.number),
        "Interpreter for": part.interpreter_language,
        "Split meeting": part.split_meeting,
        **{label: day_words(day) for label, day in dated_particulars(part)},
        "Kind of the previous conference": part.previous_type.replace("_", " "),
        "Previous authority": part.previous_authority,
        "Category there": thing.text("previous_category"),
        "Address": "protected" if part.address_protected else "",
        "Not quorate": part.inquorate_reason or ("yes" if part.inquorate else ""),
        "Early review": part.early_review,
    }
    if previous.strip() and part.previous_conference is None:
        words["Previous conference"] = previous
    return (*((label, text) for label, text in words.items() if text.strip()), *_papers(papers))


def _papers(papers: Thing | None) -> tuple[tuple[str, str], ...]:
    found = []
    for key in papers.keys() if papers else []:
        said = papers.raw(key) if papers else None
        if isinstance(said, bool):
            words = "received" if said else "not received"
        else:
            words = papers.loose(key) if papers and said is not None else "not known"
        found.append((f"Transfer papers, {key.replace('_', ' ')}", words))
    return tuple(found)


def _hours(thing: Thing, day: date, first_note: datetime | None) -> tuple[datetime, datetime | None]:
    starts, ends = _clock(thing, "start", day), _clock(thing, "end", day)
    if starts is None:
        starts = first_note or instant(day, USUAL_START)
        thing.findings.odd(
            "{} is missing; the first note’s time is taken, or ten o’clock.", thing.at("start")
        )
    if ends is not None and ends <= starts:
        thing.findings.odd("{} is not after the start and is left out.", thing.at("end"))
        ends = None
    return starts, ends


def _clock(thing: Thing, key: str, day: date) -> datetime | None:
    text, place = thing.text(key).strip(), thing.at(key)
    if not text:
        return None
    if len(text) <= 8:
        return instant(day, clock_of(place, text))
    at = moment_of(place, text)
    if abs(at - instant(day, USUAL_START)) > timedelta(hours=26):
        raise bad_place(place, "is not on the day of the conference")
    return at


def _strategy_discussions(thing: Thing) -> tuple[date, ...]:
    if isinstance(thing.raw("strategy_discussion"), list):
        return tuple(day_of(place, text) for place, text in thing.texts("strategy_discussion"))
    day = thing.day("strategy_discussion")
    return () if day is None else (day,)


def _interpreter(thing: Thing, known: Known) -> tuple[str, str]:
    interpreter = thing.thing("interpreter")
    if interpreter is None:
        return "", ""
    found = interpreter.text("language"), known.who(interpreter, "person")
    interpreter.keep_rest_aside()
    return found


def _previous_plans(thing: Thing, known: Known) -> tuple[FilePreviousPlan, ...]:
    value = thing.raw("previous_plan")
    one = thing.thing("previous_plan") if isinstance(value, dict) else None
    found = []
    for item in [one] if one else thing.things("previous_plan"):
        category, _ = categories(item.at("category"), item.text("category"))
        found.append(FilePreviousPlan(known.child(item, "child"), item.day("ended"), category))
        item.keep_rest_aside()
    return tuple(found)


def _previous_conference(thing: Thing) -> date | None:
    """The day, when it is one; words stay words among the particulars."""
    place, text = thing.at("previous_conference"), thing.text("previous_conference")
    if vague_day(place, text[:10]) is None or len(text.strip()) < 10:
        return None
    return day_of(place, text)


def _last_review(thing: Thing) -> date | None:
    """The conference before a review, when that was a review too: by its type, or by this one's number."""
    before, number = thing.text("previous_type").casefold(), thing.number("number")
    was_review = "review" in before or "rcpc" in before or (not before.strip() and (number or 0) > 1)
    return _previous_conference(thing) if was_review else None


def _early_review(thing: Thing) -> str:
    if thing.raw("early_review") is False:
        return ""
    return thing.loose("early_review")
