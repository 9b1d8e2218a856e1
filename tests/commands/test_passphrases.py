"""A command gets its passphrase unseen, or from a descriptor, and from nowhere else."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.commands import passphrases
from cpdesk.commands.passphrases import Passphrases, add_option
from cpdesk.errors import NotPossible, WrongPassphrase

ROOT = Path(__file__).parents[2]


def given(*lines: bytes) -> int:
    """A descriptor from which these bytes can be read, and then nothing more."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(lines))
    os.close(writing)
    return reading


@pytest.fixture
def typed(monkeypatch):
    """What somebody types at the terminal, in order; gives the questions they were asked."""

    def types(*answers: str) -> list[str]:
        questions: list[str] = []
        left = list(answers)

        def answer(question: str, _stream: object) -> str:
            questions.append(question)
            return left.pop(0)

        monkeypatch.setattr(passphrases, "getpass", answer)
        return questions

    return types


def opens(right: str):
    def unlock(passphrase: str) -> str:
        if passphrase != right:
            raise WrongPassphrase("This passphrase does not open the file.")
        return "open"

    return unlock


def test_each_line_of_a_descriptor_is_one_passphrase():
    source = Passphrases(given("\ufeffgrüner Tee \r\n".encode(), b"new one\n", b"last without a line end"))
    assert source.trying(opens("grüner Tee ")) == "open"
    assert source.new() == "new one"
    assert source.new() == "last without a line end"


def test_what_follows_in_the_descriptor_is_left_for_others():
    descriptor = given(b"right\n", b"something else")
    Passphrases(descriptor).trying(opens("right"))
    assert os.read(descriptor, 100) == b"something else"


def test_a_wrong_passphrase_of_a_descriptor_is_wrong_at_once():
    with pytest.raises(WrongPassphrase):
        Passphrases(given(b"wrong\nright\n")).trying(opens("right"))


def test_a_wrong_passphrase_at_the_terminal_is_asked_for_again(typed, capsys):
    questions = typed("wrong", "worse", "right")
    assert Passphrases(None).trying(opens("right")) == "open"
    assert len(questions) == 3
    assert capsys.readouterr().err == 2 * "This passphrase does not open the file.\n"


def test_after_three_wrong_ones_it_ends(typed):
    questions = typed("a", "b", "c", "right")
    with pytest.raises(WrongPassphrase):
        Passphrases(None).trying(opens("right"))
    assert len(questions) == 3


def test_a_new_passphrase_is_typed_twice_at_the_terminal(typed):
    typed("one", "other", "same", "same")
    assert Passphrases(None).new() == "same"


def test_a_new_passphrase_that_differs_three_times_is_refused(typed):
    typed(*"abcdef")
    with pytest.raises(NotPossible, match="three times"):
        Passphrases(None).new()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "No passphrase"), (b"\n", "No passphrase"), (b"\xff\n", "UTF-8"), (b"a" * 65_537, "far too long")],
)
def test_a_descriptor_without_a_passphrase_is_told_so(content, words, tmp_path):
    file = tmp_path / "given"
    file.write_bytes(content)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        with pytest.raises(NotPossible, match=words):
            Passphrases(descriptor).new()
    finally:
        os.close(descriptor)


def test_a_descriptor_that_is_not_open_is_named():
    with pytest.raises(NotPossible, match="--passphrase-fd 9999"):
        Passphrases(9999).new()


@pytest.mark.parametrize("words", ["-1", "x", "1.5", "²", "", "9" * 30])
def test_only_a_number_is_a_descriptor(words, capsys):
    parser = argparse.ArgumentParser()
    add_option(parser)
    with pytest.raises(SystemExit) as end:
        parser.parse_args([f"--passphrase-fd={words}"])
    assert end.value.code == 2
    assert parser.parse_args(["--passphrase-fd", "0"]).passphrase_fd == 0
    assert parser.parse_args([]).passphrase_fd is None
    capsys.readouterr()


_ASKING = (
    "from cpdesk.commands.passphrases import Passphrases\n"
    "from cpdesk.errors import CpdeskError\n"
    "try: print(len(Passphrases(None).new()))\n"
    "except CpdeskError as problem: print(problem)"
)


def test_without_a_terminal_nothing_is_read_in_the_open():
    ended = subprocess.run(
        [sys.executable, "-c", _ASKING],
        cwd=ROOT,
        input="a passphrase in the open\n",
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        check=True,
    )
    assert ended.stdout.startswith("The passphrase cannot be asked for, as there is no terminal")
    assert ended.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_at_a_terminal_it_is_not_shown():
    behind = f"import pty, sys; pty.spawn([sys.executable, '-c', {_ASKING!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", behind], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        shown = b""
        for question in (b"New passphrase: ", b"once more: "):
            while not shown.endswith(question):
                shown += process.stdout.read(1000)
            process.stdin.write(b"marmalade\n")
        while more := process.stdout.read(1000):
            shown += more
    assert b"marmalade" not in shown
    assert shown.split()[-1] == b"9"
