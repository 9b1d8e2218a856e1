"""The decision letter: what was decided for each child and why, what happens next, and how to disagree."""

from pathlib import Path

from cpdesk.documents.afterwards import add_next_steps, add_rights, add_signature, lead_words
from cpdesk.documents.opening import add_reader, kind_words
from cpdesk.documents.settled import add_settled, settled_facts
from cpdesk.documents.sheet import Edition, Sheet
from cpdesk.rules.wording import day_words
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import Category, Outcome

TITLE = "Decision letter"

WHAT_IT_MEANS = {
    Outcome.CHILD_PROTECTION_PLAN: "A child protection plan means that the family and professionals work to "
    "a written plan until the child is safe. The plan says who does what, and by when. Each review looks "
    "at it again.",
    Outcome.CHILD_IN_NEED_PLAN: "A child in need plan means that the family and professionals agree on help "
    "for the child. The plan says who does what, and by when. It is not a child protection plan.",
    Outcome.PLAN_ENDS: "The plan ends: the child protection plan stops on the day of the conference. "
    "The family can still have help.",
    Outcome.NO_PLAN: "No plan means that the conference did not ask for a child protection plan. "
    "The family can still ask for help.",
}

CATEGORY_MEANS = {
    Category.NEGLECT: "Neglect means that a child does not get what every child needs, again and again: "
    "food, warmth, care when ill, school, or somebody who watches over them.",
    Category.PHYSICAL: "Physical harm means that a child’s body is hurt, or is likely to be hurt.",
    Category.SEXUAL: "Sexual harm means that a child is drawn into something sexual, by touch or without it, "
    "or is likely to be.",
    Category.EMOTIONAL: "Emotional harm means that a child is made to feel frightened, unloved or worthless "
    "again and again, or lives where others are hurt.",
    Category.MULTIPLE: "More than one kind of harm weighs about the same here.",
}

HARM_MEANS = (
    "Significant harm means harm that is so serious that others have to step in to protect the child."
)
LEGAL_ADVICE_MEANS = (
    "Legal advice means that children’s social care asks a solicitor what else can be done to keep the "
    "child safe."
)


def write(copy: ReaderCopy, target: Path, edition: Edition, child: Person | None = None) -> None:
    """Write the letter to the reader, about all the children they may read about; `child` is not used."""
    del child
    sheet = Sheet(TITLE, copy, edition)
    sheet.title("What the conference decided", day_words(copy.conference.day))
    add_reader(sheet, copy)
    _add_greeting(sheet, copy)
    for each in copy.children:
        sheet.section(each.name)
        add_settled(sheet, copy.conference.decision(each.id), more=settled_facts(copy, each))
    if words := meanings(copy):
        sheet.section("What these words mean")
        sheet.points(words)
    sheet.section("Who to talk to")
    sheet.text(lead_words(copy))
    add_next_steps(sheet, copy)
    add_rights(sheet, copy)
    add_signature(sheet, copy)
    sheet.save(target)


def meanings(copy: ReaderCopy) -> list[str]:
    """What the decisions of this letter and their categories mean, in plain words; each once."""
    decisions = [decision for each in copy.children if (decision := copy.conference.decision(each.id))]
    words = [WHAT_IT_MEANS[decision.outcome] for decision in decisions]
    for decision in decisions:
        named = (decision.category, *decision.other_categories)
        words += [CATEGORY_MEANS[category] for category in named if category]
    if any(decision.has_suffered or decision.likely_to_suffer for decision in decisions):
        words.append(HARM_MEANS)
    if any(decision.legal_advice for decision in decisions):
        words.append(LEGAL_ADVICE_MEANS)
    return list(dict.fromkeys(words))


def _add_greeting(sheet: Sheet, copy: ReaderCopy) -> None:
    person = copy.reader.person
    sheet.text(
        f"Dear {person.name}," if person else "To everybody who came to the conference or was invited,"
    )
    came = any(
        row.ever_present and person is not None and row.person.id == person.id
        for row in copy.conference.attendance
    )
    thanks = "Thank you for coming. " if came else ""
    kind = kind_words(copy.conference).lower()
    kind += "," if "," in kind else ""
    whom = copy.children[0].name if len(copy.children) == 1 else "each child"
    sheet.text(
        f"{thanks}The {kind} was held on {day_words(copy.conference.day)}. "
        f"This letter says what was decided for {whom}, why, and what happens next."
    )
    if person:
        sheet.text(
            "If you would like this letter to be read to you, or explained in another language, ask the lead "
            "social worker."
        )
