"""What is still vague in a plan, while there is still time to ask."""

import re
from datetime import date

_LOOSE = re.compile(
    r"\b(?:as (?:soon as possible|needed|necessary|appropriate|required)|asap|when (?:possible|appropriate)"
    r"|to be (?:confirmed|agreed|arranged)|tbc|tba|soon|ongoing|on-going|continu(?:e|ing)|in due course"
    r"|timely|where possible)\b",
    re.IGNORECASE,
)


def action_gaps(text: str, owners: int, by: date | None, by_words: str) -> list[str]:
    """What an action still lacks, in sentences: words, a person, a day (“each week” is enough).

    `owners` is how many people are named. A loose time such as “as soon as possible” or “ongoing” is no day.
    """
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
