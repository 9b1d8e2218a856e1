"""What has changed between two versions of a procedure, one sentence for each change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from cpdesk.rules.agency import Group
from cpdesk.rules.agenda import Step
from cpdesk.rules.procedure_terms import Limit, Procedure, RoleNames
from cpdesk.rules.procedure_words import decision_words, limit_words, quorum_words, readings_words, whose
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import listing
from cpdesk.vocabulary import ConferenceKind

_Item = TypeVar("_Item", Step, Group)

_ROLES = {"chair": "the chair", "clerk": "the clerk", "lead_social_worker": "the lead social worker"}


def what_changed(before: Procedure, after: Procedure) -> tuple[str, ...]:
    """Everything that differs, in the order in which a person reads a procedure; versions are left aside."""
    return (
        *_names(before, after),
        *_limits(before, after),
        *_steps(before, after),
        *_quorum(before, after),
        *_decision(before, after),
        *_roles(before.roles, after.roles),
        *_groups(before, after),
    )


def _names(before: Procedure, after: Procedure) -> Iterator[str]:
    if before.name != after.name:
        yield f"The procedure is called “{after.name}”, not “{before.name}”."
    if before.document != after.document:
        yield f"It is taken from “{after.document}”, not from “{before.document}”."
    if before.words != after.words:
        yield "It is found by other words in a practice file."


def _limits(before: Procedure, after: Procedure) -> Iterator[str]:
    for rule, name in RULES.items():
        old, new = before.limits.get(rule, ()), after.limits.get(rule, ())
        if after.document != before.document:
            old = tuple(_as_of(one, before.document, after.document) for one in old)
        if old == new:
            continue
        said, was = _figures(new), _figures(old)
        if said != was:
            yield f"{name.title}: {said}; it was: {was}."
        elif [one.source for one in old] != [one.source for one in new]:
            sources = dict.fromkeys(one.source for one in new)
            yield f"{name.title}: it stands in {listing(list(sources))}."
        elif [one.note for one in old] != [one.note for one in new]:
            notes = [one.note for one in new if one.note]
            yield f"{name.title}: the note says “{' '.join(notes)}”." if notes else f"{name.title}: no note."
        else:
            yield f"{name.title}: another order of the figures."


def _as_of(limit: Limit, before: str, after: str) -> Limit:
    """A figure as it is once the whole procedure is taken from another document."""
    follows = not limit.national and limit.document == before
    return replace(limit, document=after) if follows else limit


def _figures(limits: Sequence[Limit]) -> str:
    """The figures of one rule together, the national ones marked."""
    if not limits:
        return "no figure"
    said = []
    for limit in limits:
        words = limit_words(limit)
        readings = readings_words(limit)
        words += f" ({readings})" if readings else ""
        said.append(f"{words} ({whose(limit)})" if limit.national else words)
    return " and ".join(said)


def _steps(before: Procedure, after: Procedure) -> Iterator[str]:
    """The run-sheet for every kind of conference, then what only holds at one kind."""
    old, new = before.run_sheet, after.run_sheet
    everywhere = list(_run_sheet(old.steps, new.steps))
    yield from (f"Run-sheet{words}" for words in everywhere)
    for kind in ConferenceKind:
        if old.variant(kind) != new.variant(kind):
            for words in _run_sheet(old.for_kind(kind).steps, new.for_kind(kind).steps):
                if words not in everywhere:
                    yield f"Run-sheet of a {kind.words.lower()}{words}"


def _run_sheet(old: Sequence[Step], new: Sequence[Step]) -> Iterator[str]:
    known = {step.key: step for step in old}
    kept = {step.key for step in new}
    for step in old:
        if step.key not in kept:
            yield f": “{step.title}” is left out."
    for step in new:
        if step.key not in known:
            yield f": “{step.title}” is in it."
        else:
            yield from _step(known[step.key], step)
    if (moved := _order(old, new)) is not None:
        yield f": its order is now {listing([step.title for step in moved])}."


def _step(old: Step, new: Step) -> Iterator[str]:
    title = f", “{old.title}”"
    if old.title != new.title:
        yield f"{title}: it is called “{new.title}”."
    if old.minutes != new.minutes:
        yield f"{title}: {new.minutes} minutes, not {old.minutes}."
    if old.optional != new.optional:
        yield f"{title}: {'only when it is needed' if new.optional else 'always held'}."
    if old.private != new.private:
        yield f"{title}: what is written in it is {'private' if new.private else 'not private'}."
    if old.first_speaker != new.first_speaker:
        yield f"{title}: first to speak is “{new.first_speaker}”."
    if old.present_words != new.present_words:
        yield f"{title}: who may be there is “{new.present_words}”."
    if old.prompts != new.prompts:
        yield f"{title}: other prompts for the chair."
    if old.needs != new.needs:
        asked = listing([f"“{need.words}”" for need in new.needs])
        yield f"{title}: before the next step it asks for {asked or 'nothing'}."
    rest = ("group", "page", "records", "lanes", "stages", "kinds", "who_is_in")
    if any(getattr(old, name) != getattr(new, name) for name in rest):
        yield f"{title}: what is written down in it, and where, is different."


def _order(old: Sequence[_Item], new: Sequence[_Item]) -> Sequence[_Item] | None:
    """The new order when those that stand in both do not follow each other as before."""
    was, now = [item.key for item in old], [item.key for item in new]
    both = [key for key in was if key in now]
    return None if both == [key for key in now if key in was] else new


def _quorum(before: Procedure, after: Procedure) -> Iterator[str]:
    old, new = before.quorum, after.quorum
    if old == new:
        return
    whose_rule = f" ({whose(new)})" if new.national else ""
    if quorum_words(old) != quorum_words(new) or old.national != new.national:
        yield f"Quorum: {quorum_words(new)[:-1]}{whose_rule}."
    elif old.clause != new.clause or before.document == after.document:
        yield f"Quorum: it stands in {new.source}."


def _decision(before: Procedure, after: Procedure) -> Iterator[str]:
    old, new = before.decision, after.decision
    if old == new:
        return
    whose_rule = f" ({whose(new)})" if new.national else ""
    same = (old.chair_decides, old.counted, old.national) == (new.chair_decides, new.counted, new.national)
    if not same:
        yield f"Majority: {decision_words(after)[:-1]}{whose_rule}."
    elif old.clause != new.clause or before.document == after.document:
        yield f"Majority: it stands in {new.source}."


def _roles(old: RoleNames, new: RoleNames) -> Iterator[str]:
    for name, who in _ROLES.items():
        if getattr(old, name) != getattr(new, name):
            yield f"Names: {who} is called “{getattr(new, name)}”, not “{getattr(old, name)}”."


def _groups(before: Procedure, after: Procedure) -> Iterator[str]:
    old, new = before.agencies.groups, after.agencies.groups
    known = {group.key: group for group in old}
    kept = {group.key for group in new}
    for group in old:
        if group.key not in kept:
            yield f"Agency groups: “{group.name}” is taken out."
    for group in new:
        was = known.get(group.key)
        if was is None:
            yield f"Agency groups: “{group.name}” is new; it {_counts(group)}."
            continue
        if was.name != group.name:
            yield f"Agency groups: “{was.name}” is called “{group.name}”."
        if was.counts != group.counts:
            yield f"Agency groups: “{group.name}” {_counts(group)}."
        if (was.roles, was.agencies) != (group.roles, group.agencies):
            yield f"Agency groups: other words lead to “{group.name}”."
    if (moved := _order(old, new)) is not None:
        yield f"Agency groups: they are named in the order {listing([group.name for group in moved])}."


def _counts(group: Group) -> str:
    return "counts" if group.counts else "does not count"
