"""Whatever is done to entries in whatever order: undo and redo are two stacks of what was shown."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.services.desk import Desk
from cpdesk.vocabulary import Lane

LANES = [Lane.WORRY, Lane.STRENGTH, Lane.NEEDS_TO_CHANGE]
STEPS = st.one_of(
    st.tuples(st.just("add"), st.text(alphabet="abc", min_size=1, max_size=3)),
    st.tuples(st.just("change"), st.integers(0, 9), st.text(alphabet="xyz", min_size=1, max_size=3)),
    st.tuples(st.just("lane"), st.integers(0, 9), st.sampled_from(LANES)),
    st.tuples(st.just("place"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("remove"), st.integers(0, 9)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    path = tmp_path / "bare.json"
    path.write_text(
        json.dumps(
            {
                "format": "cpdesk practice file",
                "format_version": 1,
                "conference": {"type": "initial", "date": "2026-02-12"},
                "family": [{"id": "f_one", "name": "Perdita Nettlefold", "subject": True}],
            }
        ),
        encoding="utf-8",
    )
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=14))
def test_undo_and_redo_walk_the_states_back_and_forth(desk: Desk, bare: Path, steps: list[tuple]):
    which = desk.practice.bring_in(desk.practice.read(bare), fill=False).conference_id
    desk.run_sheet.begin(which)
    past, future = [shown(desk, which)], []
    for step in steps:
        before = shown(desk, which)
        act(desk, which, step)
        after = shown(desk, which)
        if step[0] == "undo":
            if len(past) > 1:
                future.append(past.pop())
        elif step[0] == "redo":
            if future:
                past.append(future.pop())
        elif after != before:
            past.append(after)
            future.clear()
        assert after == past[-1]


def shown(desk: Desk, which) -> list[tuple]:
    return [(e.id, e.text, e.lane) for e in desk.meeting.conference(which).entries]


def act(desk: Desk, which, step: tuple) -> None:
    entries = desk.meeting.conference(which).entries
    if step[0] == "add":
        desk.meeting.add_entry(which, step[1], Lane.WORRY)
    elif step[0] == "undo":
        desk.undoing.undo(which)
    elif step[0] == "redo":
        desk.undoing.redo(which)
    elif entries:
        entry = entries[step[1] % len(entries)].id
        if step[0] == "change":
            desk.meeting.change_entry(entry, text=step[2])
        elif step[0] == "lane":
            desk.meeting.change_entry(entry, lane=step[2])
        elif step[0] == "remove":
            desk.meeting.remove_entry(entry)
        else:
            before = entries[step[2] % len(entries)].id
            desk.meeting.place_entry(entry, None if before == entry else before)
