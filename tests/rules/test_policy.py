"""What a council can fix, and what becomes of a policy that cannot hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.app import DEMO_PASSPHRASE
from cpdesk.rules.policy import LARGEST, LONGEST_MINIMUM, Policy, read_policy

HOME = Path("/home/somebody").absolute()
SHARE = Path("/srv/papers").absolute()


def read(text: str) -> Policy:
    return read_policy(text.encode(), HOME)


def test_a_whole_policy_holds_and_says_what_the_council_fixed():
    policy = read(
        f"""
        minimum_passphrase = 16
        idle_minutes = 5
        backup_folders = ['{SHARE}', "~/Backups"]
        export_folders = ["~/Conference papers"]
        marking = "OFFICIAL–SENSITIVE"
        updates_page = "https://example.org/cpdesk"
        """
    )
    assert policy.minimum_passphrase == 16
    assert policy.idle_minutes == 5
    assert policy.backup_folders == (SHARE, HOME / "Backups")
    assert policy.export_folders == (HOME / "Conference papers",)
    assert policy.marking == "OFFICIAL–SENSITIVE"
    assert policy.updates_page == "https://example.org/cpdesk"
    assert policy.fixed == set(Policy.__dataclass_fields__) - {"fixed", "refused"}
    assert policy.refused == ()


def test_an_empty_policy_is_no_policy():
    assert read("") == read("# nothing yet") == Policy()


REFUSED = [
    ("minimum_passphrase = 8", "minimum_passphrase", "12 characters hold"),
    ("minimum_passphrase = 31", "minimum_passphrase", "12 characters hold"),
    ("minimum_passphrase = 16.5", "minimum_passphrase", "must be a whole number"),
    ("minimum_passphrase = true", "minimum_passphrase", "must be a whole number"),
    ("idle_minutes = 0", "idle_minutes", "10 minutes hold"),
    ("idle_minutes = -5", "idle_minutes", "10 minutes hold"),
    ("idle_minutes = 90", "idle_minutes", "from 1 to 60 minutes"),
    ('idle_minutes = "5"', "idle_minutes", "must be a whole number"),
    ('backup_folders = "D:/"', "backup_folders", "must be a list"),
    ("backup_folders = ['here']", "backup_folders", "number 1"),
    ("backup_folders = ['/a/../../etc']", "backup_folders", "number 1"),
    (r'backup_folders = ["/srv/a\u0000b"]', "backup_folders", "number 1"),
    ("backup_folders = [7]", "backup_folders", "number 1"),
    (f"backup_folders = {['/a'] * 17}", "backup_folders", "at most 16"),
    ('export_folders = "anywhere"', "export_folders", "until that is mended no documents"),
    ('marking = ""', "marking", "“OFFICIAL-SENSITIVE” holds"),
    (r'marking = "A\nB"', "marking", "one line"),
    (r'marking = "\u202eEVITISNES"', "marking", "one line"),
    (f'marking = "{"X" * 61}"', "marking", "at most 60"),
    ("updates_page = 7", "updates_page", "no page is shown"),
    ('telemetry = "https://example.org"', "telemetry", "is no value of a policy"),
    ("[passphrase]\nminimum = 20", "passphrase", "is no value of a policy"),
]


@pytest.mark.parametrize(("text", "name", "words"), REFUSED)
def test_a_value_that_cannot_hold_is_named_in_one_sentence_and_the_rest_holds(text, name, words):
    page = "" if name == "updates_page" else "https://example.org"
    policy = read((f"updates_page = '{page}'\n" if page else "") + text)
    (sentence,) = policy.refused
    assert f"“{name}”" in sentence
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert policy.updates_page == page
    assert name == "backup_folders" or name not in policy.fixed


def test_a_slip_in_the_folders_for_documents_opens_no_other_folder():
    assert read('export_folders = "everywhere"').export_folders == ()
    assert read("export_folders = ['papers']").export_folders == ()
    assert read(f"export_folders = ['papers', '{SHARE}']").export_folders == (SHARE,)
    assert read("export_folders = []").export_folders == ()


NO_POLICY = [
    b"\xff\xfeo\x00",
    b"minimum_passphrase = ",
    b"<policy/>",
    b"a = " + b"[" * 50_000,
    b"#" * (LARGEST + 1),
    b"idle_minutes = 5\nidle_minutes = 6",
    b"\0" * 100,
    b"idle_minutes = " + b"9" * 5000,
]


@pytest.mark.parametrize("data", NO_POLICY)
def test_what_is_no_policy_is_said_in_one_sentence_and_nothing_of_it_holds(data):
    policy = read_policy(data, HOME)
    (sentence,) = policy.refused
    assert sentence.endswith("so none of it holds; cpdesk’s own values do.")
    assert policy == Policy(refused=policy.refused)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_whatever_stop_the_program(data):
    policy = read_policy(data, HOME)
    assert policy.minimum_passphrase >= Policy().minimum_passphrase
    assert all("\n" not in sentence and sentence.endswith(".") for sentence in policy.refused)


def test_the_demo_opens_under_every_policy():
    assert len(DEMO_PASSPHRASE) >= LONGEST_MINIMUM
