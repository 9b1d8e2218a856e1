"""The views that somebody can have on a child, each with its key."""

from dataclasses import dataclass

from cpdesk.vocabulary import Category, PlanView


@dataclass(frozen=True, slots=True)
class Choice:
    """One view, by a number."""

    key: str
    words: str
    view: PlanView | None
    category: Category | None = None
    other_key: str = ""


CHOICES = (
    Choice("1", "CP plan · neglect", PlanView.CHILD_PROTECTION, Category.NEGLECT),
    Choice("2", "CP plan · physical", PlanView.CHILD_PROTECTION, Category.PHYSICAL),
    Choice("3", "CP plan · sexual", PlanView.CHILD_PROTECTION, Category.SEXUAL),
    Choice("4", "CP plan · emotional", PlanView.CHILD_PROTECTION, Category.EMOTIONAL),
    Choice("5", "CP plan · category open", PlanView.CHILD_PROTECTION),
    Choice("6", "Child in need", PlanView.CHILD_IN_NEED),
    Choice("7", "No plan", PlanView.NONE),
    Choice("0", "No view", None, other_key="Del"),
)
"""In the order of the keys; CP is what everybody in the room calls a child protection plan."""


def choice_words(view: PlanView, category: Category | None) -> str:
    """A view in the narrow column of a child."""
    if view is PlanView.CHILD_IN_NEED:
        return "Child in need"
    if view is PlanView.NONE:
        return "No plan"
    return f"CP plan · {category.value}" if category else "CP plan"
