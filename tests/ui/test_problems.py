"""What is written down, and said, when the program itself is at fault."""

import sys
import threading

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from cpdesk.commands import console
from cpdesk.errors import NotPossible
from cpdesk.ui.problems import Problems


def break_down(problems: Problems, words: str) -> None:
    secret_of_a_family = words
    try:
        raise ValueError(secret_of_a_family)
    except ValueError:
        problems.note(*sys.exc_info())


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_log_says_what_kind_and_where_and_not_a_word_of_the_case(window, tmp_path) -> None:
    log = tmp_path / "folder" / "problems.log"
    break_down(Problems(log, window), "Leo Harlow told us")
    written = log.read_text()
    assert "ValueError test_problems.py:" in written
    assert "Leo" not in written
    assert "secret_of_a_family" not in written
    assert str(tmp_path) not in written


def test_it_says_sorry_once_and_the_box_is_gone_with_the_window(qtbot, window, tmp_path) -> None:
    problems = Problems(tmp_path / "log", window)
    break_down(problems, "one")
    break_down(problems, "two")
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 1
    assert "Leo" not in boxes[0].text()
    boxes[0].close()
    qtbot.waitUntil(lambda: not isValid(boxes[0]))


def test_a_fault_of_a_command_is_told_by_its_place_alone(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    with pytest.raises(ValueError) as fault, console.faults_without_texts():
        raise ValueError("Leo Harlow told us")
    sys.excepthook(fault.type, fault.value, fault.tb)
    said = capsys.readouterr()
    assert "ValueError in test_problems.py" in said.err
    assert "Leo" not in said.err + said.out


def test_an_error_in_the_middle_of_throwing_away_is_noted_and_not_printed(window, tmp_path, capsys) -> None:
    class Left:
        def __del__(self) -> None:
            raise ValueError("Leo Harlow told us")

    before = sys.excepthook, sys.unraisablehook, threading.excepthook
    Problems(tmp_path / "log", window).install()
    try:
        Left()
        qWarning("Leo Harlow told us")
    finally:
        sys.excepthook, sys.unraisablehook, threading.excepthook = before
        qInstallMessageHandler(None)
    written = (tmp_path / "log").read_text()
    assert "ValueError test_problems.py:" in written
    assert "QtWarningMsg" in written
    said = capsys.readouterr()
    assert "Leo" not in written + said.err + said.out


def test_a_log_that_cannot_be_written_does_not_make_it_worse(window, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    break_down(Problems(tmp_path / "file" / "log", window), "words")


def test_words_that_are_meant_for_a_person_are_shown_as_they_stand(window, tmp_path) -> None:
    problems = Problems(tmp_path / "log", window)
    try:
        raise NotPossible("The file is locked.")
    except NotPossible:
        problems.note(*sys.exc_info())
    assert [box.text() for box in window.findChildren(QMessageBox)] == ["The file is locked."]
    assert "locked" not in (tmp_path / "log").read_text()


def test_a_window_that_is_closing_gets_no_box_that_would_outlive_it(window, tmp_path) -> None:
    problems = Problems(tmp_path / "log", window)
    window.hide()
    break_down(problems, "late")
    assert window.findChildren(QMessageBox) == []
    assert (tmp_path / "log").read_text()
