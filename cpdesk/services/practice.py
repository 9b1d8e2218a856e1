"""Practice conferences: brought in from a file as a case, to be run live or filled with what was said."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cpdesk.errors import CpdeskError
from cpdesk.interchange.practice import moved, read_practice_file, without_hostile
from cpdesk.models import attendance as at_conference
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, StrategyDiscussion
from cpdesk.models.person import Person, Relationship
from cpdesk.models.plan import Action, ActionOwner, PlanOutcome
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Change, Progress, Workplace, nothing_to_report
from cpdesk.services.folding import search_form
from cpdesk.services.history import write_down
from cpdesk.services.kept_procedures import keep, newest
from cpdesk.services.procedure_shelf import usual
from cpdesk.services.replay import Replay
from cpdesk.snapshots.practice import FileFamilyMember, FileOutcome, FilePerson, PracticeFile
from cpdesk.vocabulary import AttendanceMode, Capacity, Deed, PersonKind


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of a practice file."""

    case_id: UUID
    conference_id: UUID
    ids: dict[str, UUID]
    """The file's ids and what they became."""
    cleaned_characters: int
    """Characters of the entries that no document can hold, now visible signs or line breaks."""
    problems: tuple[str, ...]


class Practice:
    """Bringing practice conferences in."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def read(self, path: Path) -> PracticeFile:
        """Read and check a practice file; nothing is brought in yet. Raises BadPracticeFile."""
        return read_practice_file(path)

    def bring_in(
        self,
        file: PracticeFile,
        *,
        fill: bool,
        procedure_key: str | None = None,
        to_day: date | None = None,
        hostile: bool = True,
        progress: Progress = nothing_to_report,
    ) -> BroughtIn:
        """Make a case with its conference out of a practice file, whole or not at all.

        `fill` also runs the conference with what the file says was said, and closes it. `to_day`
        moves it to another day; without `hostile`, entries marked as hostile are left out.
        """
        file = file if hostile else without_hostile(file)
        file = file if to_day is None else moved(file, to_day)
        problems = list(file.problems)
        with self._at.store.writing() as session:
            booking = _Booking(session, file, procedure_key or _procedure(session, file, problems))
            booking.make(self._at, coming_in=fill)
            brought = "a practice conference was brought in"
            write_down(session, self._at.now(), Deed.CHANGED, "conference", booking.conference, brought)
        cleaned = 0
        if fill:
            cleaned = self._fill(file, booking, problems, progress)
        self._at.announce(Change("case", booking.case))
        return BroughtIn(booking.case, booking.conference, booking.ids, cleaned, tuple(problems))

    def _fill(self, file: PracticeFile, booking: "_Booking", problems: list[str], progress: Progress) -> int:
        """Run the conference; only then does the case count as brought in."""
        whole = False
        try:
            replay = Replay(self._at, file, booking.conference, booking.ids, progress)
            cleaned = replay.run()
            problems += replay.problems
            with self._at.store.writing() as session:
                session.get_one(Case, booking.case).coming_in = False
            whole = True
        finally:
            if not whole:
                with contextlib.suppress(CpdeskError):  # if it was locked: the next opening takes it out
                    self._take_out(booking.case)
        return cleaned

    def take_out_cut_off(self) -> None:
        """At opening: take out cases that were cut off in the middle of being brought in."""
        with self._at.store.reading() as session:
            cut_off = session.scalars(select(Case.id).where(Case.coming_in.is_(True))).all()
        for case in cut_off:
            self._take_out(case)

    def _take_out(self, case: UUID) -> None:
        with self._at.store.writing() as session:
            session.execute(delete(Case).where(Case.id == case))
            words = "a practice conference that was cut off while it was brought in was taken out"
            write_down(session, self._at.now(), Deed.CHANGED, "case", case, words)


def _procedure(session: Session, file: PracticeFile, problems: list[str]) -> str:
    if file.procedures:
        return file.procedures[0]
    rules = newest(session, usual(session))
    problems.append(f"The file names no procedure that cpdesk knows; {rules.name} is used.")
    return rules.key


class _Booking:
    """The case and its conference as they stand before anybody has spoken."""

    def __init__(self, session: Session, file: PracticeFile, procedure_key: str) -> None:
        self._session = session
        self._file = file
        self._procedure = newest(session, procedure_key)
        self.case = uuid4()
        self.conference = uuid4()
        self.ids = {m.id: uuid4() for m in file.family} | {p.id: uuid4() for p in file.people}

    def make(self, at: Workplace, *, coming_in: bool) -> None:
        """Write every row of the booking."""
        file = self._file
        number = (self._session.scalar(select(func.count()).select_from(Case)) or 0) + 1
        name = _case_name(file.family)
        self._session.add(
            Case(
                id=self.case,
                name=name,
                search_name=search_form(name),
                reference=f"PRACTICE-{number:03}",
                procedure=self._procedure.key,
                procedure_version=self._procedure.version,
                practice=True,
                created_at=at.now(),
                coming_in=coming_in,
            )
        )
        keep(self._session, self._procedure, at.now())
        self._people()
        self._conference()
        self._attendance()
        self._reports()
        for position, outcome in enumerate(file.previous_plan, start=1):
            self._previous_outcome(position, outcome)

    def _people(self) -> None:
        members = enumerate(self._file.family)
        self._session.add_all(self._member(position, member) for position, member in members)
        start = len(self._file.family)
        self._session.add_all(self._professional(start + n, p) for n, p in enumerate(self._file.people))
        self._session.flush()
        self._session.add_all(
            Relationship(
                case_id=self.case, position=n, a_id=self.ids[r.a], b_id=self.ids[r.b], kind=r.kind,
                since=_c(r.since), until=_c(r.until), note=_c(r.note),
            )
            for n, r in enumerate(self._file.relationships)
        )  # fmt: skip

    def _member(self, position: int, member: FileFamilyMember) -> Person:
        return Person(
            id=self.ids[member.id],
            case_id=self.case,
            position=position,
            kind=PersonKind.FAMILY,
            name=_c(member.name),
            search_name=search_form(f"{member.name} {member.known_as}"),
            known_as=_c(member.known_as),
            role=_c(member.role),
            sex=member.sex,
            born=member.born,
            expected=member.expected,
            died=member.died,
            unborn=member.unborn,
            parental_responsibility=member.parental_responsibility,
            subject=member.subject,
            la_id=_c(member.la_id),
            lives_at=_c(member.lives_at),
            address_restricted=self._is_protected(member),
            language=_c(member.language),
            ethnicity=_c(member.ethnicity),
            school=_c(member.school),
            note=_c(member.note),
            source_id=member.id,
        )

    def _professional(self, position: int, person: FilePerson) -> Person:
        return Person(
            id=self.ids[person.id],
            case_id=self.case,
            position=position,
            kind=PersonKind.PROFESSIONAL,
            name=_c(person.name),
            search_name=search_form(person.name),
            role=_c(person.role),
            agency=_c(person.agency),
            agency_group=self._procedure.agencies.group_of(person.role, person.agency),
            source_id=person.id,
        )

    def _conference(self) -> None:
        file = self._file
        after_review = file.previous_type.startswith("review")
        ended = (plan.ended for plan in file.previous_plans if plan.ended is not None)
        self._session.add(
            Conference(
                id=self.conference,
                case_id=self.case,
                kind=file.kind,
                day=file.day,
                starts=file.starts,
                planned_end=file.ends,
                venue=_c(file.venue),
                procedure=self._procedure.key,
                procedure_version=self._procedure.version,
                number=file.number,
                chair_id=self.ids.get(file.chair),
                clerk_id=self.ids.get(file.clerk),
                lead_social_worker_id=self.ids.get(file.lead_social_worker),
                moved_in=file.moved_in,
                notified=file.notified,
                last_review=file.last_review or (file.previous_conference if after_review else None),
                previous_conference=None if after_review else file.previous_conference,
                previous_plan_end=max(ended, default=None),
                plan_started=file.previous_plan_start or (None if after_review else file.previous_conference),
                address_protected=file.address_protected,
                particulars=[[_c(label), _c(text)] for label, text in _particulars(file)],
            )
        )
        self._session.flush()
        self._session.add_all(
            StrategyDiscussion(conference_id=self.conference, day=day) for day in file.strategy_discussions
        )

    def _is_protected(self, member: FileFamilyMember) -> bool:
        """Whether the file protects the address: that of the children, and of whoever lives with them."""
        homes = {_c(m.lives_at).casefold() for m in self._file.family if m.subject} - {""}
        with_them = member.subject or _c(member.lives_at).casefold() in homes
        return self._file.address_protected and with_them

    def _attendance(self) -> None:
        invited = self._file.family_invited
        for n, member in enumerate(m for m in self._file.family if m.id in invited):
            comes = member.id in self._file.family_arrive
            mode = AttendanceMode.IN_PERSON if comes else AttendanceMode.EXPECTED
            self._attend(n, member.id, mode)
        for n, person in enumerate(self._file.people, start=len(invited)):
            row = self._attend(n, person.id, person.mode)
            row.remark, row.capacity = _c(person.remark), self._capacity(person)
            self._session.flush()
            self._session.add_all(
                at_conference.Contact(attendance_id=row.id, child_id=self.ids[child])
                for child in dict.fromkeys(person.contact_with)
            )

    def _capacity(self, person: FilePerson) -> Capacity:
        interprets = self._procedure.agencies.group_of(person.role, person.agency) == "interpreter"
        if person.id == self._file.interpreter or interprets:
            return Capacity.INTERPRETER
        return Capacity.OBSERVER if person.observer else Capacity.MEMBER

    def _attend(self, position: int, who: str, mode: AttendanceMode) -> at_conference.Attendance:
        row = at_conference.Attendance(
            id=uuid4(),
            conference_id=self.conference,
            person_id=self.ids[who],
            position=position,
            mode=mode,
        )
        self._session.add(row)
        return row

    def _reports(self) -> None:
        self._session.add_all(
            at_conference.Report(
                conference_id=self.conference, person_id=self.ids[r.by], position=n, received=r.received,
                shared_with_family=r.shared_with_family, note=_c(r.note),
            )
            for n, r in enumerate(self._file.reports)
        )  # fmt: skip

    def _previous_outcome(self, position: int, outcome: FileOutcome) -> None:
        row = PlanOutcome(
            id=uuid4(),
            conference_id=self.conference,
            position=position,
            previous=True,
            child_id=self.ids.get(outcome.child),
            text=_c(outcome.text),
            measure=_c(outcome.measure),
        )
        self._session.add(row)
        self._session.flush()
        for n, action in enumerate(outcome.actions, start=1):
            done = Action(
                id=uuid4(), outcome_id=row.id, position=n, text=_c(action.text), by_day=action.by,
                by_words=_c(action.by_words), progress=_c(action.progress),
            )  # fmt: skip
            self._session.add(done)
            self._session.flush()
            self._session.add_all(
                ActionOwner(action_id=done.id, person_id=self.ids[who], position=m)
                for m, who in enumerate(dict.fromkeys(action.owners))
            )


def _particulars(file: PracticeFile) -> Iterator[tuple[str, str]]:
    """What has no field of its own, for the full copy: label and words."""
    yield from file.particulars
    names = {member.id: member.name for member in file.family} | {p.id: p.name for p in file.people}
    for exclusion in file.exclusions:
        said = [f"{label[:1].lower()}{label[1:]}: {text}" for label, text in exclusion.words]
        yield "Kept out", "; ".join(filter(None, [names.get(exclusion.who, ""), exclusion.part, *said]))


def _case_name(family: Iterable[FileFamilyMember]) -> str:
    """ "Harlow family", after the first parent, or the first child."""
    members = list(family)
    first = next((m for m in members if m.parental_responsibility), None)
    first = first or next((m for m in members if m.subject), members[0])
    return f"{_c(first.name).split()[-1]} family"


def _c(text: str) -> str:
    return clean(text).text
