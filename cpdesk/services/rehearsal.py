"""A rehearsal: a whole practice conference from its file to its documents, with an account of it as JSON.

The JSON is a contract: it is run against other people's files. It grows; it does not change meaning.
"""

import hashlib
import secrets
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cpdesk.rules.policy import Policy
from cpdesk.rules.wording import local
from cpdesk.services.change import Progress, nothing_to_report
from cpdesk.services.decisions import is_override, majority_for
from cpdesk.services.desk import Desk
from cpdesk.services.papers import MadeDocument
from cpdesk.services.plan_gaps import plan_gaps
from cpdesk.services.practice import BroughtIn
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.plan import Plan
from cpdesk.snapshots.reader import is_private
from cpdesk.storage.cost import FLOOR
from cpdesk.vocabulary import ConferenceKind, Lane, Outcome, PlanView

FORMAT = "cpdesk rehearsal"
VERSION = 1

_MAJORITY = {
    PlanView.CHILD_PROTECTION: Outcome.CHILD_PROTECTION_PLAN,
    PlanView.CHILD_IN_NEED: Outcome.CHILD_IN_NEED_PLAN,
    PlanView.NONE: Outcome.NO_PLAN,
}


def rehearse(
    path: Path,
    out: Path,
    procedure_key: str | None = None,
    progress: Progress = nothing_to_report,
    policy: Policy | None = None,
) -> dict[str, Any]:
    """Run the practice file at `path`, make all documents under the folder `out`, give the account.

    A new sealed file in a temporary folder holds everything; it is closed and opened again before
    anything is read back, and is gone afterwards. Of the council’s `policy` the marking holds; where
    documents of real cases may go does not bind what is invented. Raises CpdeskError for what a person can
    mend.
    """
    watch = _Stopwatch()
    holds = Policy(marking=policy.marking) if policy else None
    sealing = Sealing(nobody, cost=FLOOR, policy=holds)  # a passphrase that nobody knows needs no tuning
    passphrase = secrets.token_urlsafe(24)
    with tempfile.TemporaryDirectory(prefix="cpdesk-rehearsal-", ignore_cleanup_errors=True) as folder:
        sealed = Path(folder) / "rehearsal.cpdesk"
        with watch.phase("create"):
            desk = sealing.create(sealed, passphrase).desk
        try:
            with watch.phase("read"):
                file = desk.practice.read(path)
            with watch.phase("run"):
                brought = desk.practice.bring_in(
                    file, fill=True, procedure_key=procedure_key, progress=progress
                )
        finally:
            desk.close()
        with watch.phase("reopen"):
            desk = sealing.unlock(sealed, passphrase)
        try:
            return _account(desk, brought, out, watch, progress)
        finally:
            desk.close()


def _account(
    desk: Desk, brought: BroughtIn, out: Path, watch: "_Stopwatch", progress: Progress
) -> dict[str, Any]:
    with watch.phase("read_back"):
        conference = desk.meeting.conference(brought.conference_id)
    with watch.phase("documents"):
        made = desk.papers.make(brought.conference_id, out, progress=progress)
    names = {person.id: person.source_id for person in conference.people}
    return {
        "format": FORMAT,
        "version": VERSION,
        "conference": _conference(conference, names),
        "entries": _entries(conference, brought.cleaned_characters),
        "dates": [_date(due) for due in conference.dates if due.about is None],
        "dates_of_children": [
            {"child": names[due.about], **_date(due)} for due in conference.dates if due.about is not None
        ],
        "quorum": [
            {
                "child": names[q.child],
                "quorate": q.quorate,
                "because": q.because,
                "may_go_on": q.may_go_on,
                "national": q.national,
            }
            for q in conference.quorum
        ],
        "late_reports": [names[r.by] for r in conference.reports if r.late],
        "views": [
            {
                "who": names[v.who],
                "views": {names[c.child]: [c.view.value, c.category] for c in v.views},
                "reason": v.reason,
                "by_report": v.by_report,
            }
            for v in conference.views
        ],
        "decisions": [_decision(conference, child.id, names) for child in conference.children
                      if conference.decision(child.id)],
        "plan": _plan(conference.plan, names),
        "documents": [_document(document, out, names) for document in made.documents],
        "problems": list(brought.problems),
        "seconds": watch.seconds,
    }  # fmt: skip


def _conference(conference: Conference, names: dict[Any, str]) -> dict[str, Any]:
    kind = conference.kind
    return {
        "type": "initial" if kind is ConferenceKind.PRE_BIRTH else kind.value,
        "pre_birth": kind is ConferenceKind.PRE_BIRTH,
        "date": conference.day.isoformat(),
        "start": _moment(conference.starts),
        "end": _moment(conference.ended or conference.planned_end),
        "closed": conference.ended is not None,
        "procedure": conference.procedure.key,
        "procedure_name": conference.procedure.name,
        "children": [names[child.id] for child in conference.children],
    }


def _entries(conference: Conference, cleaned: int) -> dict[str, Any]:
    lanes = Counter(entry.lane for entry in conference.entries)
    together = "\n".join(entry.text for entry in conference.entries)
    return {
        "stored": len(conference.entries),
        "by_lane": {lane.value: lanes[lane] for lane in Lane if lane is not Lane.UNSORTED},
        "private": sum(is_private(entry) for entry in conference.entries),
        "cleaned_characters": cleaned,
        "sha256": hashlib.sha256(together.encode("utf-8")).hexdigest(),
    }


def _date(due: Any) -> dict[str, Any]:
    return {
        "rule": due.rule,
        "title": due.title,
        "due": _moment(due.due),
        "safe_by": _moment(due.safe_by),
        "kind": "instant" if isinstance(due.due, datetime) else "day",
        "met": due.met,
        "source": due.source,
        "explanation": due.explanation,
        "provisional": due.provisional,
        "national": due.national,
    }


def _decision(conference: Conference, child: Any, names: dict[Any, str]) -> dict[str, Any]:
    decision, majority = conference.decision(child), majority_for(conference, child)
    assert decision is not None
    return {
        "child": names[child],
        "decision": decision.outcome.value,
        "words": decision.words,
        "category": decision.category,
        "other_categories": list(decision.other_categories),
        "previous_category": decision.previous_category,
        "reason": decision.reason,
        "majority": _MAJORITY[majority.view].value if majority.view else None,
        "majority_category": majority.category,
        "in_favour": majority.in_favour,
        "counted": majority.counted,
        "override": is_override(conference, child),
        "dissent": [
            {"who": names.get(d.who, ""), "agency": d.agency, "text": d.text} for d in decision.dissent
        ],
    }


def _plan(plan: Plan, names: dict[Any, str]) -> dict[str, Any]:
    return {
        "outcomes": [
            {
                "child": names[outcome.child] if outcome.child else "all",
                "outcome": outcome.text,
                "measure": outcome.measure,
                "actions": [
                    {
                        "action": action.text,
                        "owner": [names[who] for who in action.owners],
                        "by": action.by.isoformat() if action.by else (action.by_words or None),
                        "progress": action.progress,
                    }
                    for action in outcome.actions
                ],
            }
            for outcome in plan.outcomes
        ],
        "actions": len(plan.actions),
        "contingency": plan.contingency,
        "gaps": [gap.words for gap in plan_gaps(plan)],
    }


def _document(document: MadeDocument, out: Path, names: dict[Any, str]) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "reader": document.reader.key,
        "child": names[document.child.id] if document.child else None,
        "path": document.path.relative_to(out).as_posix(),
        "entries_left_out": document.entries_left_out,
    }


def _moment(when: date | datetime | None) -> str | None:
    if isinstance(when, datetime):
        return local(when).isoformat()
    return when.isoformat() if when else None


class _Stopwatch:
    """Seconds per phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - began, 3)
