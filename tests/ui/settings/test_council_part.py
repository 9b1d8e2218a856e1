"""What the council has fixed stands in the settings, and what in its policy could not hold."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from cpdesk.rules.policy import Policy, read_policy
from cpdesk.ui.settings.council_part import CouncilPart


def said(qtbot, policy: Policy) -> str:
    part = CouncilPart(policy)
    qtbot.addWidget(part)
    return "\n".join(label.text() for label in part.findChildren(QLabel))


def test_without_a_policy_everything_is_as_cpdesk_comes(qtbot) -> None:
    words = said(qtbot, Policy())
    assert "Set by your council" not in words
    assert words.count("As cpdesk comes") == 6
    assert "could not hold" not in words


def test_what_the_council_set_is_marked_and_what_could_not_hold_is_said(qtbot) -> None:
    text = 'idle_minutes = 1\nexport_folders = ["/srv/papers"]\nmarking = 7\nupdates_page = "https://example.org"'
    words = said(qtbot, read_policy(text.encode(), Path("/home/x")))
    assert words.count("Set by your council") == 3
    assert "after 1 minute at most" in words
    assert str(Path("/srv/papers")) in words
    assert "https://example.org" in words
    assert "“marking” must be a few words between quotation marks; “OFFICIAL-SENSITIVE” holds." in words
