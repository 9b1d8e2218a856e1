"""Every word that is typed on the journey, so that it can be looked for afterwards."""

from dataclasses import dataclass

from cpdesk.vocabulary import Lane

PASSPHRASE = "vier Schwäne über dem café"
CHAIR = "Zoë Wexley-Łęcka"


@dataclass(frozen=True, slots=True)
class Said:
    """One entry as it is typed: who, in which lane, about which child, and the words."""

    text: str
    lane: Lane
    key: str
    speaker: str
    """The letters that are typed after `@`."""
    speaker_name: str
    child: str = ""
    """The key of the child, e.g. `Alt+1`; nothing for all."""
    private: bool = False


VOICE = Said(
    "She drew the house “with the loud door” twice – Bücherregal, zwölf Stühle, naïve café.",
    Lane.CHILD_VOICE, "F6", "pett", "Joanna Pettigrew", "Alt+1",
)  # fmt: skip
WORRY = Said(
    "On three “quiet” evenings nobody came to the nursery — the marmalade tin was the only supper 🙂.",
    Lane.WORRY, "F2", "oko", "Temperance Okonjo-Hale", "Alt+2",
)  # fmt: skip
STRENGTH = Said(
    "Gran’s kitchen timetable hangs on the wardrobe; breakfast happens by half past seven.",
    Lane.STRENGTH, "F3", "dahl", "Sunniva Dahl", "Alt+3",
)  # fmt: skip
PRIVATE = Said(
    "Privately: the landlord’s locksmith reported a broken doorframe – not for the kitchen table.",
    Lane.WORRY, "F2", "sant", "DC Aurelio Santangelo", private=True,
)  # fmt: skip
CHANGE = Said(
    "Homework club on Wednesdays needs a grown-up who collects.",
    Lane.NEEDS_TO_CHANGE,
    "F4",
    "mum",
    "Agnieszka Wróbel-Łęcka",
    "Alt+1",
)
GREY = Said(
    "Whether the stairgate was ever fitted is not known.\nThe midwife will ask.",
    Lane.GREY_AREA,
    "F5",
    "eze",
    "Chiamaka Eze",
)
SAID = (VOICE, WORRY, STRENGTH, PRIVATE, CHANGE, GREY)

AMENDMENT = " Amended: the tin was honey."
HALF, OTHER_HALF = "The taxi money for the antenatal appoint", "ment was handed over in an envelope."
OUTCOME = "Bedtimes are calm and the same on every weekday"
MEASURE = "The bedtime chart shows five calm evenings in six weeks"
ACTION = "Visit at bathtime and go through the bedtime chart together"
ACTION_DAY = "20 June"
CONTINGENCY = "If two bathtime visits are missed, a strategy discussion is called."
VIEW_REASON = "The bruising and the missed suppers belong together"
QUORUM_REASON = "The paediatrician’s report is thorough and waiting would leave them unprotected"
DECISION_REASON = "Neglect is likely to go on without a plan – supper, sleep and stairgate"
OPEN_POINTS = "Two advocates left for the tribunal and send their opinion tomorrow"
CORE_GROUP_DAY, REVIEW_DAY = "20 June 10:00", "5 September 2025 at 14:00"

TYPED = (
    *(said.text for said in SAID), AMENDMENT, HALF, OTHER_HALF, OUTCOME, MEASURE, ACTION, CONTINGENCY,
    VIEW_REASON, QUORUM_REASON, DECISION_REASON, OPEN_POINTS, PASSPHRASE,
)  # fmt: skip
"""All of it."""
