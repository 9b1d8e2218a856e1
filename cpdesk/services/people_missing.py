"""What is open about people at the close: an early review, reports, the children’s voices."""

from collections.abc import Iterator

from cpdesk.rules.wording import listing
from cpdesk.snapshots.conference import Conference, Missing
from cpdesk.snapshots.early_review import early_review
from cpdesk.snapshots.heard import reports_not_read, voices_not_known
from cpdesk.snapshots.step_needs import is_unmarked
from cpdesk.vocabulary import Lane


def people_missing(conference: Conference) -> Iterator[Missing]:
    """Who is marked neither as here nor as away, and what else is open about people.

    An early review not agreed, reports not read in, and voices of children that came nobody said how.
    """
    unmarked = [a.person.short for a in conference.attendance if is_unmarked(a)]
    if unmarked:
        are = "is" if len(unmarked) == 1 else "are"
        yield Missing(f"{listing(unmarked)} {are} not marked as here or away.", "welcome", must=False)
    everyone = [child.id for child in conference.children]
    review = early_review(conference)
    if review is not None and not review.agreed:
        yield Missing(review.words, "close", must=False)
    unread = [conference.name(report.by) for report in reports_not_read(conference)]
    if unread:
        yield Missing(f"Not read in yet: the report of {listing(unread)}.", "welcome", must=False)
    heard = {who for e in conference.entries if e.lane is Lane.CHILD_VOICE for who in (e.about or everyone)}
    unclear = [child.short for child in voices_not_known(conference) if child.id in heard]
    if unclear:
        words = f"Nobody has noted how the voice of {listing(unclear)} reached the conference."
        yield Missing(words, "child_voice", must=False)
