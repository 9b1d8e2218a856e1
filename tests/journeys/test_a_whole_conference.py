"""One whole conference with no hand on the mouse: from a new sealed file to the documents."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from cpdesk.rules.wording import LONDON
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import EntryRevision
from cpdesk.ui.main_window import MainWindow
from cpdesk.vocabulary import Category, ConferenceState, Lane, Outcome, PlanView

from . import conference_by_keyboard as chapter
from . import from_outside as outside
from . import what_is_typed as words
from .keyboard import Keyboard

Histories = dict[str, tuple[EntryRevision, ...]]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SCREENS = ["no screen", pytest.param("a real window", marks=pytest.mark.window)]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_conference_is_held_by_keyboard_alone(
    screen, program, keyboard, computer, practice_file, file_manager, clock
) -> None:
    sealed, out = computer / "safe" / "desk.cpdesk", computer / "for the post"
    sealed.parent.mkdir()
    out.mkdir()
    chapter.create_the_file(keyboard, sealed)
    chapter.bring_in_the_practice_conference(keyboard, practice_file, "Leave it to run live…")
    chapter.open_the_conference(keyboard)
    hold_the_conference(keyboard, program)
    chapter.make_the_documents(keyboard, out)
    (made,) = file_manager.shown
    assert made.parent == out
    nothing_is_told_elsewhere(keyboard, computer, out, practice_file)
    program.close()
    nothing_is_told_elsewhere(keyboard, computer, out, practice_file)
    conference, histories = outside.conference_in(sealed, clock)
    the_entries_are_kept(conference, histories)
    what_was_settled_is_kept(conference)
    the_documents_tell_what_they_may(made, conference)


def hold_the_conference(keyboard: Keyboard, program: MainWindow) -> None:
    """From the first arrival to the close."""
    chapter.mark_who_is_here_and_begin(keyboard)
    chapter.go_to_step(keyboard, program, "Welcome")
    chapter.go_on_without_quorum(keyboard)
    chapter.go_to_step(keyboard, program, "Worries")
    chapter.go_round_the_notes(keyboard)
    for said in words.SAID:
        chapter.add_entry(keyboard, said)
    chapter.change_undo_and_move(keyboard)
    chapter.lock_in_mid_sentence_and_come_back(keyboard, program)
    chapter.go_to_step(keyboard, program, "What must change")
    chapter.make_the_plan(keyboard)
    chapter.go_to_step(keyboard, program, "Everyone’s view")
    chapter.hear_everyone(keyboard)
    chapter.go_to_step(keyboard, program, "Decision")
    chapter.decide(keyboard)
    chapter.go_to_step(keyboard, program, "Dates and close")
    chapter.agree_the_dates_and_close(keyboard)


def the_entries_are_kept(conference: Conference, histories: Histories) -> None:
    """Each entry as it was typed, changed and moved; nothing half typed is left over."""
    children = {f"Alt+{number}": child.id for number, child in enumerate(conference.children, start=1)}
    kept = {entry.text: entry for entry in conference.entries}
    amended = words.WORRY.text + words.AMENDMENT
    for said in words.SAID:
        entry = kept.pop(amended if said is words.WORRY else said.text)
        speaker = conference.person(entry.speaker) if entry.speaker else None
        assert entry.lane is (Lane.NEEDS_TO_CHANGE if said is words.GREY else said.lane)
        assert entry.private == said.private
        assert entry.about == ((children[said.child],) if said.child else ())
        assert speaker is not None
        assert speaker.name == said.speaker_name
    whole = kept.pop(words.HALF + words.OTHER_HALF)
    assert (whole.lane, whole.private) == (Lane.WORRY, False)
    assert kept == {}
    assert conference.draft.text == ""
    wordings = [revision.text for revision in histories[amended]]
    assert wordings == [words.WORRY.text, amended, words.WORRY.text, amended]
    assert [revision.lane for revision in histories[words.GREY.text]] == [
        Lane.GREY_AREA,
        Lane.NEEDS_TO_CHANGE,
    ]


def what_was_settled_is_kept(conference: Conference) -> None:
    """Views, decisions, plan, dates and the close."""
    children = {child.id for child in conference.children}
    assert len(children) == len(chapter.CHILDREN)
    whole = [view for view in conference.views if {on.child for on in view.views} == children]
    assert len(whole) >= 4
    assert [view.reason for view in whole if view.reason] == [words.VIEW_REASON]
    assert {on.view for on in whole[1].views} == {PlanView.CHILD_IN_NEED}
    settled = [(decision.outcome, decision.category) for decision in conference.decisions]
    assert settled.count((Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT)) == 3
    assert settled.count((Outcome.CHILD_IN_NEED_PLAN, None)) == 1
    assert {decision.reason for decision in conference.decisions} == {words.DECISION_REASON}
    (outcome,) = conference.plan.outcomes
    (action,) = outcome.actions
    assert (outcome.text, outcome.measure, action.text) == (words.OUTCOME, words.MEASURE, words.ACTION)
    assert [conference.name(who) for who in action.owners] == ["Temperance Okonjo-Hale"]
    assert action.by == date(2025, 6, 20)
    assert conference.plan.contingency == words.CONTINGENCY
    assert len(conference.core_group) == 3
    assert conference.core_group_at == datetime(2025, 6, 20, 10, tzinfo=LONDON)
    assert conference.review_at == datetime(2025, 9, 5, 14, tzinfo=LONDON)
    assert conference.complaints_explained
    assert conference.quorum_reason == words.QUORUM_REASON
    assert conference.state is ConferenceState.CLOSED
    assert conference.closed_with_open_points == words.OPEN_POINTS


def the_documents_tell_what_they_may(made: Path, conference: Conference) -> None:
    """The full copy has every word; no copy for the family has anything of the private entry."""
    documents = outside.documents(made)
    full = "\n".join(text for path, text in documents.items() if path.parent.name == "Full copy")
    for entry in conference.entries:
        assert entry.text in full
    for text in (words.OUTCOME, words.MEASURE, words.ACTION, words.CONTINGENCY, words.DECISION_REASON):
        assert text in full
    family = [path for path in documents if path.parent.name != "Full copy"]
    assert len({path.parent for path in family}) >= 2
    (private,) = outside.rare_words([words.PRIVATE.text])
    assert [path for path in family if private.encode() in outside.everything_in(path)] == []
    assert any(words.STRENGTH.text in documents[path] for path in family)


def nothing_is_told_elsewhere(keyboard: Keyboard, computer: Path, out: Path, practice_file: Path) -> None:
    """No title and no file but the documents tells a name or anything that was typed."""
    secrets = outside.names_in(practice_file) | outside.rare_words(words.TYPED)
    assert [title for title in keyboard.titles for secret in secrets if secret in title] == []
    folders = (computer, Path(os.environ["XDG_CONFIG_HOME"]))
    assert outside.found_below(folders, secrets, but=out) == []
    assert [path for path in out.rglob("*") for secret in secrets if secret in path.name] == []
