"""The bell of the window."""

import threading

from cpdesk.services.change import Change
from cpdesk.ui.hub import Hub


def test_a_change_on_another_thread_is_heard_on_the_windows_own(qtbot) -> None:
    hub, heard = Hub(), []
    hub.changed.connect(lambda change: heard.append((change, threading.get_ident())))
    change = Change("case", None)
    thread = threading.Thread(target=hub.announce, args=(change,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(change, threading.get_ident())]
