"""The agency groups of a procedure: who belongs together, who counts, in which order they are named."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.agency import Group
from cpdesk.rules.procedure_changes import new_group, with_group, with_group_moved, without_group
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.procedure_troubles import why_group_stays
from cpdesk.rules.wording import sentence
from cpdesk.ui.settings.group_form import GroupForm
from cpdesk.ui.settings.name_form import NameForm
from cpdesk.ui.settings.ordered_row import DOWN, UP, Act, OrderedRow, OrderedRows, Wanted
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, PlainLabel

MOST_WORDS = 12
"""How many words of a group are shown before its form is opened."""


class GroupsTab(QWidget):
    """Shows the groups; in an own procedure they can be changed, moved, taken out and added."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure: Procedure | None = None
        self._shown: object = None
        self.form: GroupForm | None = None
        self.card = Card(self.tr("Agency groups"))
        self.list = OrderedRows()
        self.add = Button(self.tr("Add a group…"), name=self.tr("Add an agency group"))
        self.asked = NameForm(
            self.tr("What is the new group called inside a sentence, like “the police”?"),
            self.tr("Add this group"),
            self.tr("Leave it"),
        )
        self.asked.hide()
        self._lay_out()
        self.add.clicked.connect(lambda: self.asked.ask())
        self.asked.named.connect(self._add)
        self.asked.left.connect(self._leave_asking)

    def _lay_out(self) -> None:
        self.card.body.addWidget(
            Hint(
                self.tr(
                    "One group counts once, however many of it come. A change is for people who are added "
                    "later; nobody at a conference that has been held changes groups."
                )
            )
        )
        self.card.body.addWidget(self.list)
        self.card.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addWidget(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)

    def show_procedure(self, procedure: Procedure, editable: bool) -> None:
        """Show the groups of a procedure."""
        self._procedure = procedure
        now = (procedure.agencies, editable)
        if now == self._shown:
            return
        self._shown = now
        self._leave()
        groups = procedure.agencies.groups
        self.list.show_rows([self._wanted(place, len(groups), editable) for place in range(len(groups))])
        self.add.setVisible(editable)
        self.asked.setVisible(self.asked.isVisible() and editable)

    @property
    def rows(self) -> dict[str, OrderedRow]:
        """The row of each group, by the group's key."""
        return self.list.rows

    def _wanted(self, place: int, number: int, editable: bool) -> Wanted:
        assert self._procedure is not None
        group = self._procedure.agencies.groups[place]
        return Wanted(
            group.key,
            sentence(group.name),
            (group, place == 0, place == number - 1, editable),
            lambda: self._row(place, group, editable),
        )

    def _row(self, place: int, group: Group, editable: bool) -> OrderedRow:
        counts = (
            self.tr("counts for the quorum") if group.counts else self.tr("does not count for the quorum")
        )
        parts: list[QWidget] = [Hint(counts)]
        words = [*group.roles, *group.agencies]
        if words:
            shown = ", ".join(words[:MOST_WORDS])
            more = self.tr(" and {0} more").format(len(words) - MOST_WORDS)
            parts.append(PlainLabel(shown + (more if len(words) > MOST_WORDS else "")))
        return OrderedRow(parts, self._acts(place, group) if editable else ())

    def _acts(self, place: int, group: Group) -> tuple[Act, ...]:
        assert self._procedure is not None
        last = len(self._procedure.agencies.groups) - 1
        first_words, last_words = self.tr("It is the first group."), self.tr("It is the last group.")
        return (
            Act(
                self.tr("Change"),
                self.tr("Change the group {0}").format(group.name),
                lambda: self.change(group),
            ),
            Act(
                self.tr("Earlier"),
                self.tr("Name {0} earlier").format(group.name),
                lambda: self._tell(lambda rules: with_group_moved(rules, group.key, -1), group.key, 1),
                "" if place else first_words,
                UP,
            ),
            Act(
                self.tr("Later"),
                self.tr("Name {0} later").format(group.name),
                lambda: self._tell(lambda rules: with_group_moved(rules, group.key, 1), group.key, 2),
                "" if place < last else last_words,
                DOWN,
            ),
            Act(
                self.tr("Take out"),
                self.tr("Take out the group {0}").format(group.name),
                lambda: self._take_out(group.key),
                why_group_stays(group.key),
            ),
        )

    def change(self, group: Group) -> None:
        """Open the form for a group, below it."""
        self.form = GroupForm(group)
        self.form.given.connect(self._give)
        self.form.left.connect(lambda: self._leave(group.key))
        self.list.open_form(group.key, self.form)

    def _leave(self, key: str = "") -> None:
        self.form = None
        self.list.close_form(key)

    def _leave_asking(self) -> None:
        self.asked.hide()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, group: Group) -> None:
        self._leave(group.key)
        self._tell(lambda rules: with_group(rules, group), group.key, 0)

    def _add(self, name: str) -> None:
        """A new group; its words are asked for at once."""
        name = name.strip()
        if not name:
            self.asked.error.say(self.tr("An agency group needs a name."))
            return
        assert self._procedure is not None
        if name.casefold() in {g.name.casefold() for g in self._procedure.agencies.groups}:
            self.asked.error.say(self.tr("There is a group of this name already."))
            return
        group = new_group(self._procedure, name)
        self.asked.hide()
        self._tell(lambda rules: with_group(rules, group), group.key, 0)
        self.change(group)

    def _take_out(self, key: str) -> None:
        self._tell(lambda rules: without_group(rules, key), self.list.beside(key), 0)

    def _tell(self, change: Callable[[Procedure], Procedure], key: str, button: int) -> None:
        """Tell the changed procedure; the page shows it at once, and the focus goes on from where it was."""
        if self._procedure is not None:
            self.changed.emit(change(self._procedure))
            self.list.go_on(key, button)
