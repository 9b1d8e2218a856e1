"""Long pieces of work beside the window."""

import threading
import time

import pytest
from PySide6.QtCore import QObject

from cpdesk.errors import Cancelled, NotPossible
from cpdesk.ui.tasks import Task


def test_the_result_and_the_progress_arrive_on_the_windows_thread(qtbot) -> None:
    owner, seen = QObject(), []

    def work(watch):
        watch.progress(1, 2, "half")
        return threading.get_ident()

    task = Task(owner, work)
    task.progressed.connect(lambda *far: seen.append((far, threading.get_ident())))
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args[0] != threading.get_ident()
    assert seen == [((1, 2, "half"), threading.get_ident())]


def test_an_error_for_a_person_comes_as_it_stands(qtbot) -> None:
    def work(watch):
        raise NotPossible("The words for the person.")

    owner = QObject()
    task = Task(owner, work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert str(failed.args[0]) == "The words for the person."


def test_work_that_is_cancelled_stops_at_its_next_report_and_says_so(qtbot) -> None:
    begun = threading.Event()

    def work(watch):
        for step in range(10_000):
            watch.progress(step, 10_000, "")
            begun.set()
            time.sleep(0.001)

    owner = QObject()
    task = Task(owner, work)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
        begun.wait(5)
        task.cancel()
    assert isinstance(failed.args[0], Cancelled)


def test_a_report_after_the_last_step_does_not_undo_what_is_done(qtbot) -> None:
    def work(watch):
        watch.stop()
        watch.progress(3, 3, "")
        return "done"

    owner = QObject()
    task = Task(owner, work)
    with qtbot.waitSignal(task.done) as done:
        task.start()
    assert done.args == ["done"]


def test_work_whose_page_has_died_is_stopped_and_tells_nobody(qtbot) -> None:
    told, over = [], threading.Event()

    def work(watch):
        while not watch.cancelled():
            time.sleep(0.001)
        over.set()
        return "late"

    owner = QObject()
    task = Task(owner, work)
    task.done.connect(told.append)
    task.start()
    owner.deleteLater()
    qtbot.waitUntil(over.is_set)
    qtbot.wait(60)
    assert told == []


def test_an_error_of_our_own_goes_to_the_problems_and_the_page_wakes_up(qtbot) -> None:
    def work(watch):
        raise ZeroDivisionError

    ended, owner = [], QObject()
    task = Task(owner, work)
    task.ended.connect(lambda: ended.append(True))
    with qtbot.captureExceptions() as caught:
        task.start()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert ended == [True]


@pytest.mark.parametrize("number", range(5))
def test_many_tasks_at_once_each_end_with_their_own_result(qtbot, number) -> None:
    owner, results = QObject(), []
    for value in range(8):
        task = Task(owner, lambda watch, value=value: value)
        task.done.connect(results.append)
        task.start()
    qtbot.waitUntil(lambda: len(results) == 8)
    assert sorted(results) == list(range(8))
