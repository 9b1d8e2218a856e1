"""The views that somebody can have on a child, each with its key."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cpdesk.vocabulary import Category, PlanView


@dataclass(frozen=True, slots=True)
class Choice:
    """One view, by a number."""

    key: str
    words: str
    view: PlanView | None
    category: Category | None = None
    other_key: str = ""


def choices() -> tuple[Choice, ...]:
    """In the order of the keys; CP is what everybody in the room calls a child protection plan."""
    say, plan = QCoreApplication.translate, PlanView.CHILD_PROTECTION
    return (
        Choice("1", say("views", "CP plan · neglect"), plan, Category.NEGLECT),
        Choice("2", say("views", "CP plan · physical"), plan, Category.PHYSICAL),
        Choice("3", say("views", "CP plan · sexual"), plan, Category.SEXUAL),
        Choice("4", say("views", "CP plan · emotional"), plan, Category.EMOTIONAL),
        Choice("5", say("views", "CP plan · category open"), plan),
        Choice("6", say("views", "Child in need"), PlanView.CHILD_IN_NEED),
        Choice("7", say("views", "No plan"), PlanView.NONE),
        Choice("0", say("views", "No view"), None, other_key="Del"),
    )


def choice_words(view: PlanView, category: Category | None) -> str:
    """A view in the narrow column of a child."""
    say = QCoreApplication.translate
    if view is PlanView.CHILD_IN_NEED:
        return say("views", "Child in need")
    if view is PlanView.NONE:
        return say("views", "No plan")
    plan = say("views", "CP plan")
    return f"{plan} · {category.value}" if category else plan
