"""The second half of the film: plan, views, decisions and close of the practice conference, by real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from cpdesk.rules.plain_text import clean
from cpdesk.rules.wording import day_words, local
from cpdesk.snapshots.practice import FileAction, FileDecision, FileView
from cpdesk.ui.meeting.views.view_choices import choices
from cpdesk.ui.meeting.views.views_page import ViewsPage
from cpdesk.vocabulary import Outcome

if TYPE_CHECKING:
    from film import Film

NEW_OUTCOME = "New outcome: what we need to see"
NAME_LETTERS = 6
"""So many letters of a name find somebody in a list."""


def make_the_plan(film: Film) -> None:
    """Each outcome with its actions, who does them and by when; then what happens if it does not work."""
    keys = film.keyboard
    for outcome in film.file.plan:
        keys.press("Alt+P")
        keys.tab_to(NEW_OUTCOME)
        keys.type_text(_line(outcome.text))
        keys.press("Return")
        keys.wait_for("New action")
        for action in outcome.actions:
            _add(film, action)
        if outcome.measure:
            keys.tab_to("How we will know", back=True)
            keys.type_text(_line(outcome.measure))
    keys.tab_to("What happens if the plan does not work…")
    keys.type_text(film.file.contingency)
    keys.press("Tab")


def _add(film: Film, action: FileAction) -> None:
    keys = film.keyboard
    keys.tab_to("New action")
    keys.type_text(_line(action.text))
    keys.press("Return")
    keys.tab_to("Who does it: Who?", back=True)
    keys.press("Return")
    keys.wait_for("Who does it")
    for who in action.owners:
        keys.type_text(film.name(who)[:NAME_LETTERS])
        keys.press("Space")
        keys.pause()
    keys.press("Return")
    if action.by or action.by_words:
        keys.tab_to("By when")
        keys.type_text(day_words(action.by) if action.by else action.by_words)


def hear_everyone(film: Film) -> None:
    """The round of views, person by child, each with the reason."""
    keys, page = film.keyboard, film.page.page()
    assert isinstance(page, ViewsPage)
    keys.press("Alt+P")
    keys.wait_for("Everyone’s view")
    columns = {child.id: column for column, child in enumerate(film.page.conference.children, start=1)}
    for view in film.file.views:
        who = film.ids[view.who]
        for child, wanted, category in view.views:
            place = page.table.rows.at(who, columns[film.ids[child]])
            if not place.isValid():
                break  # somebody who is not asked
            _arrow_to(film, page, place)
            keys.press(next(c.key for c in choices() if (c.view, c.category) == (wanted, category)))
        else:
            _reason(film, page, view)


def _arrow_to(film: Film, page: ViewsPage, place: QModelIndex) -> None:
    keys, table = film.keyboard, page.table
    while (down := place.row() - table.currentIndex().row()) != 0:
        keys.press("Down" if down > 0 else "Up")
    while (right := place.column() - table.currentIndex().column()) != 0:
        keys.press("Right" if right > 0 else "Left")


def _reason(film: Film, page: ViewsPage, view: FileView) -> None:
    if view.reason:
        last = page.table.rows.columnCount() - 1
        _arrow_to(film, page, page.table.rows.at(film.ids[view.who], last))
        film.keyboard.press("Return")
        film.keyboard.type_text(_line(view.reason))
        film.keyboard.press("Return")


def decide(film: Film) -> None:
    """The chair’s decision for each child in turn."""
    for child in film.page.conference.children:
        for decision in film.file.decisions:
            if film.ids[decision.child] == child.id:
                _decide(film, child.short, decision)


def _decide(film: Film, child: str, decision: FileDecision) -> None:
    keys = film.keyboard
    outcome = {
        Outcome.CHILD_PROTECTION_PLAN: "Child protection plan",
        Outcome.CHILD_IN_NEED_PLAN: "Child in need plan",
    }.get(decision.outcome, "No plan")
    keys.tab_to(f"Outcome, {child}: {outcome}")
    keys.press("Return")
    if decision.category is not None:
        keys.tab_to(f"Main category of harm, {child}: {decision.category.value.capitalize()}")
        keys.press("Return")
    keys.tab_to(f"Reason, {child}")
    keys.type_text(decision.reason)
    keys.press("Tab")


def agree_and_close(film: Film) -> None:
    """Core group, dates and complaints; what is open, and the close with its reason."""
    keys = film.keyboard
    keys.press("Alt+P")
    keys.tab_to("Core group: Who is in the core group?")
    keys.press("Return")
    keys.wait_for("Core group")
    for who in film.file.core_group:
        keys.type_text(film.name(who)[:NAME_LETTERS])
        keys.press("Space")
        keys.pause()
    keys.press("Return")
    for label, at in (
        ("First core group", film.file.core_group_at),
        ("Review conference", film.file.review_at),
    ):
        if at is not None:
            keys.tab_to(f"{label}: day and time")
            keys.type_text(f"{day_words(local(at).date())} {local(at):%H:%M}")
    keys.tab_to("How to complain was explained to everyone")
    keys.press("Space")
    film.take("dates")
    keys.tab_to("Why the conference closes with open points")
    keys.type_text("Practice conference, closed as its file leaves it.")
    keys.tab_to("Close with open points")
    keys.press("Return")


def _line(text: str) -> str:
    """What fits a field of one line."""
    return " ".join(clean(text).text.split())
