"""Changing the run-sheet of a procedure, for every kind of conference or for one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from cpdesk import resources
from cpdesk.rules.agency import Group
from cpdesk.rules.agenda import (
    DEFAULT_AGENDA,
    Agenda,
    Step,
    StepChange,
    Variant,
    agenda,
    change_between,
    in_order,
)
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.vocabulary import ConferenceKind

_Item = TypeVar("_Item", Step, Group)


def base_run_sheet(procedure: Procedure) -> Agenda:
    """The shipped run-sheet that the procedure’s own began as."""
    known = procedure.run_sheet.key in resources.names("agendas", ".toml")
    return agenda(procedure.run_sheet.key if known else DEFAULT_AGENDA)


def steps_left_out(procedure: Procedure, kind: ConferenceKind | None = None) -> tuple[Step, ...]:
    """The steps that this run-sheet (or that of a kind of conference) could have and has not.

    They are those of the shipped run-sheet that it began as and, for a kind, of its own for every kind.
    """
    base, run_sheet = base_run_sheet(procedure), procedure.run_sheet
    if kind is None:
        return tuple(step for step in base.steps if run_sheet.step(step.key) is None)
    known = {step.key: step for step in (*run_sheet.steps, *base.steps)}
    mine = run_sheet.for_kind(kind)
    return tuple(step for step in known.values() if mine.step(step.key) is None)


def with_step(procedure: Procedure, step: Step, kind: ConferenceKind | None = None) -> Procedure:
    """The run-sheet with this step in place of the one with its key; a new one behind its neighbour.

    The neighbour is the step that stands before it in the base run-sheet. With a `kind` of conference the
    step is only changed, or put in, there.
    """
    run_sheet = procedure.run_sheet
    if kind is None:
        base = base_run_sheet(procedure)
        changed = _with_steps(procedure, _put(run_sheet.steps, step, base))
        return changed if run_sheet.step(step.key) else _with_words_of(changed, step.key, base)
    if run_sheet.step(step.key) is None:
        only = replace(step, kinds=frozenset({kind}))
        return with_step(procedure, only)
    there = run_sheet.for_kind(kind).steps
    if step.key in {one.key for one in there}:
        return _with_variant(procedure, _with_change(procedure, step, kind))
    keys = [one.key for one in _put(there, step, run_sheet)]
    return _with_order(procedure, kind, keys)


def without_step(procedure: Procedure, key: str, kind: ConferenceKind | None = None) -> Procedure:
    """The run-sheet without one step, everywhere or only at one kind of conference."""
    if kind is not None:
        keys = [step.key for step in procedure.run_sheet.for_kind(kind).steps]
        return _with_order(procedure, kind, [other for other in keys if other != key])
    without = (
        replace(
            variant,
            order=tuple(other for other in variant.order if other != key),
            changes=tuple(change for change in variant.changes if change.key != key),
        )
        for variant in procedure.run_sheet.variants
    )
    run_sheet = replace(procedure.run_sheet, variants=in_order(without))
    kept = [step for step in run_sheet.steps if step.key != key]
    return _with_steps(replace(procedure, run_sheet=run_sheet), kept)


def with_step_moved(procedure: Procedure, key: str, by: int, kind: ConferenceKind | None = None) -> Procedure:
    """One step earlier (-1) or later (1), everywhere or at one kind; at the ends nothing moves."""
    if kind is None:
        return _with_steps(procedure, moved(procedure.run_sheet.steps, key, by))
    steps = moved(procedure.run_sheet.for_kind(kind).steps, key, by)
    return _with_order(procedure, kind, [step.key for step in steps])


def as_at_every_kind(procedure: Procedure, kind: ConferenceKind) -> Procedure:
    """The run-sheet of one kind of conference without anything of its own."""
    return _with_variant(procedure, Variant(kind))


def _with_words_of(procedure: Procedure, key: str, base: Agenda) -> Procedure:
    """What `base` says about one step at each kind of conference, for a step that is put back."""
    for variant in base.variants:
        if (change := variant.change(key)) and procedure.run_sheet.variant(variant.kind).change(key) is None:
            procedure = _with_variant(procedure, _and(procedure, variant.kind, change))
    return procedure


def _and(procedure: Procedure, kind: ConferenceKind, change: StepChange) -> Variant:
    """The variant of a kind with one more change, in the order of the steps."""
    keys = [one.key for one in procedure.run_sheet.steps]
    variant = procedure.run_sheet.variant(kind)
    others = [one for one in variant.changes if one.key != change.key]
    changes = sorted([*others, change], key=lambda one: keys.index(one.key))
    return replace(variant, changes=tuple(changes))


def _put(steps: Sequence[Step], step: Step, base: Agenda) -> list[Step]:
    """The steps with this one in place of the one with its key, or behind its neighbour in `base`."""
    found = list(steps)
    keys = [one.key for one in found]
    if step.key in keys:
        found[keys.index(step.key)] = step
    else:
        known = [one.key for one in base.steps]
        before = known[: known.index(step.key)] if step.key in known else known
        behind = next((keys.index(key) + 1 for key in reversed(before) if key in keys), 0)
        found.insert(behind, step)
    return found


def _with_change(procedure: Procedure, step: Step, kind: ConferenceKind) -> Variant:
    """The variant in which a step says what it says now, and only what differs from every other kind."""
    variant, base = procedure.run_sheet.variant(kind), procedure.run_sheet.step(step.key)
    if base is not None and (change := change_between(base, step)):
        return _and(procedure, kind, change)
    return replace(variant, changes=tuple(one for one in variant.changes if one.key != step.key))


def _with_order(procedure: Procedure, kind: ConferenceKind, keys: Sequence[str]) -> Procedure:
    """The steps of one kind in this order; in the order of every other kind, it needs none of its own."""
    variant = replace(procedure.run_sheet.variant(kind), order=())
    plain = _with_variant(procedure, variant)
    usual = [step.key for step in plain.run_sheet.for_kind(kind).steps]
    return plain if usual == list(keys) else _with_variant(procedure, replace(variant, order=tuple(keys)))


def _with_variant(procedure: Procedure, variant: Variant) -> Procedure:
    others = [one for one in procedure.run_sheet.variants if one.kind is not variant.kind]
    run_sheet = replace(procedure.run_sheet, variants=in_order([*others, variant]))
    return replace(procedure, run_sheet=run_sheet)


def _with_steps(procedure: Procedure, steps: Iterable[Step]) -> Procedure:
    return replace(procedure, run_sheet=replace(procedure.run_sheet, steps=tuple(steps)))


def moved(items: Sequence[_Item], key: str, by: int) -> list[_Item]:
    """The items with the one of that key so many places on; at the ends nothing moves."""
    found = list(items)
    place = next((n for n, item in enumerate(found) if item.key == key), None)
    if place is not None and 0 <= place + by < len(found):
        found.insert(place + by, found.pop(place))
    return found
