"""The folder that a rehearsal goes to is filled at once or stays as it was."""

import json
import sys
import tempfile
from pathlib import Path

import pytest

from cpdesk.commands.out_folder import built_aside, publish, write_report
from cpdesk.errors import CannotWrite


def make(folder: Path, *names: str, words: str = "new") -> None:
    """Rehearse in small: some documents and their report, into `folder`."""
    with built_aside(folder) as aside:
        for name in names:
            path = aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, encoding="utf-8")
        report = {"format": "cpdesk rehearsal", "documents": [{"path": str(aside / name)} for name in names]}
        write_report(report, aside)
        publish(aside, folder)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"a folder"
        for path in sorted(folder.rglob("*"))
    }


def test_a_new_folder_appears_whole_with_the_folders_above_it(tmp_path):
    make(tmp_path / "a" / "b", "Full/record.docx", "letter.docx")
    assert set(tree(tmp_path)) == {
        "a",
        "a/b",
        "a/b/Full",
        "a/b/Full/record.docx",
        "a/b/letter.docx",
        "a/b/rehearsal.json",
    }
    report = json.loads((tmp_path / "a/b/rehearsal.json").read_text(encoding="utf-8"))
    assert [document["path"] for document in report["documents"]] == ["Full/record.docx", "letter.docx"]


def test_a_relative_folder_is_meant_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make(Path("out"), "letter.docx")
    make(Path(), "letter.docx")
    assert set(tree(tmp_path)) == {
        "letter.docx",
        "out",
        "out/letter.docx",
        "out/rehearsal.json",
        "rehearsal.json",
    }


def test_an_earlier_rehearsal_is_replaced_and_other_files_stay(tmp_path):
    make(tmp_path, "Old/record.docx", "letter.docx", words="old")
    (tmp_path / "shopping.txt").write_text("milk", encoding="utf-8")
    (tmp_path / "Old" / "mine.docx").write_text("mine", encoding="utf-8")
    make(tmp_path, "New/record.docx", "letter.docx")
    found = tree(tmp_path)
    assert found.pop("rehearsal.json")
    assert found == {
        "Old": b"a folder",
        "Old/mine.docx": b"mine",
        "New": b"a folder",
        "New/record.docx": b"new",
        "letter.docx": b"new",
        "shopping.txt": b"milk",
    }


def test_a_folder_left_empty_by_an_earlier_rehearsal_goes(tmp_path):
    make(tmp_path, "Old/record.docx")
    make(tmp_path, "New/record.docx")
    assert set(tree(tmp_path)) == {"New", "New/record.docx", "rehearsal.json"}


def test_a_name_taken_by_another_file_stops_everything(tmp_path):
    make(tmp_path, "record.docx", words="old")
    (tmp_path / "letter.docx").write_text("somebody else’s", encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(CannotWrite, match="already holds a file"):
        make(tmp_path, "record.docx", "letter.docx")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("text", ["my own notes", "[]", '{"format": "something else"}'])
def test_somebody_elses_rehearsal_json_is_never_overwritten(text, tmp_path):
    (tmp_path / "rehearsal.json").write_text(text, encoding="utf-8")
    with pytest.raises(CannotWrite, match="another file called"):
        make(tmp_path, "record.docx")
    assert tree(tmp_path) == {"rehearsal.json": text.encode()}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_report_that_lies_about_its_files_deletes_none(tmp_path):
    folder, outside = tmp_path / "out", tmp_path / "precious.docx"
    folder.mkdir()
    outside.write_text("precious", encoding="utf-8")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "link.docx").symlink_to(outside)
    names = [
        "../precious.docx",
        str(outside),
        "notes.txt",
        "link.docx",
        "a\0b.docx",
        "",
        5,
        None,
        "gone.docx",
    ]
    report = {"format": "cpdesk rehearsal", "documents": [*({"path": name} for name in names), "x", None]}
    (folder / "rehearsal.json").write_text(json.dumps(report), encoding="utf-8")
    make(folder, "record.docx")
    assert outside.read_text(encoding="utf-8") == "precious"
    assert (folder / "link.docx").is_symlink()
    assert set(tree(folder)) == {"link.docx", "notes.txt", "record.docx", "rehearsal.json"}


@pytest.mark.parametrize("fails_at", range(1, 8))
def test_a_failure_while_moving_puts_everything_back(fails_at, tmp_path, monkeypatch):
    make(tmp_path, "A/one.docx", "two.docx", "B/three.docx", words="old")
    before = tree(tmp_path)
    real = Path.rename
    moves = []

    def rename(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) == fails_at:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(CannotWrite, match="No space left on device"):
        make(tmp_path, "C/one.docx", "two.docx", "B/four.docx")
    assert tree(tmp_path) == before


def test_ctrl_c_while_moving_puts_everything_back(tmp_path, monkeypatch):
    make(tmp_path, "one.docx", words="old")
    before = tree(tmp_path)
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.parent.name == "new":
            monkeypatch.setattr(Path, "rename", real)
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path, "one.docx")
    assert tree(tmp_path) == before


def test_a_failure_while_building_leaves_no_trace(tmp_path):
    def half(folder: Path) -> None:
        with built_aside(folder) as aside:
            (aside / "half.docx").write_text("half", encoding="utf-8")
            raise OSError(28, "disk is full")

    with pytest.raises(CannotWrite, match="disk is full"):
        half(tmp_path / "deep" / "out")
    assert tree(tmp_path) == {}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    for folder in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(CannotWrite, match="a file and not a folder"), built_aside(folder):
            pass
    assert tree(tmp_path) == {"out": b"a file"}


def test_a_folder_without_the_right_to_write_is_refused(tmp_path, monkeypatch):
    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied", "secret name")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with pytest.raises(CannotWrite) as caught, built_aside(tmp_path):
        pass
    assert str(caught.value) == "The folder cannot be written (Permission denied); nothing was written."


def test_an_impossible_name_is_refused(tmp_path):
    for name in ("a\0b", "x" * 5000):
        with pytest.raises(CannotWrite), built_aside(tmp_path / name):
            pass
    assert tree(tmp_path) == {}


def test_the_report_is_utf8_json_whatever_is_in_it(tmp_path):
    report = {"format": "cpdesk rehearsal", "problems": ["Zoë 🙂 \ud800"], "documents": []}
    write_report(report, tmp_path)
    data = (tmp_path / "rehearsal.json").read_bytes()
    assert "Zoë 🙂".encode() in data
    assert json.loads(data.decode("utf-8")) == report
