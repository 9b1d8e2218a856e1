"""A booking as it stands on the page, field for field: written down, and typed again later."""

import json
from typing import Any

from PySide6.QtWidgets import QLineEdit

from cpdesk.ui.booking.children import ChildRow
from cpdesk.ui.booking.form import BookingForm
from cpdesk.vocabulary import ConferenceKind


def written_down(form: BookingForm) -> str:
    """Every field as it is typed, readable or not, as JSON; the case is not in it."""
    family, conference = form.family, form.conference
    new = {"name": family.name.text(), "reference": family.reference.text()}
    return json.dumps(
        {
            "family": new | {"procedure": family.procedure.currentData()} if family.is_new else None,
            "case": str(family.case_id) if family.case_id else None,
            "kind": str(conference.chosen_kind),
            "conference": {name: field.text() for name, field in _lines(form).items()},
            "counted": {name: field.line.text() for name, field in form.counted.days.items()},
            "children": [_child(row) for row in form.children_card.rows],
        },
        ensure_ascii=False,
    )


def type_again(form: BookingForm, text: str) -> None:
    """Type what was written down into a form that shows its case, or none; what has no place is left out."""
    typed: dict[str, Any] = json.loads(text)
    if typed["family"]:
        form.family.new.click()
        form.family.name.setText(typed["family"]["name"])
        form.family.reference.setText(typed["family"]["reference"])
        at = form.family.procedure.findData(typed["family"]["procedure"])
        form.family.procedure.setCurrentIndex(max(at, 0))
    if typed["kind"] in list(ConferenceKind):
        kind = ConferenceKind(typed["kind"])
        form.conference.kind.setCurrentIndex(form.conference.kind.findData(kind))
    for name, field in _lines(form).items():
        field.setText(typed["conference"].get(name, ""))
    for name, day in form.counted.days.items():
        day.line.setText(typed["counted"].get(name, ""))
    form.counted.show_kind(form.conference.chosen_kind)
    _type_children(form, typed["children"])


def _type_children(form: BookingForm, children: list[dict[str, str]]) -> None:
    rows = {str(row.child_id): row for row in form.children_card.rows if row.child_id}
    free = [row for row in form.children_card.rows if row.child_id is None]
    for child in children:
        row = rows.get(child["id"])
        if child["id"] and row is None:
            continue  # the case knows the days of this child by now
        if row is None:
            if not free:
                form.children_card.another.click()
                free = [form.children_card.rows[-1]]
            row = free.pop(0)
        row.name.setText(child["name"])
        row.born.line.setText(child["born"])
        row.expected.line.setText(child["expected"])


def _child(row: ChildRow) -> dict[str, str]:
    return {
        "id": str(row.child_id) if row.child_id else "",
        "name": row.name.text(),
        "born": row.born.line.text(),
        "expected": row.expected.line.text(),
    }


def _lines(form: BookingForm) -> dict[str, QLineEdit]:
    """The fields of the conference itself."""
    card = form.conference
    return {
        "day": card.day.line,
        "starts": card.starts.line,
        "ends": card.ends.line,
        "room": card.room,
        "chair": card.chair,
        "clerk": card.clerk,
    }
