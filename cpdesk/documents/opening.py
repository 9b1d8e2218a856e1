"""How a document opens: what it is, for whom this copy is, and which conference it is about."""

from cpdesk.documents.sheet import Sheet
from cpdesk.rules.wording import clock, day_words, listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.reader import ReaderCopy


def add_reader(sheet: Sheet, copy: ReaderCopy) -> None:
    """Whose copy this is, in words that a tired person can read."""
    person = copy.reader.person
    if person is None:
        sheet.text(
            "This is the full copy, for the chair and the professionals. What is marked Private must not be "
            "shown or told to anybody in the family.",
            style="Notice",
        )
        return
    sheet.text(
        f"This copy is for {person.name}. It tells you what you may read about the conference. "
        "Please keep it safe and do not give it to others.",
        style="Notice",
    )


def children_words(copy: ReaderCopy) -> str:
    """The children of this copy by name."""
    return listing([child.name for child in copy.children])


def kind_words(conference: Conference) -> str:
    """“Review conference, number 2” or “Initial conference”."""
    number = f", number {conference.number}" if conference.number else ""
    return f"{conference.kind.words}{number}"


def conference_words(copy: ReaderCopy) -> str:
    """“Initial conference on Tuesday 10 June 2025”."""
    return f"{kind_words(copy.conference)} on {day_words(copy.conference.day)}"


def add_conference_facts(sheet: Sheet, copy: ReaderCopy) -> None:
    """When, where, what kind, under which procedure, and who held it."""
    conference = copy.conference
    rules = conference.procedure
    facts = [
        ("Children", children_words(copy)),
        ("Kind", kind_words(conference)),
        ("Day", day_words(conference.day)),
        ("Time", _times(conference)),
        ("Where", conference.venue),
        (rules.roles.chair, conference.name(conference.chair)),
        (rules.roles.clerk, conference.name(conference.clerk)),
        (rules.roles.lead_social_worker, conference.name(conference.lead_social_worker)),
        ("Procedure", ", ".join(words for words in (rules.name, rules.version) if words)),
    ]
    if copy.reader.is_full:
        days = listing([day_words(day) for day in conference.strategy_discussions])
        facts += [
            ("Strategy discussion", days),
            ("Reference", conference.case_reference),
            *conference.particulars,
            ("Left open on purpose", conference.closed_with_open_points),
        ]
    sheet.facts(facts)


def _times(conference: Conference) -> str:
    began = conference.began or conference.starts
    end = conference.ended or conference.planned_end
    if conference.ended is None:
        return f"planned {clock(began)} to {clock(end)}" if end else f"planned for {clock(began)}"
    return f"{clock(began)} to {clock(conference.ended)}"
