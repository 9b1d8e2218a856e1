"""The lines of the family step: one is open at a time, and what is half typed in it can be taken up again."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.family.family_acts import partners_of
from cpdesk.ui.meeting.family.family_details import born_words
from cpdesk.ui.meeting.family.family_forms import (
    Corrected,
    DiedOn,
    FamilyForm,
    LivesWith,
    NewRelative,
    Related,
)


class FamilyLines(QObject):
    """Opens the line that a key stands for, about somebody of the family."""

    half_typed = Signal()
    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.relative, self.related, self.home = NewRelative(), Related(), LivesWith()
        self.died, self.corrected = DiedOn(), Corrected()
        self.by_key: dict[str, FamilyForm] = {
            "N": self.relative,
            "R": self.related,
            "H": self.home,
            "D": self.died,
            "Return": self.corrected,
        }
        for form in self.by_key.values():
            form.half_typed.connect(self.half_typed)
            form.left.connect(self.left)

    def open(self, conference: Conference, who: UUID, key: str) -> FamilyForm | None:
        """Show the line of a key about somebody, without taking the focus; None when there is none."""
        self.put_away()
        person = conference.person(who)
        if person is None or key not in self.by_key:
            return None
        others = [p for p in conference.people if p.is_family and p.id != who]
        if key == "N":
            self.relative.show_for(person, partners_of(conference, who))
        elif key == "R":
            self.related.show_for(person, others, conference.relationships)
        elif key == "H":
            self.home.show_for(person, others)
        elif key == "D":
            self.died.show_for(person)
        else:
            self.corrected.show_for(person, born_words(person).partition(",")[0])
        self.half_typed.emit()
        return self.by_key[key]

    def put_away(self) -> None:
        """No line is open."""
        for form in self.by_key.values():
            form.hide()
        self.half_typed.emit()

    def unfinished(self) -> dict[str, str]:
        """The line that is open, whom it is about, and what stands in it."""
        for key, form in self.by_key.items():
            if not form.isHidden():
                return {"line": key, "person": str(form.person), **form.unfinished()}
        return {}

    def take_unfinished(self, conference: Conference, fields: Mapping[str, str]) -> None:
        """Open it again as it stood, if the person is there, without taking the focus."""
        form = self.open(conference, UUID(fields["person"]), fields["line"]) if fields else None
        if form is not None:
            form.take_unfinished(fields)
