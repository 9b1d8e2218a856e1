"""The lanes as the screen shows them: short names, colours, and which stand side by side."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.vocabulary import Lane

BOARD_LANES = (Lane.WORRY, Lane.STRENGTH, Lane.NEEDS_TO_CHANGE)
"""The three that are always in sight."""
REST_LANES = (Lane.CHILD_VOICE, Lane.FAMILY_VIEW, Lane.GREY_AREA, Lane.INFORMATION, Lane.CONFIDENTIAL)
"""The rest, in the order of the fourth column."""

TONES = {
    Lane.WORRY: "worry",
    Lane.STRENGTH: "strength",
    Lane.NEEDS_TO_CHANGE: "change",
    Lane.GREY_AREA: "grey",
    Lane.CHILD_VOICE: "child",
    Lane.FAMILY_VIEW: "family",
    Lane.INFORMATION: "grey",
    Lane.CONFIDENTIAL: "grey",
    Lane.UNSORTED: "family",
}
"""The tone of the tokens that each lane has everywhere."""


def short_words(lane: Lane) -> str:
    """The lane on a chip."""
    say = QCoreApplication.translate
    return {
        Lane.WORRY: say("lanes", "Worry"),
        Lane.STRENGTH: say("lanes", "Strength"),
        Lane.NEEDS_TO_CHANGE: say("lanes", "Change"),
        Lane.GREY_AREA: say("lanes", "Grey area"),
        Lane.CHILD_VOICE: say("lanes", "Child’s voice"),
        Lane.FAMILY_VIEW: say("lanes", "Family"),
        Lane.INFORMATION: say("lanes", "Information"),
        Lane.CONFIDENTIAL: say("lanes", "Confidential"),
        Lane.UNSORTED: say("lanes", "Sort later"),
    }[lane]


def entries_of(entries: Iterable[Entry], lane: Lane) -> list[Entry]:
    """The entries of one lane, in the order of the record."""
    return [entry for entry in entries if entry.lane is lane]


def about_words(conference: Conference, about: tuple[UUID, ...]) -> str:
    """Whom an entry is about, short: "All", "Leo", "Leo, Isla"."""
    children = tuple(child.id for child in conference.children)
    if not about or set(about) == set(children):
        return QCoreApplication.translate("lanes", "All")
    people = (conference.person(who) for who in about)
    return ", ".join(person.short for person in people if person is not None)
