"""What can be written after `cpdesk`, and what is wrong usage."""

import re
from pathlib import Path

import pytest

from cpdesk.commands import command_line
from cpdesk.commands.command_line import WindowOptions


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], WindowOptions()),
        (["--demo"], WindowOptions(demo=True)),
        (["unit of Ana.cpdesk"], WindowOptions(file=Path("unit of Ana.cpdesk"))),
        (["--demo", "--picture", "meeting.png"], WindowOptions(demo=True, picture=Path("meeting.png"))),
    ],
)
def test_without_a_command_the_window_is_meant(words, window):
    chosen = command_line.read(words)
    assert chosen.window == window
    assert chosen.command is None


@pytest.mark.parametrize(
    "words",
    [
        ["rehearse"],
        ["rehearse", "file.json"],
        ["rehearse", "--out", "folder"],
        ["rehearse", "file.json", "--out"],
        ["rehearse", "file.json", "--out", ""],
        ["rehearse", "file.json", "other.json", "--out", "folder"],
        ["rehearse", "file.json", "--out", "folder", "--procedure", "Borchester"],
        ["rehearse", "file.json", "--out", "folder", "--loudly"],
        ["--demo", "rehearse", "file.json", "--out", "folder"],
        ["--picture"],
        ["--dem"],
        ["dance"],
    ],
)
def test_wrong_usage_ends_with_status_two_and_says_how(words, capsys):
    with pytest.raises(SystemExit) as ended:
        command_line.read(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: ")


@pytest.mark.parametrize(
    "words",
    [["check", "F"], ["backup", "F", "--to", "D"], ["restore", "F", "--to", "N"], ["rekey", "F"]],
)
def test_no_command_takes_a_passphrase_as_an_argument(words, capsys):
    with pytest.raises(SystemExit):
        command_line.read([words[0], "--help"])
    options = re.findall(r"^ +(--?[a-z-]+)", capsys.readouterr().out, re.M)
    secret = [option for option in options if re.search("pass|secret|key|word", option)]
    assert secret == ["--passphrase-fd"]
    for more in (["--passphrase", "s"], ["--passphrase=s"], ["--passphrase-fd", "s"], ["-p", "s"], ["s"]):
        with pytest.raises(SystemExit) as ended:
            command_line.read([*words, *more])
        assert ended.value.code == 2


def test_no_command_looks_for_a_passphrase_among_the_variables_of_the_environment():
    for module in (Path(command_line.__file__).parent).glob("*.py"):
        assert not re.search(r"environ|getenv", module.read_text(encoding="utf-8").split('"""', 2)[2]), module


@pytest.mark.parametrize("words", ["west-midlands", "West Midlands", "WEST MIDLANDS"])
def test_a_procedure_is_known_by_its_key_or_its_name(words):
    chosen = command_line.read(["rehearse", "file.json", "--out", "folder", "--procedure", words])
    assert chosen.command is not None
    assert chosen.command.args == (Path("file.json"), Path("folder"), "west-midlands")


def test_help_is_no_problem(capsys):
    with pytest.raises(SystemExit) as ended:
        command_line.read(["rehearse", "--help"])
    assert ended.value.code == 0
    assert "nothing in FOLDER changes" in " ".join(capsys.readouterr().out.split())
