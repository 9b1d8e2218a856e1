"""Sleep is told by the clocks where no system tells it."""

from datetime import UTC, datetime, timedelta

from cpdesk.rules.slept import Gap, Look
from cpdesk.ui.locking.clocks import Clocks

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


class TwoClocks:
    def __init__(self) -> None:
        self.look = Look(NOON, timedelta())

    def __call__(self) -> Look:
        return self.look

    def pass_(self, wall: timedelta, steady: timedelta) -> None:
        self.look = Look(self.look.wall + wall, self.look.steady + steady)


def test_a_night_is_noticed_whether_the_steady_clock_stood_or_went_on(qtbot) -> None:
    second, night = timedelta(seconds=1), timedelta(hours=9)
    for steady in (second, night):
        both = TwoClocks()
        clocks = Clocks(looks=both)
        slept = []
        clocks.slept.connect(lambda slept=slept: slept.append(1))
        for _ in range(5):
            both.pass_(second, second)
            clocks.look()
        assert slept == []
        both.pass_(night, steady)
        clocks.look()
        assert slept == [1]
        assert clocks.gap() == Gap(NOON + 5 * second, NOON + 5 * second + night)
        both.pass_(second, second)
        clocks.look()
        assert slept == [1]


def test_several_sleeps_while_locked_are_one_stretch_and_forgotten_at_the_next_opening(qtbot) -> None:
    both = TwoClocks()
    clocks = Clocks(looks=both)
    for _ in range(2):
        both.pass_(timedelta(minutes=10), timedelta(seconds=1))
        clocks.look()
        both.pass_(timedelta(seconds=20), timedelta(seconds=20))
        clocks.look()
    assert clocks.gap() == Gap(NOON, NOON + timedelta(minutes=20, seconds=20))
    clocks.begin()
    assert clocks.gap() is None


def test_the_window_locks_after_sleep(qtbot, meeting) -> None:
    meeting.watch.clocks.slept.emit()
    assert meeting.workspace is None
