"""Paper and window have the same colours."""

from cpdesk.documents.palette import INK
from cpdesk.ui.theme.tokens import LIGHT


def test_the_colours_of_the_documents_are_those_of_the_window() -> None:
    assert {f"#{colour}" == getattr(LIGHT, token) for token, colour in INK.items()} == {True}
