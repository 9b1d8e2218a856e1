"""The papers: an envelope for each reader, all or none."""

import os

import pytest
from docx import Document

from cpdesk.errors import Cancelled, CannotWrite, NotPossible
from cpdesk.vocabulary import CopyScope


def text_of(path):
    document = Document(str(path))
    parts = [p.text for p in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for section in document.sections:
        parts += [p.text for p in (*section.header.paragraphs, *section.footer.paragraphs)]
    return "\n".join(parts)


def test_each_reader_has_a_folder_and_nothing_private_is_in_a_family_copy(desk, filled, practice, tmp_path):
    made = desk.papers.make(filled.conference_id, tmp_path)
    private = [n.text for n in practice.notes if n.lane == "confidential"]
    readers = {document.reader.key for document in made.documents}
    assert {"full", "f_mum", "f_gran", "f_dad", "f_fdad"} == readers
    for document in made.documents:
        text = text_of(document.path)
        if not document.reader.is_full:
            assert not any(line in text for line in private)
            assert document.entries_left_out >= len(private)
    full = next(d for d in made.documents if d.reader.is_full and d.kind == "record")
    assert all(line in text_of(full.path) for line in private)


def test_a_father_gets_only_the_plans_of_his_own_children(desk, filled, tmp_path):
    made = desk.papers.make(filled.conference_id, tmp_path)
    plans = {
        who: {d.child.source_id for d in made.documents if d.kind == "outline_plan" and d.reader.key == who}
        for who in ("f_fdad", "f_dad", "f_mum")
    }
    assert plans["f_fdad"] == {"f_ffi"}
    assert plans["f_dad"] == {"f_kac", "f_ola", "f_ub"}
    assert plans["f_mum"] == {"f_ffi", "f_kac", "f_ola", "f_ub"}


def test_file_and_folder_names_name_nobody(desk, filled, tmp_path):
    made = desk.papers.make(filled.conference_id, tmp_path)
    names = {word for p in desk.meeting.conference(filled.conference_id).people for word in p.name.split()}
    for document in made.documents:
        relative = str(document.path.relative_to(tmp_path))
        assert not any(name in relative for name in names if len(name) > 3)


def test_stopping_half_way_leaves_nothing(desk, filled, tmp_path):
    asked = []

    def after_three():
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        desk.papers.make(filled.conference_id, tmp_path / "", cancelled=after_three)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_a_folder_that_is_not_there_is_said_plainly(desk, filled, tmp_path):
    with pytest.raises(CannotWrite, match="Choose another one"):
        desk.papers.make(filled.conference_id, tmp_path / "nowhere")


def test_making_them_twice_keeps_both(desk, filled, tmp_path):
    first = desk.papers.make(filled.conference_id, tmp_path)
    second = desk.papers.make(filled.conference_id, tmp_path)
    assert first.folder != second.folder
    assert "Version 1," in text_of(first.documents[0].path)
    assert "Version 2," in text_of(second.documents[0].path)
    assert all(d.path.is_file() for d in (*first.documents, *second.documents))


def test_locking_while_they_are_made_leaves_no_document_in_the_clear(desk, filled, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(NotPossible, match="locked"):
        desk.papers.make(filled.conference_id, out, progress=lambda *_: desk.close())
    assert list(out.iterdir()) == []


def test_papers_that_got_no_place_are_no_version(desk, filled, tmp_path, announced):
    made = desk.papers.make(filled.conference_id, tmp_path)
    in_the_way = tmp_path / f"{made.folder.name} (2)"
    announced.clear()

    def somebody_is_faster(*_):
        in_the_way.mkdir(exist_ok=True)
        (in_the_way / "theirs").touch()

    with pytest.raises(CannotWrite):
        desk.papers.make(filled.conference_id, tmp_path, progress=somebody_is_faster)
    assert announced == []
    assert [file.name for file in in_the_way.iterdir()] == ["theirs"]
    again = desk.papers.make(filled.conference_id, tmp_path)
    assert "Version 2," in text_of(again.documents[0].path)


def test_progress_counts_every_document(desk, filled, tmp_path):
    told = []
    made = desk.papers.make(filled.conference_id, tmp_path, progress=lambda *step: told.append(step))
    assert [(done, of) for done, of, _ in told] == [
        (n, len(made.documents)) for n in range(1, len(made.documents) + 1)
    ]


def test_the_chair_can_widen_a_copy_to_all_but_private(desk, filled, practice):
    father = filled.ids["f_dad"]
    (reader,) = [r for r in desk.papers.readers(filled.conference_id) if r.person and r.person.id == father]
    before = desk.papers.left_out(filled.conference_id, reader)
    desk.attendance.set_copy_scope(filled.conference_id, father, CopyScope.ALL_BUT_PRIVATE)
    after = desk.papers.left_out(filled.conference_id, reader)
    assert before > after >= sum(n.lane == "confidential" for n in practice.notes)


def test_documents_left_by_a_power_cut_are_swept_away_a_day_later(desk, filled, tmp_path, clock):
    left = tmp_path / ".cpdesk-making-old"
    left.mkdir()
    (left / "Record.docx").write_text("in the clear")
    os.utime(left, (clock().timestamp() - 90_000,) * 2)
    recent = tmp_path / ".cpdesk-making-now"
    recent.mkdir()
    os.utime(recent, (clock().timestamp() - 60,) * 2)
    desk.papers.make(filled.conference_id, tmp_path, only=desk.papers.readers(filled.conference_id)[:1])
    assert not left.exists()
    assert recent.exists()
