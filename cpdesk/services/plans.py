"""The plan: outcomes, actions that answer worries, and contingency with its trigger."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.entry import Entry
from cpdesk.models.person import Person
from cpdesk.models.plan import LeftWorry, PlanOutcome
from cpdesk.rules.plain_text import clean
from cpdesk.services.last_plan import LastPlan
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.services.plan_gaps import gaps_of
from cpdesk.services.plan_rows import action_row, new_action, new_outcome, outcome_row, own, worded
from cpdesk.snapshots.plan import Gap
from cpdesk.vocabulary import ActionKind, Lane

_WORDS = ("by_words", "progress", "how_often", "measure", "committed_by")


class Plans(LastPlan):
    """The plan of a conference, and the one that a review looks back on."""

    def add_outcome(
        self, which: UUID, text: str, child: UUID | None = None, measure: str = "", *, previous: bool = False
    ) -> UUID:
        """Add what we need to see for one child (None: for all); gives its id.

        `previous` puts it into the plan that a review looks back on.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            words = worded(text, "An outcome needs words before it can be added.")
            return new_outcome(
                session, which, words, child, measure=clean(measure).text, previous=previous
            ).id

    def outcomes_from(self, which: UUID, entry: UUID) -> tuple[UUID, ...]:
        """What was said to need to change becomes an outcome: one for each child it is about, or for all.

        Gives the ids of the outcomes that stand for it, also when they were there already.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row = _entry_of(session, which, entry)
            words = worded(row.text, "An outcome needs words before it can be added.")
            return tuple(
                _outcome_for(session, which, words, child) for child in _children_about(session, row)
            )

    def change_outcome(self, outcome: UUID, **changes: Any) -> None:
        """Change `text`, `measure` or `child` of an outcome."""
        with self._at.changing("conference", self._of_outcome(outcome)) as session:
            row = outcome_row(session, outcome)
            if "text" in changes:
                row.text = worded(changes["text"], "An outcome needs words; the old ones were kept.")
            if "measure" in changes:
                row.measure = clean(changes["measure"]).text
            if "child" in changes:
                row.child_id = changes["child"]

    def remove_outcome(self, outcome: UUID) -> None:
        """Take an outcome and its actions out of the plan."""
        with self._at.changing("conference", self._of_outcome(outcome)) as session:
            session.delete(outcome_row(session, outcome))

    def add_action(
        self,
        outcome: UUID,
        text: str,
        owners: Iterable[UUID] = (),
        by: date | None = None,
        by_words: str = "",
        progress: str = "",
        *,
        kind: ActionKind = ActionKind.ACTION,
        how_often: str = "",
        measure: str = "",
        committed_by: str = "",
        worries: Iterable[UUID] = (),
    ) -> UUID:
        """Add who does what by when towards an outcome; gives the action's id.

        `worries` are the entries that it answers; they are no longer left on purpose then.
        """
        with self._at.changing("conference", self._of_outcome(outcome)) as session:
            which = outcome_row(session, outcome).conference_id
            answers = _worries(session, which, worries)
            row = new_action(
                session,
                outcome,
                text=worded(text, "An action needs words before it can be added."),
                by_day=by,
                by_words=clean(by_words).text,
                progress=clean(progress).text,
                kind=kind,
                how_often=clean(how_often).text,
                measure=clean(measure).text,
                committed_by=clean(committed_by).text,
                worries=answers,
            )
            own(session, row.id, owners)
            return row.id

    def change_action(self, action: UUID, **changes: Any) -> None:
        """Change `text`, `owners`, `by`, `by_words`, `progress` or what else `add_action` takes."""
        with self._at.changing("conference", self._of_action(action)) as session:
            row = action_row(session, action)
            if "text" in changes:
                row.text = worded(changes["text"], "An action needs words; the old ones were kept.")
            if "by" in changes:
                row.by_day = changes["by"]
            if "kind" in changes:
                row.kind = changes["kind"]
            for name in set(_WORDS) & set(changes):
                setattr(row, name, clean(changes[name]).text)
            if "owners" in changes:
                own(session, action, changes["owners"])
            if "worries" in changes:
                which = session.get_one(PlanOutcome, row.outcome_id).conference_id
                row.worries = _worries(session, which, changes["worries"], row.worries)

    def remove_action(self, action: UUID) -> None:
        """Take an action out of the plan."""
        with self._at.changing("conference", self._of_action(action)) as session:
            session.delete(action_row(session, action))

    def answer(self, action: UUID, worry: UUID) -> None:
        """An action answers a worry (the id of its entry), which is then no longer left on purpose."""
        with self._at.changing("conference", self._of_action(action)) as session:
            row = action_row(session, action, previous=False)
            which = session.get_one(PlanOutcome, row.outcome_id).conference_id
            row.worries = _worries(session, which, (*map(UUID, row.worries), worry), row.worries)

    def leave_worry(self, which: UUID, entry: UUID, reason: str) -> None:
        """Leave a worry without an action on purpose; raises NotPossible without a reason."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            _worry_of(session, which, entry)
            words = worded(reason, "Write why this worry is left without an action. Nothing was changed.")
            row = _left(session, entry) or LeftWorry(id=uuid4(), conference_id=which, entry_id=entry)
            row.reason = words.strip()
            session.add(row)

    def take_back_left(self, which: UUID, entry: UUID) -> None:
        """A worry is not left on purpose after all: it waits for an answer again."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row = _left(session, entry)
            if row is not None:
                session.delete(row)

    def set_contingency(self, which: UUID, text: str, trigger: str | None = None) -> None:
        """What happens if the plan does not work, and what sets it off (None: as it was)."""
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            row.contingency = clean(text).text
            if trigger is not None:
                row.contingency_trigger = clean(trigger).text

    def gaps(self, which: UUID) -> tuple[Gap, ...]:
        """What is still vague: worries without an answer, children without a line, lines without a person."""
        with self._at.store.reading() as session:
            return gaps_of(conference_picture(session, which))


def _entry_of(session: Session, which: UUID, entry: UUID) -> Entry:
    row = found(session, Entry, entry)
    if row.conference_id != which or row.removed:
        raise NotPossible("This is no longer in the record of this conference. Nothing was changed.")
    return row


def _children_about(session: Session, row: Entry) -> list[UUID | None]:
    """The children of the conference that an entry is about; None for all of them."""
    about = [UUID(who) for who in row.about]
    theirs = set(session.scalars(select(Person.id).where(Person.id.in_(about), Person.subject.is_(True))))
    found_children: list[UUID | None] = [who for who in about if who in theirs]
    return found_children or [None]


def _worry_of(session: Session, which: UUID, entry: UUID) -> Entry:
    row = _entry_of(session, which, entry)
    if row.lane is not Lane.WORRY or row.private:
        raise NotPossible("Only a worry that is not private has an answer in the plan. Nothing was changed.")
    return row


def _worries(session: Session, which: UUID, entries: Iterable[UUID], before: Iterable[str] = ()) -> list[str]:
    """The worries that an action answers, as they are kept; none of them is left on purpose any more.

    Those that it answered `before` may have become something else meanwhile and are kept as they are.
    """
    wanted, known = list(dict.fromkeys(entries)), set(before)
    for entry in wanted:
        if str(entry) not in known:
            _worry_of(session, which, entry)
        left = _left(session, entry)
        if left is not None:
            session.delete(left)
    return [str(entry) for entry in wanted]


def _left(session: Session, entry: UUID) -> LeftWorry | None:
    return session.scalars(select(LeftWorry).where(LeftWorry.entry_id == entry)).one_or_none()


def _outcome_for(session: Session, which: UUID, words: str, child: UUID | None) -> UUID:
    mine = (PlanOutcome.conference_id == which, PlanOutcome.previous.is_(False), PlanOutcome.text == words)
    whose = PlanOutcome.child_id.is_(None) if child is None else PlanOutcome.child_id == child
    there = session.scalars(select(PlanOutcome).where(*mine, whose)).first()
    return there.id if there is not None else new_outcome(session, which, words, child).id
