"""Acts: each unit of work that changes a conference is written down as one thing that can be undone.

Entries are in their revisions; whatever else belongs to a meeting is kept as images of the rows, which
are seen by watching the session. Going from step to step, breaks, begin, close and drafts are no acts.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import String, Table, Text, bindparam, event, func, inspect, select
from sqlalchemy.orm import Session

from cpdesk.models.attendance import Attendance, ChildVoice, Contact, Presence, Report
from cpdesk.models.conference import Conference, CoreGroupMember
from cpdesk.models.course import Act, Part
from cpdesk.models.decision import ChildView, Decision, Dissent, View
from cpdesk.models.entry import EntryRevision
from cpdesk.models.person import Person, Relationship
from cpdesk.models.plan import Action, ActionOwner, LeftWorry, PlanOutcome
from cpdesk.models.risk import RiskStatement, ScaleScore
from cpdesk.models.tables import Base
from cpdesk.services.act_words import words_of
from cpdesk.services.images import Image, Values, plain, pointing_at, whole
from cpdesk.vocabulary import ConferenceState

WATCHED: Mapping[type[Base], frozenset[str] | None] = {
    Person: None, Relationship: None,
    Attendance: None, Presence: None, Contact: None, Report: None, ChildVoice: None, Part: None,
    RiskStatement: None, ScaleScore: None,
    View: None, ChildView: None, Decision: None, Dissent: None,
    PlanOutcome: None, Action: None, ActionOwner: None, LeftWorry: None, CoreGroupMember: None,
    Conference: frozenset({
        "contingency", "contingency_trigger", "quorum_reason", "core_group_at", "review_at",
        "complaints_explained", "lead_social_worker_id", "open_points_reason",
    }),
}  # fmt: skip
"""The rows that belong to acts, and, where not all of their columns do, which."""

STILL_TYPING = timedelta(seconds=30)
"""Words typed into one field are kept again and again; with no longer between, they are one act."""

LAST_REVISED = (
    select(EntryRevision.act)
    .where(EntryRevision.conference_id == bindparam("which"))
    .order_by(EntryRevision.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
"""The number of the last act that changed an entry of the conference `which`."""
LAST_ACTED = select(func.max(Act.number)).where(Act.conference_id == bindparam("which")).scalar_subquery()
"""The number of the last act in the table of acts."""
_LAST = select(LAST_REVISED, LAST_ACTED)

_WATCH, _NUMBER = "watched rows", "number of the act"


def watch(session: Session) -> None:
    """From now on, see what a unit of work changes."""
    session.info[_WATCH] = {}


def write_down(session: Session, kind: str, what: UUID | None, at: datetime) -> str:
    """Write down what was seen as one act of its conference; nothing when nothing was. Gives it in words.

    `kind` and `what` are those of the change: what is done to a case belongs to the conference of it that
    is running.
    """
    session.flush()
    seen: dict[tuple[str, UUID], Image] = session.info.pop(_WATCH)
    images = [image for image in seen.values() if not image.says_nothing()]
    if not images:
        return ""
    words = words_of(images)  # now: what goes on with an act before changes these images
    conference = what if kind in ("conference", "entry") else _running(session, images)
    if conference is not None and not _goes_on(session, conference, images, at):
        add(session, conference, "change", at, images)
        session.flush()
    return words


def add(session: Session, conference: UUID, kind: str, at: datetime, images: Iterable[Image] = ()) -> None:
    """One more line on the stack of a conference; `kind` is `change`, `undo` or `redo`."""
    session.add(
        Act(
            conference_id=conference,
            number=number(session, conference),
            kind=kind,
            written_at=at,
            author=session.info["author"],
            rows=[image.kept() for image in images],
        )
    )


def number(session: Session, conference: UUID) -> int:
    """The number of the act that this unit of work is: of its entries and of its rows."""
    if _NUMBER not in session.info:
        session.info[_NUMBER] = last_number(session, conference) + 1
    return int(session.info[_NUMBER])


def know(session: Session, revised: int | None, acted: int | None) -> None:
    """`LAST_REVISED` and `LAST_ACTED`, found with something else that this unit of work asked for."""
    session.info.setdefault(_NUMBER, max(revised or 0, acted or 0) + 1)


def last_number(session: Session, conference: UUID) -> int:
    """The number of the latest act, undoing or redoing; 0 before the first."""
    numbers = session.connection().execute(_LAST, {"which": conference}).one()
    return max(n or 0 for n in numbers)


def _running(session: Session, images: Iterable[Image]) -> UUID | None:
    """The conference that is running in the case of the people who were changed."""
    people = Base.metadata.tables["people"]
    for image in images:
        values = {**(image.before or {}), **(image.after or {})}
        case = UUID(values["case_id"]) if "case_id" in values else None
        if case is None and image.table == "people":
            case = session.scalar(select(people.c.case_id).where(people.c.id == image.id))
        if case is not None:
            running = session.scalars(
                select(Conference.id).where(
                    Conference.case_id == case, Conference.state == ConferenceState.RUNNING
                )
            ).all()
            return running[0] if len(running) == 1 else None
    return None


def _goes_on(session: Session, conference: UUID, images: list[Image], at: datetime) -> bool:
    """Whether this is more of the same typing as the act before, which then takes it in."""
    if not all(_typed(image) for image in images) or _NUMBER in session.info:
        return False
    last = session.scalars(
        select(Act).where(Act.conference_id == conference).order_by(Act.number.desc()).limit(1)
    ).one_or_none()
    if last is None or last.kind != "change" or last.number != last_number(session, conference):
        return False
    before = [Image.read(kept) for kept in last.rows]
    same = {_field(image) for image in before} == {_field(image) for image in images}
    if not same or not timedelta() <= at - last.written_at <= STILL_TYPING:
        return False
    later = {_field(image): image for image in images}
    for image in before:
        image.then(later[_field(image)])
    rows = [image.kept() for image in before if not image.says_nothing()]
    if rows:
        last.rows, last.written_at = rows, at
    else:
        session.delete(last)
    session.flush()
    return True


def _field(image: Image) -> tuple[str, UUID, tuple[str, ...]]:
    return image.table, image.id, tuple(sorted(image.after or {}))


def _typed(image: Image) -> bool:
    """Whether only words of a row were changed."""
    if image.before is None or image.after is None:
        return False
    columns = Base.metadata.tables[image.table].c
    return all(type(columns[name].type) in (Text, String) for name in image.after)


@event.listens_for(Session, "before_flush")
def _before(session: Session, _context: Any, _rows: Any) -> None:
    """See what the database itself will take out, or empty, together with the rows that go."""
    seen = session.info.get(_WATCH)
    if seen is None:
        return
    for row in session.deleted:
        if type(row) in WATCHED:
            _see_dependents(session, seen, Base.metadata.tables[_table(row)], _id(row))


@event.listens_for(Session, "after_flush")
def _after(session: Session, _context: Any) -> None:
    """See the rows that were written just now."""
    seen = session.info.get(_WATCH)
    if seen is None:
        return
    for rows, look in ((session.deleted, _gone), (session.dirty, _changed), (session.new, _made)):
        for row in rows:
            if type(row) in WATCHED:
                image = look(row)
                if image is not None:
                    _see(seen, image)


def _see(seen: dict[tuple[str, UUID], Image], image: Image) -> None:
    known = seen.get((image.table, image.id))
    if known is None:
        seen[image.table, image.id] = image
    elif image.after is not None or known.after is not None:
        known.then(image)
        if known.before is None and known.after is None:
            del seen[image.table, image.id]


def _see_dependents(session: Session, seen: dict[tuple[str, UUID], Image], table: Table, which: UUID) -> None:
    for other, column, goes, row in pointing_at(session, table, which):
        if goes:
            if (other.name, row["id"]) not in seen or seen[other.name, row["id"]].after is not None:
                _see_dependents(session, seen, other, row["id"])
                _see(seen, Image(other.name, row["id"], whole(other, row), None))
        else:
            before = {column.name: plain(row[column.name])}
            _see(seen, Image(other.name, row["id"], before, {column.name: None}))


def _made(row: Base) -> Image | None:
    if type(row) is Conference:
        return None
    return Image(_table(row), _id(row), None, _values(row))


def _gone(row: Base) -> Image:
    before = _values(row)
    for name, (old, _new) in _history(row).items():
        before[name] = old
    return Image(_table(row), _id(row), before, None)


def _changed(row: Base) -> Image | None:
    only = WATCHED[type(row)]
    history = {name: values for name, values in _history(row).items() if only is None or name in only}
    if not history:
        return None
    before = {name: old for name, (old, _new) in history.items()}
    after = {name: new for name, (_old, new) in history.items()}
    return Image(_table(row), _id(row), before, after)


def _history(row: Base) -> dict[str, tuple[Any, Any]]:
    found = {}
    for name, attribute in inspect(row).attrs.items():
        added, _same, deleted = attribute.history
        if added and deleted:
            found[name] = plain(deleted[0]), plain(added[0])
    return found


def _id(row: Base) -> UUID:
    which: UUID = inspect(row).attrs["id"].value
    return which


def _table(row: Base) -> str:
    return str(row.__tablename__)


def _values(row: Base) -> Values:
    return {column.key: plain(getattr(row, column.key)) for column in inspect(row).mapper.column_attrs}
