"""What an act was, in words without names: “an arrival”, “a decision”."""

from collections.abc import Iterable, Sequence

from cpdesk.models.entry import Entry, EntryRevision
from cpdesk.services.images import Image

_WORDS = {
    "decisions": "a decision",
    "dissents": "a dissent",
    "views": "a view",
    "child_views": "a view",
    "plan_outcomes": "an outcome of the plan",
    "actions": "an action of the plan",
    "action_owners": "who carries an action",
    "left_worries": "a worry left without an action",
    "risk_statements": "a risk statement",
    "scale_scores": "a number on the scale",
    "parts": "a part of the meeting",
    "people": "a person’s details",
    "relationships": "a line of the family tree",
    "child_voices": "how a child’s voice came",
    "reports": "a report",
    "contacts": "who knows which child",
    "core_group_members": "the core group",
    "attendances": "how somebody takes part",
    "presences": "a coming or going",
    "conferences": "a detail of the conference",
    "entries": "an entry",
}
"""The tables, what weighs most first."""

_MADE = {"people": "a person was added", "presences": "an arrival"}
_GONE = {
    "people": "a person was taken out",
    "views": "a view was withdrawn",
    "plan_outcomes": "an outcome was taken out",
    "actions": "an action was taken out",
    "relationships": "a line of the family tree was taken out",
    "risk_statements": "a risk statement was taken out",
}
_COLUMNS = {
    "quorum_reason": "the reason for going on without a quorum",
    "contingency": "the contingency",
    "contingency_trigger": "the contingency",
    "core_group_at": "the day of the core group",
    "review_at": "the day of the review",
    "complaints_explained": "the tick for complaints",
    "lead_social_worker_id": "the lead social worker",
    "open_points_reason": "the reason for open points",
    "capacity": "as what somebody takes part",
    "copy_scope": "what somebody’s copy holds",
    "may_speak": "the leave to speak",
    "address_restricted": "a restricted address",
    "unnamed": "who asked not to be named",
    "left": "a leaving",
    "read_at": "a report was read in",
}


def words_of(images: Sequence[Image]) -> str:
    """What changed these rows, in words."""
    heaviest = min(images, key=lambda image: (list(_WORDS).index(image.table), image.before is not None))
    if len({image.table for image in images}) == 1 and heaviest.before is not None and heaviest.after:
        for column in heaviest.after:
            if column in _COLUMNS:
                return _COLUMNS[column]
    if heaviest.before is None:
        return _MADE.get(heaviest.table, _WORDS[heaviest.table])
    if heaviest.after is None:
        return _GONE.get(heaviest.table, _WORDS[heaviest.table])
    return _WORDS[heaviest.table]


def words_of_entries(changes: Iterable[tuple[Entry | EntryRevision | None, EntryRevision]]) -> str:
    """What was done to entries, in words: the state before (None: there was none) and after, of each."""
    pairs = list(changes)
    if len(pairs) > 1:
        gone = sum(after.removed and before is not None for before, after in pairs)
        fresh = sum(before is None for before, _after in pairs)
        if gone:
            return "a joining of entries"
        return "a splitting of an entry" if fresh < len(pairs) else f"{len(pairs)} entries"
    before, after = pairs[0]
    if before is None:
        return "an entry"
    if after.removed != before.removed:
        return "an entry was taken out"
    for names, words in _CHANGES:
        if any(getattr(before, name) != getattr(after, name) for name in names):
            return words
    return "a change of an entry"


_CHANGES = (
    (("text",), "the words of an entry"),
    (("reply", "replies_to_id"), "a reply"),
    (("lane",), "the lane of an entry"),
    (("private",), "whether an entry is private"),
    (("speaker_id",), "who said an entry"),
    (("about",), "whom an entry is about"),
    (("position",), "the place of an entry"),
    (("said_as",), "fact, allegation or opinion"),
)
