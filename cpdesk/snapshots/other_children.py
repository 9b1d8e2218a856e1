"""Other people’s children: what in a text would name one to a reader who may not read about them."""

import re
import unicodedata
from dataclasses import replace

from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Action

NOT_ALL_IS_TOLD = "The reasons are also about other children. The lead social worker can explain them."
"""Instead of reasons in which every sentence names somebody else's child."""


def given_names(person: Person) -> set[str]:
    """The names a person goes by, without the family name that others share."""
    given = person.name.split()
    return {_bare(word).casefold() for word in (*(given[:-1] or given), person.known_as) if word}


def names_child(text: str, names: set[str]) -> bool:
    """Whether a text names a child; written without a capital, “will” is not Will."""
    words = re.findall(r"[^\W_][\w’'\-]*", _bare(text))
    return mentions(" ".join(word for word in words if not word[0].islower()), names)


def mentions(text: str, names: set[str]) -> bool:
    """Whether a text holds one of the names as a word of its own, also with ’s after it."""
    words = set(re.findall(r"[^\W_]+(?:[’'\-][^\W_]+)*", _bare(text).casefold()))
    bare = {re.sub(r"[’']s?$", "", word) for word in words}
    return bool((words | bare) & names)


def _bare(text: str) -> str:
    """A text without accents and vowel signs, since people leave them out, and as our words are found."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(character for character in apart if not unicodedata.combining(character))


def decision_sparing(decision: Decision, others: set[str]) -> Decision:
    """A decision without the sentences that name somebody else's child."""
    reason = sparing(decision.reason, others)
    spared = ((d, sparing(d.text, others)) for d in decision.dissent)
    dissent = (replace(d, text=text) for d, text in spared if text or not d.text)
    return replace(
        decision,
        reason=reason if reason or not decision.reason else NOT_ALL_IS_TOLD,
        words="" if names_child(decision.words, others) else decision.words,
        override_reason=sparing(decision.override_reason, others),
        outstanding=sparing(decision.outstanding, others),
        dissent=tuple(dissent),
    )


def action_sparing(action: Action, others: set[str]) -> Action:
    """An action whose own words name nobody else's child, without what beside them does."""
    return replace(
        action,
        by_words=sparing(action.by_words, others),
        progress=sparing(action.progress, others),
        how_often=sparing(action.how_often, others),
        measure=sparing(action.measure, others),
        committed_by=sparing(action.committed_by, others),
    )


def sparing(text: str, others: set[str]) -> str:
    """A text without the sentences that name one of the `others`; untouched when none does."""
    if not names_child(text, others):
        return text
    parts = re.split(r"(?<=[.;!?])\s+", text)
    return " ".join(part for part in parts if not names_child(part, others)).rstrip(";")
