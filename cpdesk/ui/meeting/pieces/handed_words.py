"""Who wrote down what the chair decided: the times for which a conference was handed over, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import clock
from cpdesk.snapshots.keys import HandedOver


def handed_words(times: Sequence[HandedOver]) -> str:
    """“Nora Wexley let Tam Byrne write down …, from 10:31 to 11:02.”; empty when nothing was handed over."""
    say = QCoreApplication.translate
    still = say("handed_words", "{0} lets {1} write down what the chair decides, since {2}.")
    over = say("handed_words", "{0} let {1} write down what the chair decided, from {2} to {3}.")
    return " ".join(
        (still if one.ended is None else over).format(
            one.chair, one.clerk, clock(one.began), clock(one.ended or one.began)
        )
        for one in times
    )
