"""Which lines fit on the board: the newest, no line twice, none lost."""

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.ui.board.paging import pages, turned_to

HEIGHTS = st.lists(st.integers(1, 120), max_size=40)


@given(HEIGHTS, st.integers(60, 400), st.booleans())
def test_every_line_is_on_one_page_in_its_order(heights, room, newest):
    found = pages(heights, room, 10, newest=newest)
    assert [line for start, stop in found for line in range(start, stop)] == list(range(len(heights)))


@given(HEIGHTS, st.integers(60, 400), st.booleans())
def test_a_page_is_no_taller_than_its_room_unless_one_line_is(heights, room, newest):
    for start, stop in pages(heights, room, 10, newest=newest):
        assert sum(heights[start:stop]) <= room or stop - start == 1


def test_one_begins_with_the_newest_and_turns_as_far_as_there_are_pages():
    found = pages([50] * 10, 220, 20, newest=True)
    assert turned_to(found, 0, newest=True) == (6, 10)
    assert turned_to(found, -1, newest=True)[1] == 6
    assert turned_to(found, -99, newest=True)[0] == 0
    assert turned_to(found, 99, newest=True) == (6, 10)
    assert turned_to(pages([50] * 10, 220, 20, newest=False), 0, newest=False) == (0, 4)
