"""The keys of a running conference, written once: pages, hints and the map of keys read them here."""

from dataclasses import dataclass

from cpdesk.vocabulary import Lane


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """One key (or more that do the same) and what it does, in words."""

    name: str
    keys: tuple[str, ...]
    words: str


COURSE_KEYS = (
    MeetingKey("keys", ("F1",), "All the keys of a conference on one card, or away with it"),
    MeetingKey("next_step", ("Ctrl+Down",), "Next step"),
    MeetingKey("step_back", ("Ctrl+Up",), "Back a step"),
    MeetingKey("to_run_sheet", ("Alt+R",), "To the run-sheet"),
    MeetingKey("log", ("Alt+L",), "What happened when, or the run-sheet again"),
    MeetingKey("to_who_is_here", ("Alt+W",), "To who is here"),
    MeetingKey("to_page", ("Alt+P",), "To the page of the step"),
    MeetingKey("to_typing", ("Alt+T", "Esc"), "To the place to type"),
    MeetingKey("break", ("Ctrl+B",), "A break, a pause or a break for legal advice; or resume"),
    MeetingKey("part", ("Ctrl+Shift+B",), "A part begins that not everybody is in, or ends"),
    MeetingKey("somebody_new", ("Ctrl+N",), "Somebody new has come: name, role, agency"),
    MeetingKey("show_private", ("Ctrl+Shift+P",), "Private entries out of sight on this screen, or back"),
    MeetingKey("undo", ("Ctrl+Z",), "Undo (text first, then what was last done)"),
    MeetingKey("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Do it again"),
    MeetingKey("next_gap", ("Ctrl+G",), "In the plan: the next thing that is vague"),
)  # fmt: skip
"""Anywhere in a conference."""

TYPING_KEYS = (
    MeetingKey("entry_part", ("Alt+B",), "The chosen entry was said in another part, or with everybody"),
    MeetingKey("private", ("F8",), "Private, or no longer private"),
    MeetingKey("all_children", ("Alt+0",), "About all the children"),
    MeetingKey("child", ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8", "Alt+9"),
               "About one child, or not"),
    MeetingKey("recent_speaker",
               ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9"),
               "One of the last speakers, by the number that stands beside the name"),
    MeetingKey("fact", ("Alt+F",), "Said as a fact, or not"),
    MeetingKey("allegation", ("Alt+A",), "Said as an allegation, or not"),
    MeetingKey("opinion", ("Alt+O",), "Said as an opinion, or not"),
    MeetingKey("to_unsorted", ("Alt+U",), "To what is still to be sorted"),
    MeetingKey("keep_attachment", ("Alt+S",), "Keep what was pasted whole, as an attachment"),
    MeetingKey("split", ("Ctrl+Return", "Ctrl+Enter"), "While an entry is changed: two of it, at the cursor"),
)  # fmt: skip
"""For what is typed, and most of them for the entry that is chosen."""

WORDS_KEYS = (
    MeetingKey("plain_words", ("Alt+Return", "Alt+Enter"), "Take the words that are offered"),
    MeetingKey("explain_once", ("Alt+Shift+Return", "Alt+Shift+Enter"), "Explain the initials, this once"),
    MeetingKey("know_word", ("Alt+K",), "Put the word on the list of known words"),
    MeetingKey("other_words", ("Alt+Right",), "The next of the words offered"),
    MeetingKey("earlier_words", ("Alt+Left",), "The words offered before"),
)  # fmt: skip
"""For a word that is underlined, or a phrase that is offered."""

BOARD_KEYS = (
    MeetingKey("room_board", ("F9",), "Put the room board up, or away"),
    MeetingKey("blank_board", ("F11",), "Blank the room board, or show it again"),
    MeetingKey("board_panel", ("Shift+F9",), "See on the laptop what the board shows"),
    MeetingKey("board_earlier", ("Ctrl+PgUp",), "Earlier lines on the room board"),
    MeetingKey("board_later", ("Ctrl+PgDown",), "Later lines on the room board"),
)  # fmt: skip
"""For the board in the room, from anywhere."""

CARD_KEYS = (
    MeetingKey("edit", ("Return", "Enter"), "Change the entry"),
    MeetingKey("up", ("Alt+Up",), "Move the entry up"),
    MeetingKey("down", ("Alt+Down",), "Move the entry down"),
    MeetingKey("remove", ("Del",), "Take the entry out"),
    MeetingKey("speaker", ("@",), "Another speaker"),
    MeetingKey("join", ("Ctrl+J",), "Join the entry with the one above it"),
    MeetingKey("entry_history", ("Alt+H",), "Its history: who changed it, and its earlier words"),
)

TYPED_KEYS = (
    MeetingKey("typed_speaker", ("mum:",), "Who speaks: a name, a role or initials, and a colon"),
    MeetingKey("typed_strength", ("+",), "What is working well"),
    MeetingKey("typed_worry", ("!",), "A worry; behind a speaker - means it too"),
    MeetingKey("typed_change", (">",), "What needs to change"),
    MeetingKey("typed_grey_area", ("?",), "A grey area"),
    MeetingKey("typed_voice", ("*",), "Behind a speaker: the child’s voice"),
    MeetingKey("typed_child", ("#Leo",), "About that child"),
    MeetingKey("typed_mark", ("(fact)", "(allegation)", "(opinion)", "(private)"), "What it is said as"),
)
"""Typed before the words of an entry, each with a blank behind it; the chips show what was understood."""

FAMILY_KEYS = (
    MeetingKey("relative", ("N",), "A new relative of the chosen person"),
    MeetingKey("relationship", ("R",), "How the chosen person belongs to another one"),
    MeetingKey("home", ("H",), "With whom the chosen person lives"),
    MeetingKey("correct", ("Return",), "Correct the name or the day of birth"),
    MeetingKey("died", ("D",), "The chosen person has died"),
    MeetingKey("responsible", ("P",), "Has parental responsibility, or not"),
    MeetingKey("unnamed", ("U",), "Asked not to be named to the family, or not"),
    MeetingKey("restricted", ("A",), "The address must not be shared, or may be"),
)
"""In the list of the family."""

PLAN_KEYS = (
    MeetingKey(
        "answer", ("Return",), "An action for the chosen worry, or an outcome of what needs to change"
    ),
    MeetingKey("leave_worry", ("L",), "Leave the chosen worry without an action, with the reason"),
    MeetingKey("take_back_left", ("Del",), "Do not leave it after all"),
)
"""On a worry beside the plan."""

LAST_PLAN_KEYS = (
    MeetingKey("done", ("D",), "Done, or met"),
    MeetingKey("partly", ("P",), "Partly"),
    MeetingKey("not_done", ("N",), "Not done, or not met"),
    MeetingKey("carry_over", ("C",), "Into the new plan"),
)
"""On a line of the last plan, in a review."""

PEOPLE_KEYS = (
    MeetingKey("come_or_go", ("Return", "Space"), "Has come, or has left"),
    MeetingKey("in_person", ("I",), "In the room"),
    MeetingKey("online", ("O",), "Online"),
    MeetingKey("telephone", ("T",), "By telephone"),
    MeetingKey("report_only", ("R",), "Report only"),
    MeetingKey("apologies", ("A",), "Apologies"),
    MeetingKey("as_what", ("C",), "As what they take part, and beside whom"),
    MeetingKey("send_out", ("S",), "Sent out, with the reason"),
    MeetingKey("family_agreed", ("F",), "The family agreed to an observer, or did not"),
    MeetingKey("chair_agreed", ("H",), "The chair agreed to an observer, or did not"),
    MeetingKey("may_speak", ("M",), "A solicitor may speak, or may not"),
    MeetingKey("report_read", ("W",), "Their report was read in, or was not"),
    MeetingKey("unnamed", ("N",), "Not to be named to the family, or named"),
    MeetingKey("address_restricted", ("D",), "Their address is kept back, or is not"),
)
"""On somebody in the table of who takes part."""

REPLY_KEYS = (
    MeetingKey("agrees", ("A",), "Agrees with the worry"),
    MeetingKey("partly_agrees", ("P",), "Partly agrees"),
    MeetingKey("disagrees", ("D",), "Disagrees"),
    MeetingKey("own_words", ("Return",), "In their own words"),
    MeetingKey("no_reply", ("Del",), "Take the reply back"),
    MeetingKey("next_to_reply", ("N",), "Ask the next one of the family"),
)
"""On a worry while the family replies."""

STEP_KEYS = (MeetingKey("leave_out", ("S", "Del"), "Leave a step out with the reason, or take it up again"),)
"""On a step of the run-sheet."""

RISK_KEYS = (
    MeetingKey("tap", ("Space", "Return"), "Take a worry into the risk statement, or leave it out"),
    MeetingKey("add_statement", ("Ctrl+Return", "Ctrl+Enter"), "Add the risk statement"),
)
"""On the page of the risk statements."""

SCALE_KEYS = (
    MeetingKey("number", ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), "A number of the scale"),
    MeetingKey("no_number", ("N",), "Was asked and gave no number"),
    MeetingKey("withdraw", ("Del",), "Take a number back"),
    MeetingKey("reason", ("Return", "Enter"), "Write the reason of a number"),
)
"""On the page of the safety scale."""

LANE_KEYS = {
    Lane.WORRY: "F2",
    Lane.STRENGTH: "F3",
    Lane.NEEDS_TO_CHANGE: "F4",
    Lane.GREY_AREA: "F5",
    Lane.CHILD_VOICE: "F6",
    Lane.FAMILY_VIEW: "F7",
    Lane.INFORMATION: "Ctrl+I",
    Lane.CONFIDENTIAL: "Ctrl+K",
    Lane.UNSORTED: "Ctrl+U",
}
"""The key of each lane: for what is typed next, or for the entry that is chosen."""


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of one action, e.g. `keys_of("undo")`."""
    tables = (COURSE_KEYS, TYPING_KEYS, WORDS_KEYS, BOARD_KEYS, CARD_KEYS, STEP_KEYS, RISK_KEYS)
    return next(key.keys for table in tables for key in table if key.name == name)
