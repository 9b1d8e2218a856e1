"""The plan on paper: what we need to see, how we will know, and who does what by when."""

from collections.abc import Iterable, Sequence

from cpdesk.documents.naming import owners
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.wording import day_words
from cpdesk.snapshots.plan import Action, PlanOutcome
from cpdesk.snapshots.reader import ReaderCopy


def add_outcomes(sheet: Sheet, copy: ReaderCopy, outcomes: Iterable[PlanOutcome]) -> None:
    """Each outcome with its measure and a table of its actions."""
    for outcome in outcomes:
        sheet.label("What we need to see")
        sheet.text(outcome.text, style="Outcome")
        if outcome.measure or copy.reader.is_full:
            sheet.label("How we will know")
            sheet.text(outcome.measure or "This was not said.")
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
    progress = any(action.progress for action in actions)
    head = ["What will be done", "Who does it", "By when"]
    if progress:
        head.append("How it went")
    rows: list[list[Cell]] = []
    for action in actions:
        row: list[Cell] = [action.text, owners(copy, action.owners), by_when(action)]
        rows.append([*row, action.progress] if progress else row)
    sheet.table(head, rows, (38, 28, 20, 28) if progress else (46, 32, 22))


def by_when(action: Action) -> Cell:
    """The day of an action in full, or its words (“each week”), or that there is none."""
    said = [day_words(action.by)] if action.by else []
    if action.by_words:
        said.append(action.by_words)
    return said or "no date agreed"


def add_contingency(sheet: Sheet, copy: ReaderCopy, words: str) -> None:
    """What happens if the plan does not work; a gap is told in the full copy."""
    if not words and not copy.reader.is_full:
        return
    sheet.section("If this does not happen")
    sheet.text(words or "Nothing was agreed for this case.")
