"""A practice conference moved to another day, or without the entries that are only there to be awkward."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cpdesk.rules.wording import LONDON, day_words
from cpdesk.snapshots.practice import FileExclusion, FileOutcome, PracticeFile


def moved(file: PracticeFile, to_day: date) -> PracticeFile:
    """The same conference held on `to_day`, and all its dates with it by the same number of days.

    Times keep their local hour, over clock changes too. The dates of birth and death stay, and what is
    written in texts; the day a baby is due moves.
    """
    by = _Move(to_day - file.day)
    return replace(
        file,
        day=to_day,
        starts=by.instant(file.starts),
        ends=by.instant(file.ends) if file.ends else None,
        strategy_discussions=tuple(by.day(day) for day in file.strategy_discussions),
        moved_in=by.maybe(file.moved_in),
        notified=by.maybe(file.notified),
        last_review=by.maybe(file.last_review),
        previous_conference=by.maybe(file.previous_conference),
        previous_plan_start=by.maybe(file.previous_plan_start),
        previous_plans=tuple(replace(plan, ended=by.maybe(plan.ended)) for plan in file.previous_plans),
        particulars=by.labelled(file.particulars, dict(file.dated_particulars)),
        dated_particulars=tuple((label, by.day(day)) for label, day in file.dated_particulars),
        family=tuple(replace(member, expected=by.maybe(member.expected)) for member in file.family),
        reports=tuple(
            replace(
                report,
                received=by.maybe(report.received),
                shared_with_family=by.maybe(report.shared_with_family),
            )
            for report in file.reports
        ),
        notes=tuple(replace(note, at=by.instant(note.at)) for note in file.notes),
        plan=by.plan(file.plan),
        previous_plan=by.plan(file.previous_plan),
        exclusions=tuple(by.exclusion(exclusion) for exclusion in file.exclusions),
        core_group_at=by.instant(file.core_group_at) if file.core_group_at else None,
        review_at=by.instant(file.review_at) if file.review_at else None,
    )


def without_hostile(file: PracticeFile) -> PracticeFile:
    """The same conference without the notes that its author marked `hostile`, as a demonstration shows it."""
    return replace(file, notes=tuple(note for note in file.notes if not note.hostile))


class _Move:
    """So many days later or earlier."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def day(self, day: date) -> date:
        return day + self._by

    def maybe(self, day: date | None) -> date | None:
        return None if day is None else day + self._by

    def instant(self, at: datetime) -> datetime:
        local = at.astimezone(LONDON)
        return datetime.combine(local.date() + self._by, local.time(), LONDON).astimezone(UTC)

    def plan(self, outcomes: tuple[FileOutcome, ...]) -> tuple[FileOutcome, ...]:
        return tuple(
            replace(
                outcome,
                actions=tuple(replace(action, by=self.maybe(action.by)) for action in outcome.actions),
            )
            for outcome in outcomes
        )

    def exclusion(self, exclusion: FileExclusion) -> FileExclusion:
        days = {"Asked on": exclusion.asked_on} if exclusion.asked_on else {}
        return replace(
            exclusion, asked_on=self.maybe(exclusion.asked_on), words=self.labelled(exclusion.words, days)
        )

    def labelled(
        self, words: tuple[tuple[str, str], ...], days: dict[str, date]
    ) -> tuple[tuple[str, str], ...]:
        return tuple(
            (label, day_words(self.day(days[label])) if label in days else said) for label, said in words
        )
