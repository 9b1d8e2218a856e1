"""There is always room between two entries, and the order never lies."""

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.services.ordering import after, between


@given(st.lists(st.integers(0, 20), max_size=200))
def test_wherever_entries_are_put_their_places_sort_as_they_stand(wishes):
    places: list[str] = []
    for wish in wishes:
        index = wish % (len(places) + 1)
        if index == len(places):
            place = after(places[-1] if places else None)
        else:
            place = between(places[index - 1] if index else None, places[index])
        places.insert(index, place)
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_thousand_moves_to_the_same_spot_still_find_room():
    low, high = after(None), after(after(None))
    for turn in range(1000):
        middle = between(low, high)
        assert low < middle < high
        low, high = (middle, high) if turn % 2 else (low, middle)
