"""The plan on paper: what we need to see, how we will know, and who does what by when."""

from collections.abc import Iterable, Sequence

from cpdesk.documents.naming import owners
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.wording import day_words, sentence
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.plan import Action, LeftWorry, Plan, PlanOutcome
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import Achieved, ActionKind


def add_outcomes(sheet: Sheet, copy: ReaderCopy, outcomes: Iterable[PlanOutcome]) -> None:
    """Each outcome with its measure and a table of its actions."""
    for outcome in outcomes:
        sheet.label("What we need to see")
        sheet.text(outcome.text, style="Outcome")
        if outcome.measure or copy.reader.is_full:
            sheet.label("How we will know")
            sheet.text(outcome.measure or "This was not said.")
        _add_met(sheet, outcome)
        if outcome.actions:
            _add_actions(sheet, copy, outcome.actions)
        elif copy.reader.is_full:
            sheet.text("No action has been agreed for this.", style="Quiet")


def no_plan_words(copy: ReaderCopy) -> str:
    """What stands where a plan would: nothing was written, or this reader was not there for it."""
    if copy.reader.is_full:
        return "No plan has been written."
    return "This copy holds no plan. The lead social worker can tell you what you need to know about it."


def _add_actions(sheet: Sheet, copy: ReaderCopy, actions: Sequence[Action]) -> None:
    head, shares = ["What will be done", "Who does it", "By when"], [46, 32, 22]
    looked_back = any(action.progress or action.achieved for action in actions)
    measured = any(action.measure for action in actions)
    if measured:
        head, shares = [*head, "How we will know"], [38, 25, 18, 25]
    if looked_back:
        head, shares = [*head, "How it went"], [*shares, 26]
        shares[0] = 38
    rows = []
    for action in actions:
        row: list[Cell] = [_what(action), owners(copy, action.owners), by_when(action)]
        row += [action.measure] if measured else []
        rows.append([*row, _how_it_went(action)] if looked_back else row)
    sheet.table(head, rows, shares)


def _what(action: Action) -> Cell:
    """What is done; what kind of line it is where it is no plain action, and who can commit it."""
    words = [action.text]
    if action.kind is not ActionKind.ACTION:
        words.append(sentence(action.kind.words))
    if action.committed_by:
        words.append(f"Who can commit it: {action.committed_by}")
    return words if len(words) > 1 else action.text


def _how_it_went(action: Action) -> Cell:
    said = [sentence(action.achieved.words)] if action.achieved else []
    said += [action.progress] if action.progress else []
    return said or ""


def by_when(action: Action) -> Cell:
    """The day of an action in full, or its words (“each week”), how often; or that there is none."""
    said = [day_words(action.by)] if action.by else []
    said += [words for words in (action.by_words, action.how_often) if words]
    return said or "no date agreed"


_MET = {Achieved.DONE: "Yes.", Achieved.PARTLY: "Partly.", Achieved.NOT_DONE: "Not yet."}


def _add_met(sheet: Sheet, outcome: PlanOutcome) -> None:
    """In a review: whether what we wanted to see is there."""
    if outcome.met is not None or outcome.met_why:
        sheet.label("Is it there?")
        said = [_MET[outcome.met]] if outcome.met else []
        sheet.text(" ".join([*said, outcome.met_why]).strip())


def add_left(sheet: Sheet, left: Sequence[LeftWorry], entries: Iterable[Entry]) -> None:
    """The worries among these entries that the plan leaves without an action on purpose, each with why."""
    texts = {entry.id: entry.text for entry in entries}
    rows = [(texts[line.entry], line.reason) for line in left if line.entry in texts]
    if rows:
        sheet.label("Worries for which nothing is planned, on purpose")
        sheet.table(("The worry", "Why"), rows, (60, 40))


def add_contingency(sheet: Sheet, copy: ReaderCopy, plan: Plan) -> None:
    """What happens if the plan does not work, and what sets it off; a gap is told in the full copy."""
    words, trigger = plan.contingency, plan.contingency_trigger
    if not (words or trigger) and not copy.reader.is_full:
        return
    sheet.section("If this does not happen")
    if trigger:
        sheet.label("What sets this off")
        sheet.text(trigger)
        sheet.label("What happens then")
    sheet.text(words or "Nothing was agreed for this case.")
