"""A booking half typed: kept in the file, found again, gone once it is booked or not wanted."""

from dataclasses import replace
from uuid import uuid4

import pytest

from cpdesk.errors import NotPossible
from cpdesk.services.desk import Desk
from cpdesk.snapshots.bookings import BookingDraft
from cpdesk.storage.store import Store
from tests.services.test_bookings import wanted


@pytest.fixture
def draft(desk) -> BookingDraft:
    draft = BookingDraft(uuid4(), '{"room": "Room 4"}')
    desk.booking_drafts.keep(draft)
    return draft


def test_a_draft_is_kept_and_nothing_is_announced(desk, draft, announced):
    assert desk.booking_drafts.latest() == draft
    changed = replace(draft, text='{"room": "Room 9"}')
    desk.booking_drafts.keep(changed)
    assert desk.booking_drafts.latest() == changed
    assert announced == []


def test_a_draft_is_there_after_locking(desk, draft, shelf, clock):
    path = desk.path
    desk.close()
    again = Desk(Store(path, shelf.key), lambda _change: None, clock)
    assert again.booking_drafts.latest() == draft
    again.close()


def test_no_name_of_a_draft_is_readable_in_the_file(desk):
    desk.booking_drafts.keep(BookingDraft(uuid4(), "Zebedee Quillfeather"))
    desk.close()
    for file in desk.path.parent.rglob("*"):
        assert not file.is_file() or b"Quillfeather" not in file.read_bytes()


def test_booking_takes_its_draft_out_and_leaves_the_others(desk, draft, clock):
    clock.pass_(1)
    other = BookingDraft(uuid4(), "{}")
    desk.booking_drafts.keep(other)
    desk.bookings.book(wanted(), other.id)
    assert desk.booking_drafts.latest() == draft


def test_a_booking_that_is_refused_leaves_its_draft(desk, draft):
    with pytest.raises(NotPossible):
        desk.bookings.book(wanted(family=None), draft.id)
    assert desk.booking_drafts.latest() == draft


def test_a_draft_that_is_not_wanted_goes(desk, draft):
    desk.booking_drafts.drop(draft.id)
    assert desk.booking_drafts.latest() is None
    desk.booking_drafts.drop(draft.id)


def test_each_case_and_each_conference_has_its_own(desk, draft, booked, clock):
    clock.pass_(1)
    of_case = BookingDraft(uuid4(), "{}", booked.case_id)
    correction = BookingDraft(uuid4(), "{}", booked.case_id, booked.conference_id)
    desk.booking_drafts.keep(of_case)
    assert desk.booking_drafts.latest(conference=booked.conference_id) is None
    desk.booking_drafts.keep(correction)
    assert desk.booking_drafts.latest(booked.case_id) == of_case
    assert desk.booking_drafts.latest(conference=booked.conference_id) == correction
    assert desk.booking_drafts.latest() == of_case
    desk.bookings.change(booked.conference_id, desk.bookings.booking(booked.conference_id), correction.id)
    assert desk.booking_drafts.latest(conference=booked.conference_id) is None


def test_a_draft_goes_with_its_case(desk, booked):
    desk.booking_drafts.keep(BookingDraft(uuid4(), "{}", booked.case_id))
    desk.practice._take_out(booked.case_id)
    assert desk.booking_drafts.latest() is None


def test_a_draft_of_a_case_that_is_gone_is_refused(desk):
    with pytest.raises(NotPossible):
        desk.booking_drafts.keep(BookingDraft(uuid4(), "{}", uuid4()))
