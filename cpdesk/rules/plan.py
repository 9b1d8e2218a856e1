"""What is still vague in a plan, while there is still time to ask."""

import re
from datetime import date

from cpdesk.vocabulary import ActionKind

_LOOSE = re.compile(
    r"\b(?:as (?:soon as possible|needed|necessary|appropriate|required)|asap|when (?:possible|appropriate)"
    r"|to be (?:confirmed|agreed|arranged)|tbc|tba|soon|ongoing|on-going|continu(?:e|ing)|in due course"
    r"|timely|where possible)\b",
    re.IGNORECASE,
)


MEASURED = (ActionKind.ACTION, ActionKind.SERVICE)
"""What needs a way to know that it is done; a visit, an assessment and a resource show it by themselves."""


def action_gaps(text: str, owners: int, by: date | None, by_words: str, how_often: str = "") -> list[str]:
    """What an action still lacks, in sentences: words, a person, a day (“each week” is enough).

    `owners` is how many people are named. A loose time such as “as soon as possible” or “ongoing” is no day.
    What is done again and again needs no day: how often is enough.
    """
    by_words = by_words.strip() or how_often
    gaps = []
    if not text.strip():
        gaps.append("This action has no words.")
    if not owners:
        gaps.append("Nobody is named for this action.")
    if by is None:
        if not by_words.strip():
            gaps.append("This action has no date.")
        elif _LOOSE.search(by_words):
            gaps.append("This action’s date is loose: by which day, or how often?")
    return gaps


def line_gaps(kind: ActionKind, how_often: str, measure: str, committed_by: str) -> list[str]:
    """What a line of the plan lacks beside person and day, by its kind (domain section 6), in sentences.

    An action or a service without a measure, a visit without its rhythm, a resource that nobody can commit.
    """
    if kind in MEASURED and not measure.strip():
        return ["There is no measure for this action: how will we know?"]
    if kind is ActionKind.VISIT and (not how_often.strip() or _LOOSE.search(how_often)):
        return ["It is not said how often the child is visited."]
    if kind is ActionKind.RESOURCE and not committed_by.strip():
        return ["Nobody is named who can commit this."]
    return []


def outcome_gaps(text: str, measure: str, actions: int) -> list[str]:
    """What an outcome still lacks, in sentences: words, a measure, an action.

    `actions` is how many actions lead towards it.
    """
    gaps = []
    if not text.strip():
        gaps.append("This outcome has no words.")
    if not measure.strip():
        gaps.append("There is no measure: how will we know?")
    if not actions:
        gaps.append("No action leads to this outcome yet.")
    return gaps
