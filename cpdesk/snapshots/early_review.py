"""The early review that follows a conference held without quorum, with the day that is proposed for it."""

from dataclasses import dataclass
from datetime import date, timedelta

from cpdesk.rules.wording import day_words, local
from cpdesk.rules.working_days import england_and_wales
from cpdesk.snapshots.conference import Conference


@dataclass(frozen=True, slots=True)
class EarlyReview:
    """An early review is due: the chair went on although the conference is not quorate."""

    day: date | None
    """Half the way to the last day of the usual review, on a working day; None while that is not known."""
    agreed: bool
    """The review that was agreed is not later than that."""

    @property
    def words(self) -> str:
        """A sentence that says why, by when, and where the day comes from."""
        why = "Held without quorum, so an early review should be arranged"
        if self.day is None:
            return f"{why}."
        return f"{why}; {day_words(self.day)} is proposed, halfway to the usual last day."


def early_review(conference: Conference) -> EarlyReview | None:
    """The early review that a conference without quorum asks for; None when it is quorate or not going on.

    The West Midlands procedures ask for it (“Conference quorum”) and give no number of days, nor does any
    other: the day halfway is a proposal, and is called one.
    """
    if not conference.quorum_reason or all(line.quorate for line in conference.quorum):
        return None
    latest = next((due.day for due in conference.dates if due.rule in ("review_first", "review_next")), None)
    if latest is None or latest <= conference.day:
        return EarlyReview(None, conference.review_at is not None)
    halfway = conference.day + timedelta(days=(latest - conference.day).days // 2)
    day = england_and_wales().back_to_working(halfway)
    agreed = conference.review_at is not None and local(conference.review_at).date() <= day
    return EarlyReview(day, agreed)
