"""What a step of the run-sheet says, as it is read in the settings; and of which kind of conference."""

from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cpdesk.rules.agenda import Step, WhoIsIn
from cpdesk.rules.wording import listing
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import ConferenceKind


class ForKind(Enum):
    """Of which kind of conference a run-sheet is shown."""

    EVERY = None
    INITIAL = ConferenceKind.INITIAL
    PRE_BIRTH = ConferenceKind.PRE_BIRTH
    TRANSFER_IN = ConferenceKind.TRANSFER_IN
    REVIEW = ConferenceKind.REVIEW

    @property
    def kind(self) -> ConferenceKind | None:
        """The kind; None: every one."""
        found: ConferenceKind | None = self.value
        return found

    @property
    def words(self) -> str:
        """The kind as it is chosen."""
        every = QCoreApplication.translate("ForKind", "Every kind of conference")
        return self.kind.words if self.kind else every


def step_parts(step: Step, *, says_itself: bool) -> list[QWidget]:
    """What stands below the title of a step; `says_itself`: its kind of conference says something else."""
    say = QCoreApplication.translate
    about = [say("RunSheetTab", "{0} min").format(step.minutes), step.group]
    if step.optional:
        about.append(say("RunSheetTab", "only when it is needed"))
    if step.private:
        about.append(say("RunSheetTab", "private"))
    if step.kinds:
        kinds = [kind.words.lower() for kind in ConferenceKind if kind in step.kinds]
        about.append(say("RunSheetTab", "only at: {0}").format(listing(kinds)))
    if says_itself:
        about.append(say("RunSheetTab", "in words of this kind"))
    about.append(say("RunSheetTab", "First to speak: {0}").format(step.first_speaker))
    parts: list[QWidget] = [Hint("  ·  ".join(about))]
    if step.who_is_in is not WhoIsIn.EVERYONE or step.may_be_present:
        parts.append(Hint(say("RunSheetTab", "Who may be there: {0}").format(step.present_words)))
    if step.prompts:
        parts.append(PlainLabel("\n".join(f"– {prompt}" for prompt in step.prompts)))
    if step.needs:
        needs = "; ".join(need.words for need in step.needs)
        parts.append(Hint(say("RunSheetTab", "Before the next step: {0}").format(needs)))
    return parts
