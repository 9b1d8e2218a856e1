"""A copy for its reader: what somebody may not read is gone before any document or board sees it.

The rule is careful on purpose: a member of the family reads what was said while they were there
(domain section 7: "parts they were not in"), about the children they belong to, and never a private
entry, an address, the name of somebody who asked not to be named, or a remark meant for the unit; their
own words are always theirs. What was said in a part is read by those of the family who were in it, and
what was said while somebody was out for legal advice is not read by them. The chair can widen one
person's copy to everything but what is private.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cpdesk.rules.agenda import LAST_PLAN_STEP, PLAN_STEP
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision, View
from cpdesk.snapshots.entries import Draft, Entry
from cpdesk.snapshots.other_children import (
    action_sparing,
    decision_sparing,
    given_names,
    mentions,
    names_child,
    sparing,
)
from cpdesk.snapshots.people import Attendance, Person
from cpdesk.snapshots.plan import Plan
from cpdesk.snapshots.reader_dates import family_dates, under_protection
from cpdesk.snapshots.reader_presence import CLOSED_STEP, WasThere, presence_test
from cpdesk.snapshots.reader_quorum import quorum_told
from cpdesk.snapshots.reader_risk import with_risk
from cpdesk.snapshots.unnamed import hiding_the_unnamed, home_hidden_from, kept_back_from
from cpdesk.snapshots.withheld import Withheld
from cpdesk.vocabulary import Lane, PartKind, RelationshipKind

_EVERYWHERE = ("social_care", "police", "chairing", "legal", "interpreter")
"""Agencies that tell nothing of where a family lives, beyond what the papers say anyhow."""

_TELLS_NO_PLACE = ("social_care", "police", "chairing")
"""The same where an address is restricted: a solicitor or an interpreter may be from round the corner."""

_DOWN = (RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF)
_COUPLE = (RelationshipKind.PARTNERS, RelationshipKind.MARRIED)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a copy is made: one member of the family, or (no person) chair and professionals."""

    person: Person | None = None

    @property
    def is_full(self) -> bool:
        """Whether this is the full copy."""
        return self.person is None

    @property
    def key(self) -> str:
        """`full`, or the person's id in the practice file, or their own id."""
        return "full" if self.person is None else (self.person.source_id or str(self.person.id))

    @property
    def label(self) -> str:
        """How header and lists name the copy."""
        return "Full copy: chair and professionals" if self.person is None else f"Copy for {self.person.name}"


@dataclass(frozen=True, slots=True)
class ReaderCopy:
    """A conference as one reader may read it."""

    reader: Reader
    conference: Conference
    children: tuple[Person, ...]
    """The children this reader may read about."""
    entries_left_out: int


def is_private(entry: Entry) -> bool:
    """Whether an entry is for the full copy alone: marked so, or said in the closed part."""
    return entry.private or entry.lane is Lane.CONFIDENTIAL or entry.step == CLOSED_STEP


def readers(conference: Conference) -> tuple[Reader, ...]:
    """The full copy, and one for each adult (or young parent) of the family who came or was invited.

    Children's copies go through their worker, supporters' and solicitors' only with the parent's
    word, so none is made for them here; nor for somebody who belongs to none of the children.
    """
    parents = {r.a for r in conference.relationships if r.kind is RelationshipKind.PARENT_OF}
    family = (
        a.person
        for a in conference.attendance
        if a.person.is_family
        and a.person.died is None
        and (a.person.id in parents or not (a.person.subject or _is_child(a.person, conference.day)))
    )
    return Reader(), *(Reader(p) for p in family if children_of(conference, p))


def children_of(conference: Conference, person: Person) -> tuple[Person, ...]:
    """The children of the conference that a member of the family belongs to.

    Those descended from them, their parents or grandparents, and of whom they are a step-parent. A
    partner who has no child of their own here belongs to their present partner's children; one who
    has does not, so that a father never gets the plan of a half-sister by another father.
    """
    own = _subjects_among(conference, _descendants(conference, _ancestors(conference, {person.id})))
    return own or _subjects_among(conference, _descendants(conference, _partners(conference, person.id)))


def _subjects_among(conference: Conference, people: set[UUID]) -> tuple[Person, ...]:
    return tuple(child for child in conference.children if child.id in people)


def for_reader(conference: Conference, reader: Reader) -> ReaderCopy:
    """The conference as `reader` may read it, with how many entries that leaves out."""
    if reader.person is None:
        return ReaderCopy(reader, conference, conference.children, 0)
    return _family_copy(conference, reader, reader.person)


def _family_copy(whole: Conference, reader: Reader, person: Person) -> ReaderCopy:
    """The copy of somebody of the family: what was said and settled first, then who and what may be named."""
    children = children_of(whole, person)
    mine = {child.id for child in children}
    was_there = presence_test(whole, person)
    others = {word for child in whole.children if child.id not in mine for word in given_names(child)}
    others -= {word for own in (person, *children) for word in given_names(own)}
    copy = _emptied(whole, person, mine)
    copy = _with_what_was_heard(copy, whole, person, mine, others, was_there)
    copy = hiding_the_unnamed(copy, person)
    copy = replace(copy, quorum=quorum_told(whole.quorum, mine, whole.attendance, copy.attendance))
    at_risk, at_scale = was_there.whole_step("risk"), was_there.whole_step("scale")
    copy = with_risk(copy, whole, person, mine, others, at_risk=at_risk, at_scale=at_scale)
    copy = replace(copy, entries=tuple(_reply_shown(e, copy) for e in copy.entries))
    copy = replace(
        copy,
        plan=_only_worries_of(copy.plan, copy, whole, person.id),
        previous_plan=_only_worries_of(copy.previous_plan, copy, whole, person.id),
    )
    none_of_theirs = not under_protection(copy, children) and under_protection(whole, whole.children)
    if none_of_theirs and person.id not in whole.core_group:
        copy = replace(copy, core_group=(), core_group_at=None, review_at=None)
    copy = replace(copy, dates=family_dates(copy, children))
    copy = _with_people(copy, whole, person, mine, others, throughout=was_there.throughout)
    return ReaderCopy(reader, copy, children, len(whole.entries) - len(copy.entries))


def _emptied(whole: Conference, person: Person, mine: set[UUID]) -> Conference:
    """The conference without what is the unit's own business, and with the bare facts of the rest."""
    return replace(
        whole,
        attendance=_attendance_for(whole, person, mine),
        reports=tuple(replace(r, note="") for r in whole.reports),
        draft=Draft(),
        particulars=(),
        voices=tuple(replace(v, note="") for v in whole.voices if v.child in mine),
        parts=tuple(replace(p, reason="") for p in whole.parts if person.id in p.members),
        breaks=tuple(replace(b, people=(), reason="") for b in whole.breaks),
        skips=(),
        risks=(),
        scores=(),
        earlier_scores=(),
        attachments=(),
        done=(),
        epo_end=None,
        assessments_end=None,
    )


def _with_what_was_heard(
    copy: Conference,
    whole: Conference,
    person: Person,
    mine: set[UUID],
    others: set[str],
    was_there: WasThere,
) -> Conference:
    """The copy with what was said, thought and settled while the reader was there, about their children."""
    views = tuple(
        _view_on(view, mine, own=view.who == person.id)
        for view in whole.views
        if was_there.whole_step("views") or view.who == person.id
    )
    looked_back = was_there.step(_looked_back(whole))
    told_of_core_group = person.id in whole.core_group or was_there.step("close")
    return replace(
        copy,
        entries=tuple(e for e in whole.entries if _may_read(e, whole, person, mine, was_there)),
        views=tuple(view for view in views if view.views),
        decisions=tuple(decision_sparing(d, others) for d in whole.decisions if d.child in mine),
        plan=_plan_for(whole.plan, person.id, mine, others, everything=was_there.step(PLAN_STEP)),
        previous_plan=_plan_for(whole.previous_plan, person.id, mine, others, everything=looked_back),
        core_group_at=whole.core_group_at if told_of_core_group else None,
    )


def _with_people(
    copy: Conference,
    whole: Conference,
    person: Person,
    mine: set[UUID],
    others: set[str],
    *,
    throughout: bool,
) -> Conference:
    """The copy with the people it names alone, as the reader may know them, and without telling places."""
    kept = _people_named(copy, person, mine)
    back = kept_back_from(whole.people, person)
    people = tuple(_plainly(p, person, others, back) for p in whole.people if p.id in kept)
    hidden_home = any(home_hidden_from(p, person) for p in whole.people)
    if hidden_home or not throughout:
        near = {p.id for p in whole.people if _is_local(p, _TELLS_NO_PLACE if hidden_home else _EVERYWHERE)}
        people = tuple(replace(p, agency="") if p.id in near else p for p in people)
        copy = replace(copy, decisions=tuple(_dissent_without_place(d, whole, near) for d in copy.decisions))
    return _among(people, copy)


def _attendance_for(whole: Conference, person: Person, mine: set[UUID]) -> tuple[Attendance, ...]:
    """Who came, without the remarks, why anybody left, and without the children of others."""
    return tuple(
        replace(a, remark="", presences=tuple(replace(p, sent_out=False, why="") for p in a.presences))
        for a in whole.attendance
        if _seen_by_family(a, whole) and (a.person.id in mine or not a.person.subject or a.person == person)
    )


def _among(people: tuple[Person, ...], copy: Conference) -> Conference:
    """The copy with these people alone, as they are shown: nobody else stands anywhere in it."""
    shown = {p.id: p for p in people}
    return replace(
        copy,
        people=people,
        relationships=tuple(replace(r, note="") for r in copy.relationships if r.a in shown and r.b in shown),
        attendance=tuple(replace(a, person=shown[a.person.id]) for a in copy.attendance),
    )


def _may_read(entry: Entry, whole: Conference, person: Person, mine: set[UUID], was_there: WasThere) -> bool:
    if (
        is_private(entry)
        or entry.part in {part.id for part in whole.parts if part.kind is PartKind.CLOSED}
        or entry.lane is Lane.UNSORTED
        or not (entry.speaker == person.id or was_there.entry(entry))
    ):
        return False
    about_children = {c.id for c in whole.children} & {*entry.about, *_child_speaking(entry, whole)}
    return not about_children or bool(about_children & mine)


def _reply_shown(entry: Entry, copy: Conference) -> Entry:
    """A reply stands by itself where the worry it replies to is not in the copy."""
    return entry if copy.entry(entry.replies_to) else replace(entry, replies_to=None)


def _child_speaking(entry: Entry, whole: Conference) -> set[UUID]:
    """A child's own words are about that child, where the entry names no other."""
    return {c.id for c in whole.children if c.id == entry.speaker and not entry.about}


def _plan_for(plan: Plan, person: UUID, mine: set[UUID], others: set[str], *, everything: bool) -> Plan:
    """The plan for these children; without the plan's part, only what the reader is to do.

    What names somebody else's child stays out; so does an outcome for which nothing is left to do.
    """
    kept = []
    for outcome in plan.outcomes:
        if not (outcome.child is None or outcome.child in mine) or names_child(outcome.text, others):
            continue
        actions = tuple(
            action_sparing(a, others)
            for a in outcome.actions
            if (everything or person in a.owners) and not names_child(a.text, others)
        )
        if everything or actions:
            measure = "" if names_child(outcome.measure, others) else outcome.measure
            why = sparing(outcome.met_why, others) if everything else ""
            kept.append(replace(outcome, actions=actions, measure=measure, met_why=why))
    if not everything:
        return Plan(tuple(kept))
    left = tuple(replace(line, reason=sparing(line.reason, others)) for line in plan.left)
    contingency, trigger = sparing(plan.contingency, others), sparing(plan.contingency_trigger, others)
    return Plan(tuple(kept), contingency, trigger, left)


def _looked_back(whole: Conference) -> str:
    """The step in which a review went through the last plan; the plan’s own where there was none for it."""
    return LAST_PLAN_STEP if any(v.key == LAST_PLAN_STEP for v in whole.steps) else PLAN_STEP


def _only_worries_of(plan: Plan, copy: Conference, whole: Conference, reader: UUID) -> Plan:
    """The plan with the worries that stand in the copy; what answers another one does not say so.

    What answers a worry that was kept from the reader, being private or of a part without them, is theirs
    only when they are to do it.
    """
    there = {entry.id for entry in copy.entries}
    kept_from = {e.id for e in whole.entries if is_private(e) or e.part is not None} - there
    outcomes = tuple(
        replace(
            o,
            actions=tuple(
                replace(a, worries=tuple(worry for worry in a.worries if worry in there))
                for a in o.actions
                if reader in a.owners or kept_from.isdisjoint(a.worries)
            ),
        )
        for o in plan.outcomes
    )
    return replace(plan, outcomes=outcomes, left=tuple(line for line in plan.left if line.entry in there))


def _view_on(view: View, mine: set[UUID], *, own: bool) -> View:
    """A view on these children; its one reason goes too if it was also about somebody else's child."""
    kept = tuple(v for v in view.views if v.child in mine)
    whole_reason = own or len(kept) == len(view.views)
    return replace(view, views=kept, reason=view.reason if whole_reason else "")


def _seen_by_family(row: Attendance, whole: Conference) -> bool:
    """Somebody who was there for the closed part alone is not named to the family."""
    if not row.presences:
        return True
    closed = [(v.began, v.ended) for v in whole.steps if v.key == CLOSED_STEP]
    closed += [(part.began, part.ended) for part in whole.parts if part.kind is PartKind.CLOSED]
    return not all(
        any(
            began <= p.arrived and p.left is not None and ended is not None and p.left <= ended
            for began, ended in closed
        )
        for p in row.presences
    )


def _people_named(copy: Conference, reader: Person, mine: set[UUID]) -> set[UUID]:
    named: set[UUID | None] = {reader.id, *mine, *copy.core_group}
    named |= {copy.chair, copy.clerk, copy.lead_social_worker}
    named |= {a.person.id for a in copy.attendance}
    named |= {r.by for r in copy.reports} | {v.who for v in copy.views}
    named |= {e.speaker for e in copy.entries} | {who for e in copy.entries for who in e.about}
    named |= {owner for action in copy.plan.actions for owner in action.owners}
    named |= {d.who for decision in copy.decisions for d in decision.dissent}
    named |= {r.a for r in copy.relationships if r.kind in _DOWN and r.b in mine}
    subjects = {child.id for child in copy.children}
    return {who for who in named if who is not None and (who in mine or who not in subjects)}


def _plainly(person: Person, reader: Person, others: set[str], back: Withheld) -> Person:
    """A person without what one family member need not know about another.

    `others` are the names of children whom the reader may not read about: a role such as "father of
    Leo" ends before them.
    """
    roles = (person.role, person.role.partition(" of ")[0])
    role = next((r for r in roles if not mentions(r, others) and not back.why(r)), "")
    if person.id == reader.id:
        return replace(person, role=role, note="", la_id="")
    person = replace(person, agency=back.spare(person.agency))
    born = person.born if person.subject else None
    return replace(person, role=role, born=born, lives_at="", la_id="", note="", school="", ethnicity="")


def _dissent_without_place(decision: Decision, whole: Conference, near: set[UUID]) -> Decision:
    """Who does not agree, without the agency where it is that of somebody local."""
    named = {p.agency.casefold() for p in whole.people if p.id in near}
    told = tuple(
        replace(d, agency="") if d.who in near or d.agency.casefold() in named else d
        for d in decision.dissent
    )
    return replace(decision, dissent=told)


def _is_local(person: Person, everywhere: tuple[str, ...]) -> bool:
    """Whether a school, surgery or service tells where a family lives now."""
    return not person.is_family and person.agency_group not in everywhere


def _partners(conference: Conference, who: UUID) -> set[UUID]:
    return {
        r.b if r.a == who else r.a
        for r in conference.relationships
        if r.kind in _COUPLE and not r.until and who in (r.a, r.b)
    }


def _ancestors(conference: Conference, start: set[UUID]) -> set[UUID]:
    """`start`, their parents and their grandparents."""
    parents = [(r.b, r.a) for r in conference.relationships if r.kind is RelationshipKind.PARENT_OF]
    return _reach(start, parents, steps=2)


def _descendants(conference: Conference, start: Iterable[UUID]) -> set[UUID]:
    return _reach(set(start), [(r.a, r.b) for r in conference.relationships if r.kind in _DOWN], steps=10)


def _reach(start: set[UUID], edges: list[tuple[UUID, UUID]], steps: int) -> set[UUID]:
    found = set(start)
    for _ in range(steps):
        more = {b for a, b in edges if a in found} - found
        if not more:
            break
        found |= more
    return found


def _is_child(person: Person, day: date) -> bool:
    born = person.born
    if born is None:
        return person.unborn
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return years < 18
