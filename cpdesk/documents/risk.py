"""The risk statements and the safety scale on paper: who gave which number, why, and what has changed."""

from collections.abc import Sequence

from cpdesk.documents.naming import called, named
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.scale import Spread, number_text
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import ReaderCopy, is_private
from cpdesk.snapshots.risk import RiskStatement
from cpdesk.snapshots.scale import ChildScale, ScaleMark, child_scales

SCALE_WORDS = "0 means not safe, 10 means safe. Everybody was asked; nobody had to give a number."


def add_risks(sheet: Sheet, copy: ReaderCopy) -> None:
    """What may happen if nothing changes: each statement, whom it is about and the worries it is made of."""
    risks = copy.conference.risks
    if not risks:
        return
    sheet.section("What may happen if nothing changes")
    for number, risk in enumerate(risks, start=1):
        if len(risks) > 1:
            sheet.label(f"Risk statement {number}")
        sheet.text(risk.text, style="Outcome")
        about = called(copy, risk.about)
        if about:
            sheet.text(f"About {about}", style="Quiet")
        worries = [entry.text for which in risk.worries if (entry := copy.conference.entry(which))]
        if worries:
            sheet.label("The worries it is made of")
            for worry in worries:
                sheet.text(worry, style="EntryWorry")


def add_risks_for(sheet: Sheet, copy: ReaderCopy, child: Person) -> None:
    """The risk statements about one child, for the plan that answers them; none made of what is private."""
    texts = [
        risk.text
        for risk in copy.conference.risks
        if (not risk.about or child.id in risk.about) and not _private(copy, risk)
    ]
    if texts:
        sheet.section("What may happen if nothing changes")
    for text in texts:
        sheet.text(text, style="Outcome")


def _private(copy: ReaderCopy, risk: RiskStatement) -> bool:
    entries = (copy.conference.entry(which) for which in risk.worries)
    return any(entry is not None and is_private(entry) for entry in entries)


def add_scale(sheet: Sheet, copy: ReaderCopy) -> None:
    """The safety scale of each child altogether, then about each risk statement for which it was asked."""
    conference = copy.conference
    asked = [("", child_scales(conference))]
    for number, risk in enumerate(conference.risks, start=1):
        words = f"About risk statement {number}" if len(conference.risks) > 1 else "About the risk statement"
        asked.append((words, child_scales(conference, risk.id)))
    if not any(scales for _, scales in asked):
        return
    sheet.section("The safety scale")
    sheet.text(SCALE_WORDS, style="Quiet")
    for words, scales in asked:
        for scale in scales:
            _add_child(sheet, copy, scale, words)


def _add_child(sheet: Sheet, copy: ReaderCopy, scale: ChildScale, about: str) -> None:
    sheet.part(f"{scale.title}. {about}" if about else scale.title)
    compared = any(mark.earlier is not None for mark in scale.marks)
    head = ["Who", "Number", *(["Last time"] if compared else []), "Because"]
    rows = [_row(copy, mark, compared=compared) for mark in scale.marks]
    sheet.table(head, rows, (34, 14, 14, 38) if compared else (38, 16, 46))
    sheet.text(" ".join(_sentences(scale)))


def _row(copy: ReaderCopy, mark: ScaleMark, *, compared: bool) -> Sequence[Cell]:
    number = "gave none" if mark.number is None else str(mark.number)
    before = "" if mark.earlier is None else str(mark.earlier)
    who = named(copy, mark.who) or "somebody else"
    return [who, number, *([before or "–"] if compared else []), mark.reason]


def _sentences(scale: ChildScale) -> list[str]:
    """The spread and what has changed, as the picture shows it."""
    now, before = scale.spread, scale.earlier
    sentences = [_spread("Today", now)] if now is not None else ["Nobody gave a number."]
    if before is not None:
        sentences.append(_spread("At the last conference, of the same people", before))
    changed = [f"{mark.name} {mark.change}" for mark in scale.marks if mark.change]
    if changed:
        sentences.append(f"{'; '.join(changed)}.")
    return sentences


def _spread(when: str, spread: Spread) -> str:
    if spread.lowest == spread.highest:
        return f"{when}: {spread.lowest}."
    middle = number_text(spread.middle)
    return f"{when}: from {spread.lowest} to {spread.highest}, the middle is {middle}."
