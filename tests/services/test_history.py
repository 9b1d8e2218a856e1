"""The history: a line for every deed, chained, never altered, readable, and a file for an auditor."""

import csv
import json
from datetime import UTC, date
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from cpdesk.errors import CannotWrite
from cpdesk.services import history
from cpdesk.services.history import FIRST, Line, first_broken, link
from cpdesk.services.named_places import file_words
from cpdesk.vocabulary import Deed, Lane


def told(desk) -> list[str]:
    """The history in words, the first line first."""
    return [line.words for line in reversed(desk.history.lines().lines)]


def test_opening_and_closing_are_told(desk, clock, shelf, announced):
    from cpdesk.services.desk import Desk
    from cpdesk.storage.store import Store

    desk.close()
    desk.close()
    again = Desk(Store(desk.path, shelf.key), announced.append, clock)
    assert told(again)[-3:] == ["opened the file", "closed the file", "opened the file"]
    again._store.close()  # as if the program had been killed
    once_more = Desk(Store(desk.path, shelf.key), announced.append, clock)
    assert told(once_more)[-1] == "opened the file: it had not been closed properly before"
    assert once_more.history.check() is None
    once_more.close()


def test_each_unit_of_work_leaves_one_line_and_entries_none(desk, running):
    before = desk.history.lines().total
    desk.closing.set_complaints_explained(running, True)
    desk.meeting.add_entry(running, "She came every day.", Lane.STRENGTH)
    desk.words.add_phrase("in the words of the mother")
    last = desk.history.lines()
    assert last.total == before + 2
    phrase, tick = last.lines[:2]
    assert phrase.words == "changed the words of the office: a phrase was added"
    assert tick.words.startswith("changed the conference of ")
    assert tick.words.endswith(": the tick for complaints")
    assert (tick.deed, tick.subject, tick.about) == (Deed.CHANGED, "conference", running)
    assert "mother" not in phrase.words


def test_what_changes_nothing_leaves_no_line(desk, running):
    desk.closing.set_complaints_explained(running, True)
    before = desk.history.lines().total
    desk.closing.set_complaints_explained(running, True)
    assert desk.history.lines().total == before


def test_a_unit_that_is_refused_leaves_no_line(desk, running):
    before = desk.history.lines().total
    with pytest.raises(CannotWrite), desk.meeting._at.changing("conference", running) as session:
        _begun_and_refused(session, desk.now())
    assert desk.history.lines().total == before
    assert desk.history.check() is None


def _begun_and_refused(session, at):
    history.write_down(session, at, Deed.CHANGED)
    raise CannotWrite("The disk is full.")


def test_undo_and_redo_are_told(desk, running):
    desk.closing.set_complaints_explained(running, True)
    desk.undoing.undo(running)
    desk.undoing.redo(running)
    done = [line.details for line in desk.history.lines().lines[:2]]
    assert done == ["done again: the tick for complaints", "undone: the tick for complaints"]


def test_begin_steps_and_noted_dates_are_told(desk, booked, clock):
    which = booked.conference_id
    desk.run_sheet.begin(which)
    desk.deadlines.mark_done(which, "invitations", clock.at.date())
    sent, began = desk.history.lines().lines[:2]
    assert (sent.deed, sent.details) == (
        Deed.SENT,
        "Send the invitations, noted as done on Thursday 26 November 2026",
    )
    assert began.details == "it began"


def test_what_was_made_for_whom_is_told_in_the_same_unit(desk, filled, tmp_path):
    made = desk.papers.make(filled.conference_id, tmp_path)
    (line, *_) = desk.history.lines(deed=Deed.EXPORTED).lines
    assert line.subject == "papers"
    into = f"{len(made.documents)} documents into the folder {file_words(made.folder)}: Full copy"
    assert line.details.startswith(into)
    assert desk.history.lines().lines[0] == line, "and no second line for the same unit"


def test_what_was_read_or_printed_is_told_without_an_announcement(desk, filled, announced):
    announced.clear()
    desk.history.note(Deed.READ, "conference", filled.conference_id)
    desk.history.note(Deed.PRINTED, "month", None, "November 2026")
    desk.history.note(Deed.READ, "case", filled.case_id)
    desk.history.note(Deed.READ, "case", uuid4())
    words = told(desk)[-4:]
    assert words[0].startswith("read the conference of Tuesday 10 June 2025, ")
    assert words[1] == "printed the calendar: November 2026"
    assert words[2].startswith("read the case ")
    assert words[3] == "read a case that is no longer in the file"
    assert announced == []


def test_what_a_full_disk_refuses_is_written_with_the_next_line(desk, clock, monkeypatch):
    first = clock.at
    with monkeypatch.context() as full:
        full.setattr(type(desk._store), "writing", _refuses)
        desk.history.note(Deed.PRINTED, "month")
    clock.pass_(5)
    desk.history.note(Deed.PRINTED, "deadlines")
    after, before = desk.history.lines().lines[:2]
    assert [before.what, after.what] == ["the calendar", "the deadlines"]
    assert before.at == first
    assert desk.history.check() is None


def _refuses(_store):
    raise CannotWrite("The disk is full.")


def test_lines_are_found_by_day_deed_and_author(desk, clock):
    for number in range(150):
        clock.pass_(60)
        desk.history.note(Deed.PRINTED, "month", None, str(number))
    every = desk.history.lines()
    assert (len(every.lines), every.pages) == (history.PAGE, 2)
    rest = desk.history.lines(page=1).lines
    assert [line.number for line in (*every.lines, *rest)] == list(range(every.total, 0, -1))
    day = date(2026, 11, 28)
    on_it = desk.history.lines(day, day).lines
    assert len(on_it) == 24
    assert {f"{line.at:%Y-%m-%d}" for line in on_it} == {"2026-11-28"}
    assert desk.history.lines(deed=Deed.OPENED).total < 5
    assert desk.history.lines(author=every.authors[0]).total == every.total
    assert desk.history.lines(author="Nobody").total == 0


def test_days_are_those_of_london(desk, clock):
    clock.at = clock.at.replace(year=2026, month=7, day=1, hour=23, minute=30)  # half past midnight there
    desk.history.note(Deed.PRINTED, "month")
    assert desk.history.lines(date(2026, 7, 2), date(2026, 7, 2)).total == 1
    assert desk.history.lines(date(2026, 7, 1), date(2026, 7, 1)).total == 0


@pytest.mark.parametrize("statement", ["UPDATE history SET author = 'nobody'", "DELETE FROM history"])
def test_the_file_refuses_to_alter_a_line(desk, statement):
    with pytest.raises(IntegrityError, match="never altered"), desk._store.writing() as session:
        session.execute(text(statement))
    assert desk.history.check() is None


def test_a_line_taken_out_behind_our_back_is_named(desk):
    for _ in range(5):
        desk.history.note(Deed.PRINTED, "month")
    total = desk.history.lines().total
    with desk._store.writing() as session:
        session.execute(text("DROP TRIGGER history_no_delete"))
        session.execute(text("DELETE FROM history WHERE number = 3"))
    assert desk.history.check() == 3
    with desk._store.writing() as session:
        session.execute(text("DELETE FROM history WHERE number > 3"))
    assert desk.history.check() == 3
    assert desk.history.lines().total == total - 1 - (total - 3)


def test_lines_taken_off_the_end_are_missed(desk):
    desk.history.note(Deed.PRINTED, "month")
    total = desk.history.lines().total
    with desk._store.writing() as session:
        session.execute(text("DROP TRIGGER history_no_delete"))
        session.execute(text(f"DELETE FROM history WHERE number = {total}"))
    assert desk.history.check() == total
    desk.history.note(Deed.PRINTED, "month")
    assert desk.history.check() == total, "what is written afterwards does not close the gap"


KEY = b"k" * 32
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TOLD = st.builds(
    lambda at, author, deed, subject, about, details: (at, author, deed, subject, about, details),
    st.datetimes(timezones=st.just(UTC)), WORDS, st.sampled_from(Deed), WORDS,
    st.none() | st.uuids(), WORDS,
)  # fmt: skip


def chained(lines) -> tuple[list[tuple], bytes]:
    rows, before = [], FIRST
    for number, parts in enumerate(lines, start=1):
        line = Line(number, *parts)
        before = link(KEY, before, line)
        rows.append((*line, before))
    return rows, before


@given(st.lists(TOLD, max_size=12))
def test_a_history_that_was_left_alone_fits(lines):
    assert first_broken(KEY, *chained(lines)) is None


@given(st.lists(TOLD, min_size=1, max_size=12), st.data())
def test_any_single_line_removed_changed_swapped_or_played_again_is_found(lines, data):
    rows, last = chained(lines)
    at = data.draw(st.integers(0, len(rows) - 1))
    removed = rows[:at] + rows[at + 1 :]
    assert first_broken(KEY, removed, last) == at + 1
    again = [*rows[: at + 1], rows[at], *rows[at + 1 :]]
    assert first_broken(KEY, again, last) == at + 2
    field = data.draw(st.integers(1, 6))
    other = data.draw(TOLD.filter(lambda told: told[field - 1] != rows[at][field]))
    changed = [*rows]
    changed[at] = (*rows[at][:field], other[field - 1], *rows[at][field + 1 :])
    assert first_broken(KEY, changed, last) == at + 1
    other_place = data.draw(st.integers(0, len(rows) - 1))
    if other_place != at:
        swapped = [*rows]
        swapped[at], swapped[other_place] = swapped[other_place], swapped[at]
        assert first_broken(KEY, swapped, last) == min(at, other_place) + 1


@given(st.lists(TOLD, min_size=1, max_size=6))
@settings(max_examples=30)
def test_nobody_without_the_key_can_write_a_line_that_fits(lines):
    rows, last = chained(lines)
    assert first_broken(b"x" * 32, rows, last) == 1


def test_an_auditor_gets_lines_and_changes_of_entries_by_their_time(desk, running, clock, tmp_path: Path):
    entry = desk.meeting.add_entry(running, "=1+1 She cried", Lane.WORRY)
    clock.pass_(1)
    desk.meeting.change_entry(entry, text="She wept")
    clock.pass_(1)
    desk.closing.set_complaints_explained(running, True)
    clock.pass_(1)
    desk.meeting.remove_entry(entry)
    path = tmp_path / "history.json"
    count = desk.history.export(path, "json")
    out = json.loads(path.read_text(encoding="utf-8"))
    assert (out["whole"], out["first_broken_line"], len(out["lines"])) == (True, None, count)
    did = [line["details"] for line in out["lines"][-4:]]
    assert did == ["added", "changed, wording 2", "the tick for complaints", "taken out"]
    assert all(line["wording"] is None for line in out["lines"])
    assert "wept" not in path.read_text(encoding="utf-8")
    links = [line["link"] for line in out["lines"] if line["number"]]
    assert out["last_link"] == links[-1]
    assert len(set(links)) == len(links)
    told = desk.history.lines().lines[0].details
    assert told.endswith(f"without the words of entries, as {file_words(path)}")


def test_an_auditor_may_ask_for_the_words_and_no_spreadsheet_runs_them(desk, running, tmp_path: Path):
    desk.meeting.add_entry(running, "=1+1 She cried", Lane.WORRY)
    path = tmp_path / "history.csv"
    count = desk.history.export(path, "csv", wordings=True)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count + 1
    assert rows[-2]["wording"] == "'=1+1 She cried"
    assert rows[-1]["deed"] == "note"
    assert rows[-1]["details"].startswith("Every line fits.")


def test_a_folder_that_refuses_is_told_and_nothing_is_left(desk, tmp_path: Path):
    with pytest.raises(CannotWrite):
        desk.history.export(tmp_path / "nowhere" / "history.csv", "csv")
    assert not (tmp_path / "nowhere").exists()
    assert desk.history.lines(deed=Deed.EXPORTED).total == 0


def test_a_rehearsed_conference_tells_nothing_of_its_replay(desk, practice):
    before = desk.history.lines().total
    desk.practice.bring_in(practice, fill=True)
    assert desk.history.lines().total == before + 1
