"""Somebody who asked not to be named: gone from a family's copy, with every sentence that names them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision, Dissent
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Action, Plan
from cpdesk.snapshots.withheld import Withheld, withheld

NAMES_KEPT_BACK = "The reasons hold what cannot be told here. The lead social worker can explain them."
"""Instead of reasons in which every sentence names somebody who asked not to be named."""


def unnamed_to(people: Iterable[Person], reader: Person) -> set[UUID]:
    """Those who asked not to be named, as one reader sees it; the children of a conference always are."""
    return {p.id for p in people if p.unnamed and not p.subject and p.id != reader.id}


def kept_back_from(people: Iterable[Person], reader: Person) -> Withheld:
    """The names and restricted addresses that a text for this reader may not hold; their own may stand."""
    return withheld(
        replace(
            p,
            unnamed=p.unnamed and not p.subject and p.id != reader.id,
            address_restricted=home_hidden_from(p, reader),
        )
        for p in people
    )


def home_hidden_from(person: Person, reader: Person) -> bool:
    """Whether somebody's address is restricted and not the reader's own: a mother knows her son's."""
    same = bool(_home(reader)) and _home(person) == _home(reader)
    return person.address_restricted and person.id != reader.id and not same


def _home(person: Person) -> str:
    return " ".join(person.lives_at.casefold().split())


def hiding_the_unnamed(copy: Conference, reader: Person) -> Conference:
    """A family's copy in which nobody stands who asked not to be named, and no restricted address.

    What they said stays, without who said it; an entry that names them is left out, unless the reader
    said it.
    """
    hidden, back = unnamed_to(copy.people, reader), kept_back_from(copy.people, reader)
    if not hidden and not any(p.address_restricted for p in copy.people):
        return copy

    def open_to(who: UUID | None) -> UUID | None:
        return None if who in hidden else who

    return replace(
        copy,
        entries=tuple(
            _entry(e, hidden) for e in copy.entries if e.speaker == reader.id or not back.why(e.text)
        ),
        views=tuple(replace(v, reason=_spared(v.reason, back)) for v in copy.views if v.who not in hidden),
        decisions=tuple(_decision(d, hidden, back) for d in copy.decisions),
        plan=_plan(copy.plan, hidden, back),
        previous_plan=_plan(copy.previous_plan, hidden, back),
        attendance=tuple(
            replace(a, beside=open_to(a.beside)) for a in copy.attendance if a.person.id not in hidden
        ),
        relationships=tuple(r for r in copy.relationships if not {r.a, r.b} & hidden),
        reports=tuple(r for r in copy.reports if r.by not in hidden),
        voices=tuple(replace(v, by=open_to(v.by)) for v in copy.voices),
        scores=tuple(s for s in copy.scores if s.who not in hidden),
        earlier_scores=tuple(s for s in copy.earlier_scores if s.who not in hidden),
        core_group=tuple(who for who in copy.core_group if who not in hidden),
        chair=open_to(copy.chair),
        clerk=open_to(copy.clerk),
        lead_social_worker=open_to(copy.lead_social_worker),
        quorum_reason=_spared(copy.quorum_reason, back),
        closed_with_open_points=_spared(copy.closed_with_open_points, back),
    )


def _entry(entry: Entry, hidden: set[UUID]) -> Entry:
    about = tuple(who for who in entry.about if who not in hidden)
    return replace(entry, about=about, speaker=None if entry.speaker in hidden else entry.speaker)


def _decision(decision: Decision, hidden: set[UUID], back: Withheld) -> Decision:
    reason = _spared(decision.reason, back)
    return replace(
        decision,
        reason=reason if reason or not decision.reason else NAMES_KEPT_BACK,
        words=back.spare(decision.words),
        override_reason=_spared(decision.override_reason, back),
        outstanding=_spared(decision.outstanding, back),
        dissent=tuple(_dissent(d, hidden, back) for d in decision.dissent),
    )


def _dissent(dissent: Dissent, hidden: set[UUID], back: Withheld) -> Dissent:
    text = _spared(dissent.text, back)
    text = text if text or not dissent.text else NAMES_KEPT_BACK
    spared = replace(dissent, text=text, agency=back.spare(dissent.agency))
    return replace(spared, who=None, agency="") if dissent.who in hidden else spared


def _plan(plan: Plan, hidden: set[UUID], back: Withheld) -> Plan:
    """What names somebody stays out; an action of theirs stays, without whose it is."""
    outcomes = tuple(
        replace(
            outcome,
            measure=back.spare(outcome.measure),
            met_why=_spared(outcome.met_why, back),
            actions=tuple(
                _action(action, hidden, back) for action in outcome.actions if not back.why(action.text)
            ),
        )
        for outcome in plan.outcomes
        if not back.why(outcome.text)
    )
    return replace(
        plan,
        outcomes=outcomes,
        contingency=_spared(plan.contingency, back),
        contingency_trigger=_spared(plan.contingency_trigger, back),
        left=tuple(replace(line, reason=_spared(line.reason, back)) for line in plan.left),
    )


def _action(action: Action, hidden: set[UUID], back: Withheld) -> Action:
    return replace(
        action,
        owners=tuple(who for who in action.owners if who not in hidden),
        by_words=back.spare(action.by_words),
        progress=_spared(action.progress, back),
        how_often=back.spare(action.how_often),
        measure=back.spare(action.measure),
        committed_by=back.spare(action.committed_by),
    )


def _spared(text: str, back: Withheld) -> str:
    """A text without the sentences that hold what is kept back; untouched when none does."""
    if not back.why(text):
        return text
    parts = re.split(r"(?<=[.;!?])\s+", text)
    return " ".join(part for part in parts if not back.why(part)).rstrip(";")
