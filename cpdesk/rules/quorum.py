"""Quorum, child by child, in the procedure's own terms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from cpdesk.rules.procedure_terms import GoOn, Procedure, QuorumBasis
from cpdesk.rules.wording import listing, sentence

SOCIAL_CARE = "social_care"
_ENOUGH_CONTACT = 3
"""Agencies in contact with a child below which the West Midlands let the chair go on."""


@dataclass(frozen=True, slots=True)
class ChildQuorum:
    """Whether the conference is quorate for one child, and why."""

    child: UUID
    quorate: bool
    because: str
    """One plain sentence."""
    may_go_on: bool = False
    """Not quorate, but the procedure lets the chair go on with a reason."""
    groups: tuple[str, ...] = ()
    """The agency groups that count for this child."""
    needed: int = 2
    national: bool = False


@dataclass(frozen=True, slots=True)
class QuorumPerson:
    """One professional as the quorum sees them; chair, clerk and interpreter are not passed."""

    group: str
    """Key of the professional group."""
    there: bool
    report: bool = False
    """A written report is here."""
    knows: frozenset[UUID] = frozenset()
    """The children this person has direct contact with, as given; none is assumed."""
    observer: bool = False
    core_group: bool | None = None
    """Whether the report's writer belongs to the core group; None while that is not known."""


@dataclass(frozen=True, slots=True)
class QuorumChild:
    """One child as the quorum sees them."""

    id: UUID
    name: str
    unborn: bool = False


def quorum(
    procedure: Procedure, children: Iterable[QuorumChild], people: Iterable[QuorumPerson]
) -> tuple[ChildQuorum, ...]:
    """Whether the conference is quorate for each child.

    Direct contact (West Midlands, and the common rule where a procedure is silent): children's social care
    is there, and two other professional groups are there that have direct contact with this child; a report
    does not count. Agencies there (Leicestershire): social care, and two other agencies that are there or
    have sent a report. A group counts once, however many come; observers, chair, clerk, interpreters,
    advocates and lawyers never count.
    """
    counting = [p for p in people if not p.observer and procedure.agencies.counts(p.group)]
    if procedure.quorum.basis is QuorumBasis.AGENCIES_THERE:
        return tuple(_by_agencies(procedure, child, counting) for child in children)
    return tuple(_by_contact(procedure, child, counting) for child in children)


def _in_order(procedure: Procedure, groups: Iterable[str]) -> tuple[str, ...]:
    """The groups other than social care, each once, in the order people name them."""
    return procedure.agencies.in_order(key for key in groups if key != SOCIAL_CARE)


def _needed(number: int) -> str:
    return f"{number} other agenc{'y is' if number == 1 else 'ies are'} needed"


def _by_contact(procedure: Procedure, child: QuorumChild, people: Sequence[QuorumPerson]) -> ChildQuorum:
    rule = procedure.quorum
    here = any(p.group == SOCIAL_CARE and p.there for p in people)
    groups = _in_order(procedure, (p.group for p in people if p.there and child.id in p.knows))
    social_care_knows = any(p.group == SOCIAL_CARE and p.there and child.id in p.knows for p in people)
    quorate = here and len(groups) >= rule.needed
    knowing = [procedure.agencies.name(key) for key in groups]
    if here and social_care_knows and groups:
        words = f"{listing(['social care', *knowing])} know {child.name}"
    elif here:
        but = "and" if quorate else "but"
        words = f"social care is here, {but} {_who_knows(knowing, child, quorate)}"
    else:
        words = f"nobody from social care is here; {_who_knows(knowing, child, True)}"
    words = f"{sentence(words)}; {_needed(rule.needed)}"
    in_contact = len({p.group for p in people if child.id in p.knows})
    may = not quorate and (in_contact < _ENOUGH_CONTACT or rule.go_on is GoOn.CHAIR_JUDGES)
    return _answer(procedure, child, quorate, words, may, groups)


def _who_knows(names: Sequence[str], child: QuorumChild, enough: bool) -> str:
    if not names:
        return f"no other agency that is here knows {child.name}"
    only = "" if enough else "only "
    return f"{only}{listing(names)} know{'s' if len(names) == 1 else ''} {child.name}"


def _by_agencies(procedure: Procedure, child: QuorumChild, people: Sequence[QuorumPerson]) -> ChildQuorum:
    rule = procedure.quorum
    here = any(p.group == SOCIAL_CARE and p.there for p in people)
    there = _in_order(procedure, (p.group for p in people if p.there))
    written: tuple[str, ...] = ()
    if rule.reports_count:
        reports = (p.group for p in people if p.report and not p.there and p.core_group is not False)
        written = tuple(key for key in _in_order(procedure, reports) if key not in there)
    quorate = here and len(there) + len(written) >= rule.needed
    present = [procedure.agencies.name(key) for key in (*((SOCIAL_CARE,) if here else ()), *there)]
    words = (
        f"{listing(present)} {'is' if len(present) == 1 else 'are'} here" if present else "no agency is here"
    )
    if not here:
        words += ", but nobody from social care" if present else ""
    if written:
        names = [procedure.agencies.name(key) for key in written]
        words += f", and {listing(names)} ha{'s' if len(names) == 1 else 've'} sent a report"
    words = f"{sentence(words)}; {_needed(rule.needed)}, there or with a sufficient report"
    may = not quorate and rule.go_on is GoOn.CHAIR_JUDGES
    return _answer(procedure, child, quorate, words, may, (*there, *written))


def _answer(
    procedure: Procedure, child: QuorumChild, quorate: bool, words: str, may: bool, groups: tuple[str, ...]
) -> ChildQuorum:
    rule = procedure.quorum
    silent = (
        f" (the {procedure.name} procedure does not say; this is the common rule)" if rule.national else ""
    )
    return ChildQuorum(
        child=child.id,
        quorate=quorate,
        because=f"{words}{silent}.",
        may_go_on=may,
        groups=groups,
        needed=rule.needed,
        national=rule.national,
    )
