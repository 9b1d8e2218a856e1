"""A whole conference by keyboard alone, chapter by chapter: from the new file to the documents."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cpdesk.ui.meeting.course.run_sheet import RunSheet

from . import what_is_typed as words
from .keyboard import Keyboard
from .what_is_typed import Said

PEOPLE_WITH_A_VIEW = 5
CHILDREN = ("Ffi", "Kacperek", "Ola", "Unborn baby Wróbel-Łęcka")
STEPS = 16
ROUND_OF_THE_NOTES = (
    "What is said", "Who is here", "What are we worried about?, 0 entries", "The rest, 0 entries",
    "Back to the desk…", "A break or a pause, Ctrl+B", "Close the conference", "Run-sheet",
    "Speaker: nobody…",
    "What are we worried about? F2", "About all the children, Alt+0", "About Ffi, Alt+1", "Private, F8",
)  # fmt: skip
"""What Tab comes to where the notes are taken."""
GROUP_NAMES = tuple(
    f"The {which} group" for which in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
)
"""The groups of the recovery key that may be asked for."""


def create_the_file(keyboard: Keyboard, path: Path) -> None:
    """A new sealed file: whose it is, its place, its passphrase twice, its recovery key tested."""
    keyboard.tab_to("Create a new file…")
    keyboard.press("Return")
    keyboard.wait_for("Your name, as chair")
    keyboard.type_text(words.CHAIR)
    keyboard.press("Return")
    keyboard.wait_for("Choose where the new file shall be")
    keyboard.press("Return")
    type_a_path(keyboard, path)
    keyboard.wait_for("New passphrase")
    keyboard.type_text(words.PASSPHRASE)
    keyboard.tab_to("The same passphrase again")
    keyboard.type_text(words.PASSPHRASE)
    keyboard.tab_to("Create the file")
    keyboard.press("Return")
    keyboard.wait_for("Recovery key…")
    groups = keyboard.name.removeprefix("Recovery key: ").split("-")
    keyboard.tab_to("I have it on paper")
    keyboard.press("Return")
    for _ in range(2):
        number = GROUP_NAMES.index(keyboard.name)
        keyboard.type_text(groups[number].lower())
        keyboard.press("Return")
    keyboard.wait_for("Month")


def make_it_large_and_dark(keyboard: Keyboard) -> None:
    """In the settings: dark, and text at 200 %."""
    keyboard.press("Ctrl+,")
    keyboard.wait_for("As the computer is set")
    keyboard.arrow_to("Dark", "Down")
    keyboard.press("Space")
    keyboard.tab_to("Text at 100 per cent")
    keyboard.arrow_to("Text at 200 per cent")
    keyboard.press("Space")


def type_a_path(keyboard: Keyboard, path: Path) -> None:
    """Answer a file dialog: the path typed, Enter."""
    keyboard.tab_to("File name:")
    keyboard.press("Ctrl+A")
    keyboard.type_text(str(path))
    keyboard.press("Return")


def bring_in_the_practice_conference(keyboard: Keyboard, practice_file: Path, how: str) -> None:
    """Bring in the practice conference in one of the two ways (the beginning of its words), and open it."""
    keyboard.press("Ctrl+3")
    keyboard.tab_to("Bring in a practice conference…")
    keyboard.press("Return")
    type_a_path(keyboard, practice_file)
    keyboard.wait_for("Bring it in")
    keyboard.tab_to("Leave it to run live…")
    keyboard.arrow_to(how, "Down")
    keyboard.tab_to("Bring it in")
    keyboard.press("Return")
    keyboard.wait_for("Open the case", 60)
    keyboard.press("Return")
    keyboard.wait_for("Overview")


def open_the_conference(keyboard: Keyboard) -> None:
    """From the page of the case to the conference, by its tab."""
    keyboard.arrow_to("Conferences")
    keyboard.tab_to("Run the conference: Initial conference…")
    keyboard.press("Return")
    keyboard.wait_for("Begin; the clock starts")


def mark_who_is_here_and_begin(keyboard: Keyboard) -> None:
    """The first by hand, the others together; then the clock starts."""
    keyboard.tab_to("Who takes part")
    keyboard.press("Return")
    keyboard.press("Alt+P")
    keyboard.tab_to("All who are expected are here now")
    keyboard.press("Return")
    keyboard.tab_to("Begin; the clock starts")
    keyboard.press("Return")
    keyboard.wait_for("Who takes part")


def go_on_without_quorum(keyboard: Keyboard) -> None:
    """Say on the page of the welcome why the conference goes on."""
    keyboard.tab_to("Why the conference goes on without quorum")
    keyboard.type_text(words.QUORUM_REASON)
    keyboard.press("Return")


def go_to_step(keyboard: Keyboard, window: QWidget, title: str) -> None:
    """Walk the run-sheet by Ctrl+Down (or back by Ctrl+Up) until this step is the present one."""
    for key in ("Ctrl+Down", "Ctrl+Up"):
        for _ in range(STEPS):
            if present_step(window).startswith(title):
                return
            keyboard.press(key)
    raise AssertionError(f"the run-sheet never comes to “{title}”")


def present_step(window: QWidget) -> str:
    """The step of the run-sheet that is on, as a screen reader says it."""
    for sheet in window.findChildren(RunSheet):
        item = sheet.currentItem()
        return item.text() if item is not None else ""
    return ""


def go_round_the_notes(keyboard: Keyboard) -> None:
    """Tab comes to everything beside and above the lanes, and Shift+Tab does too."""
    for name in ROUND_OF_THE_NOTES:
        keyboard.tab_to(name)
    for name in reversed(ROUND_OF_THE_NOTES):
        keyboard.tab_to(name, back=True)


def add_entry(keyboard: Keyboard, said: Said) -> None:
    """Type one entry: lane, speaker, child, private, words, Enter; leaves the composer as it found it."""
    keyboard.press("Alt+T", said.key)
    keyboard.wait_for("What is said")
    if said.speaker:
        keyboard.type_text("@" + said.speaker)
        keyboard.press("Tab")
    chosen = [*([said.child] if said.child else []), *(["F8"] if said.private else [])]
    keyboard.press(*chosen)
    keyboard.type_text(said.text)
    keyboard.press("Return", *chosen)


def change_undo_and_move(keyboard: Keyboard) -> None:
    """Amend the first worry, take that back and do it again; move the grey area to what needs to change."""
    keyboard.press("Alt+P")
    keyboard.tab_to("What are we worried about?…")
    keyboard.press("Home", "Return")
    keyboard.wait_for("What is said")
    keyboard.press("Ctrl+End")
    keyboard.type_text(words.AMENDMENT)
    keyboard.press("Return", "Ctrl+Z", "Ctrl+Y")
    keyboard.press("Alt+P")
    keyboard.tab_to("The rest…")
    keyboard.press("End", "F4")


def lock_in_mid_sentence_and_come_back(keyboard: Keyboard, window: QWidget) -> None:
    """Lock while a sentence is half typed; after unlocking, it goes on where it stopped."""
    step = present_step(window)
    keyboard.press("Alt+T", "F2")
    keyboard.type_text(words.HALF)
    keyboard.press("Ctrl+L")
    keyboard.wait_for("Passphrase or recovery key")
    keyboard.type_text(words.PASSPHRASE)
    keyboard.press("Return")
    keyboard.wait_for("What is said")
    assert present_step(window) == step
    keyboard.type_text(words.OTHER_HALF)
    keyboard.press("Return")


def make_the_plan(keyboard: Keyboard) -> None:
    """One outcome with its measure, an action with owner and day, and the contingency."""
    keyboard.wait_for("New outcome: what we need to see")
    keyboard.type_text(words.OUTCOME)
    keyboard.press("Return")
    keyboard.wait_for("New action")
    keyboard.type_text(words.ACTION)
    keyboard.press("Return")
    keyboard.tab_to("Who does it: Who?", back=True)
    keyboard.press("Return")
    keyboard.wait_for("Who does it")
    keyboard.type_text("Temp")
    keyboard.press("Space", "Return")
    keyboard.wait_for("Who does it: Temperance Okonjo-Hale")
    keyboard.tab_to("By when")
    keyboard.type_text(words.ACTION_DAY)
    keyboard.tab_to("How we will know", back=True)
    keyboard.type_text(words.MEASURE)
    keyboard.tab_to("What happens if the plan does not work…")
    keyboard.type_text(words.CONTINGENCY)
    keyboard.press("Tab")


def hear_everyone(keyboard: Keyboard) -> None:
    """A view on every child from several people, the first with a reason."""
    keyboard.wait_for("Everyone’s view")
    keyboard.press("Ctrl+Home", "Right")
    for number in range(PEOPLE_WITH_A_VIEW):
        keyboard.press("6" if number == 1 else "1", "=", "Down")
    keyboard.press("Ctrl+Home", "End", "Return")
    keyboard.type_text(words.VIEW_REASON)
    keyboard.press("Return")


def decide(keyboard: Keyboard) -> None:
    """A decision for each child with category and reason; for the baby another one than for the others."""
    for child in CHILDREN:
        protection = child != CHILDREN[-1]
        outcome = "Child protection plan" if protection else "Child in need plan"
        keyboard.tab_to(f"Outcome, {child}: {outcome}")
        keyboard.press("Return")
        if protection:
            keyboard.tab_to(f"Main category of harm, {child}: Neglect")
            keyboard.press("Return")
        keyboard.tab_to(f"Reason, {child}")
        keyboard.type_text(words.DECISION_REASON)
        keyboard.press("Tab")


def agree_the_dates_and_close(keyboard: Keyboard) -> None:
    """Core group, next dates and complaints; then what is missing, and the close with its reason."""
    keyboard.wait_for("Core group: Who is in the core group?")
    keyboard.press("Return")
    keyboard.wait_for("Core group")
    for letters in ("Temp", "Sunn", "Agni"):
        keyboard.type_text(letters)
        keyboard.press("Space")
        keyboard.pause()
    keyboard.press("Return")
    keyboard.tab_to("First core group: day and time")
    keyboard.type_text(words.CORE_GROUP_DAY)
    keyboard.tab_to("Review conference: day and time")
    keyboard.type_text(words.REVIEW_DAY)
    keyboard.tab_to("How to complain was explained to everyone")
    keyboard.press("Space")
    keyboard.tab_to("Still open")
    keyboard.tab_to("Why the conference closes with open points")
    keyboard.type_text(words.OPEN_POINTS)
    keyboard.tab_to("Close with open points")
    keyboard.press("Return")
    keyboard.wait_for("To the documents")


def make_the_documents(keyboard: Keyboard, folder: Path) -> None:
    """The folder typed, everything made, and the end shown."""
    keyboard.press("Return")
    keyboard.wait_for("Conference")
    keyboard.tab_to("Folder for the documents")
    keyboard.press("Ctrl+A")
    keyboard.type_text(str(folder))
    keyboard.tab_to("Make Word documents")
    keyboard.press("Return")
    keyboard.wait_for("Open the folder", 90)
