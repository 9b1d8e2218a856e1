"""Everyone’s view, person by child, and what the chair settled for each child with the reasons."""

from collections.abc import Sequence

from cpdesk.documents.naming import named
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.decision import Majority, majority
from cpdesk.rules.wording import day_words, listing
from cpdesk.snapshots.counted import agency_views
from cpdesk.snapshots.decisions import ChildView, Decision, Dissent, View
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import ConferenceKind, Outcome, ReviewProgress

_OVERRIDDEN = "The chair decided in another way than most agencies, or without a majority."

CHILDREN_ABREAST = 4
"""So many children stand beside each other in the table of views; more children, more tables."""


def add_views(sheet: Sheet, copy: ReaderCopy) -> None:
    """Who thinks what is needed for which child, and why; the reasons stand in the first table."""
    views = copy.conference.views
    if not views or not copy.children:
        return
    sheet.section("Everyone’s view")
    for first in range(0, len(copy.children), CHILDREN_ABREAST):
        _add_views_on(sheet, copy, copy.children[first : first + CHILDREN_ABREAST], reasons=first == 0)


def _add_views_on(sheet: Sheet, copy: ReaderCopy, children: Sequence[Person], *, reasons: bool) -> None:
    head = ["Who, and why" if reasons else "Who", *(child.short for child in children)]
    rows = [
        [_who(copy, view, reasons=reasons), *(_view_words(view.on(child.id)) for child in children)]
        for view in copy.conference.views
    ]
    sheet.table(head, rows, [36] + [64 // CHILDREN_ABREAST] * len(children))


def _who(copy: ReaderCopy, view: View, *, reasons: bool) -> Cell:
    words = [named(copy, view.who) or "somebody else"]
    if view.by_report:
        words.append("by report")
    if reasons and view.reason:
        words.append(view.reason)
    return words


def _view_words(view: ChildView | None) -> Cell:
    if view is None:
        return "not given"
    return [view.view.words, view.category.words] if view.category else view.view.words


def add_decisions(sheet: Sheet, copy: ReaderCopy) -> None:
    """What was settled for each child: category, reasons, majority, dissent."""
    sheet.section("What was decided")
    for child in copy.children:
        sheet.part(child.name)
        decision = copy.conference.decision(child.id)
        add_settled(sheet, decision, majority_words(copy, child), more=settled_facts(copy, child))
        _add_dissent(sheet, copy, decision)


def add_settled(sheet: Sheet, decision: Decision | None, most: str = "", more: Sequence[str] = ()) -> None:
    """The decision for one child in a line, with its category and its reasons in full.

    `most` says how the views fell, where the document tells it; `more` what was settled besides.
    """
    if decision is None:
        sheet.text("No decision has been made yet.", style="Settled")
        return
    sheet.text(decision_words(decision), style="Settled")
    if _says_more(decision):
        sheet.text(f"In the words of the decision: “{decision.words.strip()}”.")
    if decision.previous_category and decision.previous_category is not decision.category:
        sheet.text(f"The category before this conference was {decision.previous_category.words}.")
    for words in more:
        sheet.text(words)
    if decision.outstanding:
        sheet.label("What is still to be done")
        sheet.text(decision.outstanding)
    if decision.reason:
        once = decision.reason == decision.override_reason
        sheet.label(f"Reasons. {_OVERRIDDEN}" if once else "Reasons")
        sheet.text(decision.reason)
    if most:
        sheet.label("What most agencies thought")
        sheet.text(most)
    if decision.override_reason and decision.override_reason != decision.reason:
        sheet.label("Why the chair decided in another way, or without a majority")
        sheet.text(decision.override_reason)


def settled_facts(copy: ReaderCopy, child: Person) -> list[str]:
    """What was settled for a child besides outcome and category, a plain sentence each.

    Harm, from when the plan runs, how it has gone, on which ground it ends, legal advice (domain section 5).
    """
    decision = copy.conference.decision(child.id)
    if decision is None:
        return []
    return [*_harm(decision, child), *_runs_from(copy, child, decision), *_how_it_goes_on(decision)]


def _harm(decision: Decision, child: Person) -> list[str]:
    suffered, likely = decision.has_suffered, decision.likely_to_suffer
    if suffered and likely:
        return [
            f"The conference found that {child.short} has suffered significant harm, and is likely to again."
        ]
    if suffered:
        return [f"The conference found that {child.short} has suffered significant harm."]
    if likely:
        return [f"The conference found that {child.short} is likely to suffer significant harm."]
    return []


def _runs_from(copy: ReaderCopy, child: Person, decision: Decision) -> list[str]:
    """From when a plan runs for a child who is not born yet, or who has moved here with a plan."""
    plan = decision.outcome is Outcome.CHILD_PROTECTION_PLAN
    if plan and child.unborn:
        return ["The plan starts when the baby is born. Until then everybody named in it prepares for that."]
    if copy.conference.kind is not ConferenceKind.TRANSFER_IN:
        return []
    day = day_words(copy.conference.day)
    if plan:
        return [f"The plan runs here from {day}. Our authority is responsible for it from that day."]
    return ["The child protection plan from the authority before is not taken over."]


_PROGRESS = {
    ReviewProgress.CONTINUE: "There has been progress, but not yet enough for the plan to end.",
    ReviewProgress.NO_PROGRESS: "There has not been satisfactory progress since the last conference.",
    ReviewProgress.RISK_RISING: "The risk is rising. What is done at once stands in the plan.",
}


def _how_it_goes_on(decision: Decision) -> list[str]:
    words = []
    if decision.progress in _PROGRESS:
        words.append(_PROGRESS[decision.progress])
    if decision.ending_ground:
        words.append(f"The child protection plan ends on this ground: {decision.ending_ground.words}.")
    if decision.legal_advice:
        words.append("The conference recommends that children’s social care take legal advice.")
    return words


def decision_words(decision: Decision) -> str:
    """“Child protection plan. Category: neglect, with emotional harm.”"""
    words = f"{decision.outcome.words}."
    if decision.category:
        words += f" Category: {category_words(decision)}."
    return words


def category_words(decision: Decision) -> str:
    """“neglect, with emotional harm”; empty without a category."""
    if decision.category is None:
        return ""
    others = listing([category.words for category in decision.other_categories])
    return f"{decision.category.words}, with {others}" if others else decision.category.words


def _says_more(decision: Decision) -> bool:
    """Whether the decision's own words tell more than its outcome and category do."""
    plain = decision.words.strip().rstrip(".").casefold()
    return plain not in ("", decision.outcome.value, decision_words(decision).rstrip(".").casefold())


def majority_words(copy: ReaderCopy, child: Person) -> str:
    """How the professional agencies' views fell; empty in a copy that does not hold those views."""
    counted = count_views(copy, child)
    return counted.words if counted.counted or copy.reader.is_full else ""


def count_views(copy: ReaderCopy, child: Person) -> Majority:
    """The majority for one child among the views in this copy."""
    return majority(copy.conference.procedure, agency_views(copy.conference, child.id))


def _add_dissent(sheet: Sheet, copy: ReaderCopy, decision: Decision | None) -> None:
    if decision is None or not decision.dissent:
        return
    sheet.label("Who does not agree")
    rows = [(_dissenter(copy, dissent), dissent.text) for dissent in decision.dissent]
    sheet.table(("Who", "What they say"), rows, (34, 66))


def _dissenter(copy: ReaderCopy, dissent: Dissent) -> Cell:
    name = named(copy, dissent.who)
    return [words for words in (name, dissent.agency) if words] or "not named"
