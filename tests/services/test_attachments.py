"""Attachments go out only where the council allows it."""

from pathlib import Path

import pytest

from cpdesk.errors import NotPossible
from cpdesk.rules.policy import Policy
from cpdesk.services.desk import Desk
from cpdesk.storage.store import Store


def test_an_attachment_is_written_only_where_the_council_allows_it(
    shelf, desk, running, clock, tmp_path: Path
):
    which = desk.attachments.add(running, "Letter.txt", "text/plain", b"He said so.")
    desk.close()
    allowed, other = tmp_path / "papers", tmp_path / "papers too"
    allowed.mkdir()
    other.mkdir()
    policy = Policy(export_folders=(allowed,))
    under = Desk(Store(desk.path, shelf.key), lambda _change: None, clock, policy=policy)
    for place in (other, allowed / ".." / "papers too"):
        with pytest.raises(NotPossible, match="your council allows documents only in"):
            under.attachments.save_to(which, place / "letter.txt")
    assert list(other.iterdir()) == []
    under.attachments.save_to(which, allowed / "letter.txt")
    assert (allowed / "letter.txt").read_bytes() == b"He said so."
    under.close()
