"""Where the policy is looked for, and that nothing that lies there stops the program."""

import os
import sys

import pytest

from cpdesk.interchange.policy_file import places, policy_here
from cpdesk.rules.policy import Policy

IDLE_5 = b"idle_minutes = 5\n"


def test_without_a_file_cpdesks_own_values_hold(tmp_path):
    assert policy_here([tmp_path / "policy.toml"]) == Policy()


def test_the_first_that_is_there_counts(tmp_path):
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    two.write_bytes(b"idle_minutes = 7\n")
    assert policy_here([one, two]).idle_minutes == 7
    one.write_bytes(IDLE_5)
    assert policy_here([one, two]).idle_minutes == 5


def test_a_file_with_the_mark_of_notepad_is_read(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_bytes(b"\xef\xbb\xbf" + IDLE_5.replace(b"\n", b"\r\n"))
    assert policy_here([path]).idle_minutes == 5


def test_a_home_that_is_written_as_a_wave_is_that_of_the_account(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_bytes(b'export_folders = ["~/Papers"]')
    assert policy_here([path], home=tmp_path).export_folders == (tmp_path / "Papers",)


def test_a_folder_in_its_place_is_said_and_stops_nothing(tmp_path):
    (sentence,) = policy_here([tmp_path]).refused
    assert sentence.startswith("The policy file cannot be read by this account")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_its_place_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "policy.toml")
    assert policy_here([tmp_path / "policy.toml"]).refused


def test_only_folders_of_the_system_are_asked_whatever_a_person_sets(monkeypatch, tmp_path):
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "PROGRAMDATA", "APPDATA", "CPDESK_POLICY"):
        monkeypatch.setenv(name, str(tmp_path))
    assert not any(path.is_relative_to(tmp_path) for path in places())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "cpdesk"))
    assert places()[1:] == (tmp_path.resolve() / "policy.toml",)
