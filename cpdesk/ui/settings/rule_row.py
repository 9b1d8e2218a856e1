"""One rule of a procedure: its figures in words with their source, and the form to change one."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.procedure_terms import Anchor, Direction, Limit, Procedure, Unit
from cpdesk.rules.procedure_words import limit_words, readings_words, whose
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import sentence
from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.settings.in_view import bring_into_view
from cpdesk.ui.settings.limit_form import LimitForm
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import clear
from cpdesk.ui.widgets.text import Hint, PlainLabel


class RuleRow(QWidget):
    """Shows and changes the figures of one rule; the page holds the procedure."""

    given = Signal(object, object)
    """A `Limit`, and the place of the one it replaces (None: a further one)."""
    taken_away = Signal(str, int)

    def __init__(self, rule: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = rule
        self.form: LimitForm | None = None
        self.buttons: list[Button] = []
        self._shown: object = None
        self._document = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SMALL_SPACE)
        column.addWidget(PlainLabel(RULES[rule].title, role="strong"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SMALL_SPACE)
        column.addLayout(self._lines)
        self._column = column

    def show_rule(self, procedure: Procedure, editable: bool) -> None:
        """Show the figures of this rule; nothing moves when they have not changed."""
        limits = procedure.limits.get(self.rule, ())
        now = (limits, editable)
        self._document = procedure.document
        if now == self._shown:
            return
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._shown = now
        self._leave_form()
        clear(self._lines)
        self.buttons = []
        for place, limit in enumerate(limits):
            self._lines.addWidget(self._line(limit, place, editable and not limit.national))
        if not limits:
            self._lines.addWidget(PlainLabel(self.tr("No figure."), tone="secondary"))
        if editable:
            self._offer(limits)
        show_now(self._lines)
        if focused and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self, limit: Limit, place: int | None) -> None:
        """Open the form for a figure; without a place it is a further one."""
        self._leave_form()
        self.form = LimitForm(limit)
        self.form.given.connect(lambda given: self._give(given, place))
        self.form.left.connect(self._leave)
        self._column.addWidget(self.form)
        self.form.show()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.form)

    def _line(self, limit: Limit, place: int, editable: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_figure(limit))
        readings = readings_words(limit)
        more = [sentence(readings) + "." if readings else "", limit.note]
        source = QCoreApplication.translate("procedures", "Source: {0}").format(limit.source)
        words.addWidget(Hint(" ".join(part for part in (*more, source) if part)))
        row.addLayout(words, 1)
        if editable:
            spoken = f"{RULES[self.rule].title}, {limit_words(limit)}"
            change = Button(self.tr("Change"), kind="quiet", name=self.tr("Change: {0}").format(spoken))
            away = Button(self.tr("Take away"), kind="quiet", name=self.tr("Take away: {0}").format(spoken))
            change.clicked.connect(lambda: self.change(limit, place))
            away.clicked.connect(lambda: self.taken_away.emit(self.rule, place))
            for button in (change, away):
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
                self.buttons.append(button)
        return line

    def _offer(self, limits: tuple[Limit, ...]) -> None:
        """The button for a further figure, or for one instead of the national ones."""
        silent = not limits or all(limit.national for limit in limits)
        words = self.tr("Give a figure of your own…") if silent else self.tr("Add a second limit…")
        button = Button(words, kind="quiet", name=f"{words} {RULES[self.rule].title}")
        button.clicked.connect(lambda: self.change(self._begin(limits), None))
        self.buttons.append(button)
        self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self, limits: tuple[Limit, ...]) -> Limit:
        """What a new figure begins from: the first one there, with this document as its source."""
        if limits:
            return replace(limits[0], document=self._document, clause="", note="", readings=())
        return Limit(
            rule=self.rule,
            figure=1,
            unit=Unit.WORKING_DAYS,
            direction=Direction.AFTER,
            anchor=Anchor.CONFERENCE,
            kinds=RULES[self.rule].kinds,
            document=self._document,
            clause="",
        )

    def _give(self, limit: Limit, place: int | None) -> None:
        self._leave_form()
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.given.emit(limit, place)

    def _leave(self) -> None:
        self._leave_form()
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None


def _figure(limit: Limit) -> PlainLabel:
    """The figure in words; one that the procedure does not give is marked as such."""
    words = limit_words(limit)
    if not limit.national:
        return PlainLabel(f"{sentence(words)}.")
    say = QCoreApplication.translate
    silent = say("procedures", "Your procedure does not say; {0}: {1}.").format(whose(limit), words)
    return PlainLabel(silent, tone="family")
