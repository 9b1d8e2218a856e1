"""Whether enough people were there, as a family's copy says it."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from cpdesk.rules.quorum import ChildQuorum
from cpdesk.snapshots.people import Attendance

ENOUGH = "Enough people from different services who know this child took part."
NOT_ENOUGH = "Not enough people from different services who know this child took part."


def quorum_told(
    quorum: Iterable[ChildQuorum],
    mine: set[UUID],
    everybody: Iterable[Attendance],
    shown: Iterable[Attendance],
) -> tuple[ChildQuorum, ...]:
    """Quorum for these children; it does not count up the services where a copy keeps somebody back.

    “The domestic abuse service is here” would tell of a worker who asked not to be named, and the police
    of somebody who was there for the closed part alone.
    """
    there = {line.person.id for line in shown}
    kept_back = any(not line.person.is_family and line.person.id not in there for line in everybody)
    told = (one for one in quorum if one.child in mine)
    if not kept_back:
        return tuple(told)
    return tuple(replace(q, because=ENOUGH if q.quorate else NOT_ENOUGH, groups=()) for q in told)
