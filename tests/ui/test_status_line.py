"""The line at the foot of the window."""

import pytest

from cpdesk.ui.status_line import StatusLine


@pytest.mark.parametrize(("size", "shown"), [(100, True), (200, False)])
def test_with_large_words_the_foot_says_only_what_changes(qtbot, appearance, size: int, shown: bool):
    appearance.choose_size(size)
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1280, 60)
    line.show()
    assert not line.saved.isHidden()
    assert (not line.offline.isHidden(), not line.encrypted.isHidden()) == (shown, shown)


def test_the_foot_follows_when_another_size_is_chosen(qtbot, appearance):
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    appearance.changed.connect(line.fit)
    appearance.choose_size(200)
    assert line.offline.isHidden()
    appearance.choose_size(100)
    assert not line.offline.isHidden()
