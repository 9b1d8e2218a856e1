"""The beginning of a risk statement: fixed phrases around the words of the worries, quoted as they are."""

from collections.abc import Sequence

from cpdesk.rules.wording import listing


def quoted(worry: str) -> str:
    """The words of a worry in quotation marks, in one line; in single ones when they hold double ones."""
    words = " ".join(worry.split())
    return f"‘{words}’" if "“" in words else f"“{words}”"


def beginning(children: Sequence[str], worries: Sequence[str]) -> str:
    """Where a statement starts: “We are worried about Leo, because: “…” If nothing changes, ”.

    Nothing is made up: without worries it ends after its first words, for people to go on.
    """
    whom = listing(children)
    if not worries:
        return "We are worried that "
    about = f" about {whom}" if whom else ""
    because = listing([quoted(worry) for worry in worries])
    stop = "" if worries[-1].rstrip().rstrip("”’")[-1:] in (".", "!", "?", "…") else "."
    return f"We are worried{about}, because: {because}{stop} If nothing changes, "


def with_worry(text: str, worry: str) -> str:
    """A statement that people have written in already, with one more worry at its end."""
    return f"{text.rstrip()} {quoted(worry)}".lstrip()
