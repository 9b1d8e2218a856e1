"""How a new relative belongs to somebody who is known: the words one chooses from, and what they mean."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from cpdesk.vocabulary import RelationshipKind, Sex


class Side(Enum):
    """Where the new person stands, seen from the known one."""

    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    COUPLE = "couple"
    NONE = "none"


class Relation(StrEnum):
    """What a new relative is to the known person."""

    MOTHER = "mother"
    FATHER = "father"
    DAUGHTER = "daughter"
    SON = "son"
    UNBORN = "unborn baby"
    SISTER = "sister"
    BROTHER = "brother"
    PARTNER_F = "partner (woman)"
    PARTNER_M = "partner (man)"
    WIFE = "wife"
    HUSBAND = "husband"
    STEPMOTHER = "stepmother"
    STEPFATHER = "stepfather"
    STEPDAUGHTER = "stepdaughter"
    STEPSON = "stepson"
    RELATIVE_F = "somebody else of the family (woman)"
    RELATIVE_M = "somebody else of the family (man)"

    @property
    def meaning(self) -> "Meaning":
        """What is written down for this relation."""
        return _MEANINGS[self]

    @property
    def is_child(self) -> bool:
        """Whether the new person is a child (not a step-child) of the known one."""
        return self.meaning.side is Side.CHILD and self.meaning.kind is RelationshipKind.PARENT_OF

    @property
    def role(self) -> str:
        """What the new person is called: “mother”, “partner”; empty when it says nothing."""
        if self.meaning.side is Side.NONE:
            return ""
        return "baby" if self is Relation.UNBORN else self.value.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The relationship behind a word, and the sex it tells."""

    side: Side
    kind: RelationshipKind | None
    sex: Sex


_F, _M, _U = Sex.FEMALE, Sex.MALE, Sex.UNKNOWN
_PARENT, _STEP = RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF
_MEANINGS = {
    Relation.MOTHER: Meaning(Side.PARENT, _PARENT, _F),
    Relation.FATHER: Meaning(Side.PARENT, _PARENT, _M),
    Relation.DAUGHTER: Meaning(Side.CHILD, _PARENT, _F),
    Relation.SON: Meaning(Side.CHILD, _PARENT, _M),
    Relation.UNBORN: Meaning(Side.CHILD, _PARENT, _U),
    Relation.SISTER: Meaning(Side.SIBLING, _PARENT, _F),
    Relation.BROTHER: Meaning(Side.SIBLING, _PARENT, _M),
    Relation.PARTNER_F: Meaning(Side.COUPLE, RelationshipKind.PARTNERS, _F),
    Relation.PARTNER_M: Meaning(Side.COUPLE, RelationshipKind.PARTNERS, _M),
    Relation.WIFE: Meaning(Side.COUPLE, RelationshipKind.MARRIED, _F),
    Relation.HUSBAND: Meaning(Side.COUPLE, RelationshipKind.MARRIED, _M),
    Relation.STEPMOTHER: Meaning(Side.PARENT, _STEP, _F),
    Relation.STEPFATHER: Meaning(Side.PARENT, _STEP, _M),
    Relation.STEPDAUGHTER: Meaning(Side.CHILD, _STEP, _F),
    Relation.STEPSON: Meaning(Side.CHILD, _STEP, _M),
    Relation.RELATIVE_F: Meaning(Side.NONE, None, _F),
    Relation.RELATIVE_M: Meaning(Side.NONE, None, _M),
}

_WOMEN = frozenset(
    (
        "mother", "mum", "mam", "mummy", "grandmother", "gran", "granny", "grandma", "nan", "nana", "aunt",
        "auntie", "aunty", "sister", "daughter", "wife", "girlfriend", "niece", "godmother", "stepmother",
        "stepmum", "stepdaughter", "stepsister", "great-grandmother", "step-mother",
    )
)  # fmt: skip
_MEN = frozenset(
    (
        "father", "dad", "daddy", "grandfather", "grandad", "granddad", "grandpa", "uncle", "brother", "son",
        "husband", "boyfriend", "nephew", "godfather", "stepfather", "stepdad", "stepson", "stepbrother",
        "great-grandfather", "step-father",
    )
)  # fmt: skip


def sex_told_by(role: str) -> Sex:
    """The sex that a role of the family tells: “maternal grandmother” does, “partner of the mother” not."""
    words = role.casefold().split(",")[0].partition(" of ")[0].split()
    last = words[-1] if words else ""
    return _F if last in _WOMEN else _M if last in _MEN else _U
