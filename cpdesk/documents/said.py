"""What was said: each entry with its time, lane, speaker and children, step by step."""

from collections.abc import Sequence

from cpdesk.documents.naming import called, named
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Run
from cpdesk.rules.wording import clock, sentence, size_words
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.reader import ReaderCopy, is_private
from cpdesk.snapshots.replies import replies_to, reply_words
from cpdesk.vocabulary import Lane, SaidAs

LANES = {
    Lane.WORRY: ("Worry", "EntryWorry", "LaneWorry"),
    Lane.STRENGTH: ("Working well", "EntryStrength", "LaneStrength"),
    Lane.NEEDS_TO_CHANGE: ("Needs to change", "EntryChange", "LaneChange"),
    Lane.GREY_AREA: ("Grey area", "EntryGreyArea", "LaneGreyArea"),
    Lane.CHILD_VOICE: ("The child’s voice", "EntryChild", "LaneChild"),
    Lane.FAMILY_VIEW: ("The family’s view", "EntryFamily", "LaneFamily"),
    Lane.INFORMATION: ("Information", "Entry", "LaneInformation"),
    Lane.CONFIDENTIAL: ("", "EntryPrivate", "LanePrivate"),
    Lane.UNSORTED: ("To be sorted", "Entry", "LaneInformation"),
}
"""A lane's short name, the style of its entries and the style of its name."""

OWN_SECTIONS = (Lane.CHILD_VOICE, Lane.FAMILY_VIEW)
"""What the children and the family said is not lost between the rest: it has its own place."""


def add_entry(sheet: Sheet, copy: ReaderCopy, entry: Entry) -> None:
    """One entry: a line with when, what kind, who and about whom, then the text as it is stored."""
    lane, style, mark = LANES[entry.lane]
    private = is_private(entry)
    runs: list[Run] = [clock(entry.at)]
    if private:
        runs += [" · ", ("Private", "LanePrivate")]
    if lane:
        runs += [" · ", (lane, mark)]
    if speaker := named(copy, entry.speaker):
        runs.append(f" · {speaker}")
    if about := called(copy, entry.about):
        runs.append(f" · about {about}")
    if entry.said_as is not None:
        runs.append(f" · said as {'a fact' if entry.said_as is SaidAs.FACT else f'an {entry.said_as.words}'}")
    if copy.reader.is_full and entry.part is not None:
        parts = (part.kind.words for part in copy.conference.parts if part.id == entry.part)
        runs += [f" · {words}" for words in parts]
    sheet.text(*runs, style="EntryMeta")
    words = entry.text if entry.reply is None else sentence(reply_words(entry))
    sheet.text(words, style="EntryPrivate" if private else style)
    for reply in replies_to(copy.conference, entry.id):
        who = named(copy, reply.speaker) or "Somebody of the family"
        verb = "" if reply.reply else "says "
        sheet.text(f"{who} {verb}{reply_words(reply)}", style="EntryFamily")


def add_attachments(sheet: Sheet, copy: ReaderCopy) -> None:
    """What is kept with the conference beside the record, by name; only the full record lists it."""
    attachments = copy.conference.attachments if copy.reader.is_full else ()
    if attachments:
        sheet.section("Attached")
    for one in attachments:
        sheet.text(f"{one.name}, {size_words(one.size)}, added at {clock(one.added_at)}")


def add_lane(sheet: Sheet, copy: ReaderCopy, heading: str, lane: Lane) -> None:
    """A section with all entries of one lane in their order; none, no section.

    A reply to a worry stands beside that worry, unless the worry is not in this copy.
    """
    entries = [
        entry
        for entry in copy.conference.entries
        if entry.lane is lane and copy.conference.entry(entry.replies_to) is None
    ]
    if entries:
        sheet.section(heading)
    for entry in entries:
        add_entry(sheet, copy, entry)


def add_voices(sheet: Sheet, copy: ReaderCopy) -> None:
    """How the voice of each child reached the conference, as far as that was noted."""
    rows = [
        (
            copy.conference.name(voice.child),
            sentence(voice.how.words),
            named(copy, voice.by),
            voice.note,
        )
        for child in copy.children
        for voice in copy.conference.voices
        if voice.child == child.id
    ]
    if rows:
        sheet.section("How each child was heard")
        sheet.table(("Child", "How", "Through whom", "What else"), rows, (24, 26, 26, 24))


def add_discussion(sheet: Sheet, copy: ReaderCopy) -> None:
    """The discussion by step of the run-sheet, without what has its own section."""
    entries = [entry for entry in copy.conference.entries if entry.lane not in OWN_SECTIONS]
    if not entries:
        return
    sheet.section("What was talked about")
    steps = copy.conference.run_sheet.steps
    by_step: dict[str, list[Entry]] = {step.key: [] for step in steps}
    for entry in entries:
        by_step.setdefault(entry.step, []).append(entry)
    titles = {step.key: step.title for step in steps}
    for key, said in by_step.items():
        if said:
            _add_step(sheet, copy, titles.get(key, "Other parts of the conference"), said)


def _add_step(sheet: Sheet, copy: ReaderCopy, title: str, entries: Sequence[Entry]) -> None:
    """The entries of one step; where its parts have names of their own, these stand above them."""
    sheet.part(title)
    several = len({entry.stage_words for entry in entries}) > 1
    stage = ""
    for entry in entries:
        if several and entry.stage_words.casefold() not in ("", stage.casefold(), title.casefold()):
            sheet.label(entry.stage_words)
        stage = entry.stage_words
        add_entry(sheet, copy, entry)
