"""What a command says while it works."""

import io
import os
import signal
import sys

import pytest

from cpdesk.commands import console
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


def test_without_a_place_for_complaints_none_lands_among_the_answers(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stderr", None)
    sentence("The file is empty.")
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there that a program could send to itself")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_who_asks_it_to_end_is_heeded_at_once_or_once_it_has_told_what_it_did(number):
    asking = getattr(signal, number)
    inherited = signal.signal(asking, signal.SIG_DFL)  # who runs the tests may have turned it off
    before = signal.getsignal(asking)
    with pytest.raises(KeyboardInterrupt), console.stoppable():
        os.kill(os.getpid(), asking)
    with console.asked_to_stop() as asked:
        assert not asked()
        os.kill(os.getpid(), asking)
        assert asked()
    assert signal.getsignal(asking) == before
    signal.signal(asking, inherited)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminal says there that it was closed")
def test_what_was_to_outlive_its_terminal_does():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with console.stoppable(), console.asked_to_stop() as asked:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not asked()
    finally:
        signal.signal(signal.SIGHUP, before)
