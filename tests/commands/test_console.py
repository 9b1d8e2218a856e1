"""What a command says while it works."""

import io
import sys

import pytest

from cpdesk.commands.console import Progress, sentence, speak_utf8


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_each_step_is_said_once_on_a_terminal(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    progress = Progress()
    for step in (0, 1, 2):
        progress(step, 3, "Making the documents")
    progress(3, 3, "Checking them")
    assert screen.getvalue() == "Making the documents …\nChecking them …\n"


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_nothing_is_said_where_nobody_looks(stream, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream)
    Progress()(0, 1, "Making the documents")
    assert stream is None or stream.getvalue() == ""


def test_a_sentence_is_one_line(capsys):
    sentence("The file\nis  empty.")
    assert capsys.readouterr().err == "The file is empty.\n"


def test_a_console_of_an_old_code_page_is_told_to_write_utf8(monkeypatch):
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding="cp1252"))
    monkeypatch.setattr(sys, "stderr", None)
    speak_utf8()
    sys.stdout.write("Übung – 練習 \ud800")
    sys.stdout.flush()
    assert data.getvalue().decode("utf-8").strip() == "Übung – 練習 \\ud800"
