"""The run-sheet in a procedure’s file: its steps, and what each kind of conference says differently."""

from typing import Any

from cpdesk.rules.agenda import PAGES, Agenda, Need, Step, StepChange, Variant, WhoIsIn, in_order, step_change
from cpdesk.rules.checked_toml import CheckedFile, CheckedTable
from cpdesk.vocabulary import ConferenceKind, Lane

NEEDED_STEPS = ("welcome", "decision", "close")
"""The steps that no run-sheet can do without."""
_ALIKE = {
    "title", "minutes", "first_speaker", "prompts", "page", "records", "optional", "private", "who_is_in",
    "may_be_present", "needs",
}  # fmt: skip
_STEP = _ALIKE | {"key", "group", "lanes", "stages", "kinds"}


def read_steps(file: CheckedFile, top: CheckedTable, key: str) -> Agenda:
    """The run-sheet whose steps a file gives; `key` names the shipped one that it began as.

    Raises `ProcedureError` with file, line and reason.
    """
    tables = top.tables("steps")
    steps = tuple(_step(CheckedTable(file, data, "a step", "steps", n)) for n, data in enumerate(tables))
    for n, step in enumerate(steps):
        if step.key in {other.key for other in steps[:n]}:
            file.refuse(f"the step “{step.key}” stands there twice", "steps", n)
    for needed in NEEDED_STEPS:
        if needed not in {step.key for step in steps}:
            file.refuse(f"the run-sheet needs the step “{needed}”")
    kinds = CheckedTable(file, top.data.get("kind", {}), "“kind”", "kind")
    kinds.only({kind.value for kind in ConferenceKind})
    known = [step.key for step in steps]
    run_sheet = Agenda(key, steps, in_order(_variant(file, kinds, kind, known) for kind in kinds.data))
    for kind in ConferenceKind:
        left = {step.key for step in run_sheet.for_kind(kind).steps}
        for needed in NEEDED_STEPS:
            if needed not in left:
                file.refuse(f"the run-sheet of a {kind.words.lower()} needs the step “{needed}”")
    return run_sheet


def _step(table: CheckedTable) -> Step:
    table.only(_STEP)
    lanes = table.many("lanes", str)
    for lane in lanes:
        if lane not in {known.value for known in Lane}:
            table.refuse(f"“{lane}” is no lane; it can be {', '.join(Lane)}")
    kinds = table.many("kinds", str)
    for kind in kinds:
        if kind not in {known.value for known in ConferenceKind}:
            table.refuse(f"“{kind}” is no kind of conference; it can be {', '.join(ConferenceKind)}", "kinds")
    return Step(
        key=table.words("key"),
        title=table.words("title"),
        group=table.words("group"),
        minutes=table.number("minutes"),
        first_speaker=table.words("first_speaker"),
        prompts=tuple(table.many("prompts", str)),
        page=_page(table),
        records=table.words("records", needed=False),
        lanes=tuple(Lane(lane) for lane in lanes),
        optional=table.yes("optional", False),
        private=table.yes("private", False),
        stages=tuple(table.many("stages", str)),
        who_is_in=table.one_of("who_is_in", WhoIsIn) if "who_is_in" in table.data else WhoIsIn.EVERYONE,
        may_be_present=table.words("may_be_present", needed=False),
        needs=_needs(table),
        kinds=frozenset(ConferenceKind(kind) for kind in kinds),
    )


def _page(table: CheckedTable) -> str:
    page = table.words("page")
    if page not in PAGES:
        table.refuse(f"“{page}” is no page; it can be {', '.join(PAGES)}")
    return page


def _needs(table: CheckedTable) -> tuple[Need, ...]:
    needs = table.many("needs", str)
    for need in needs:
        if need not in {known.value for known in Need}:
            table.refuse(f"“{need}” is not known among “needs”; it can be {', '.join(Need)}", "needs")
    return tuple(Need(need) for need in needs)


def _variant(file: CheckedFile, kinds: CheckedTable, kind: str, known: list[str]) -> Variant:
    head = f"kind.{kind}"
    table = CheckedTable(file, kinds.data[kind], f"“{head}”", head)
    table.only({"order", "change"})
    order = table.many("order", str)
    for key in order:
        if key not in known or order.count(key) > 1:
            table.refuse(f"“order” names steps of the run-sheet, each once; “{key}” is not so", "order")
    changes = CheckedTable(file, table.data.get("change", {}), f"“{head}.change”", f"{head}.change")
    for key in changes.data:
        if key not in known:
            file.refuse(f"the run-sheet has no step “{key}”", f"{head}.change.{key}")
    found = tuple(_change(file, f"{head}.change.{key}", key, said) for key, said in changes.data.items())
    return Variant(ConferenceKind(kind), tuple(order), found)


def _change(file: CheckedFile, head: str, key: str, said: object) -> StepChange:
    """One step’s own words at a kind of conference; each value is checked as that of a step is."""
    table = CheckedTable(file, said, f"“{head}”", head)
    table.only(_ALIKE)
    values: dict[str, Any] = dict(table.data)
    for name in ("title", "first_speaker"):
        if name in values:
            table.words(name)
    for name in ("records", "may_be_present"):
        table.words(name, needed=False)
    if "minutes" in values:
        table.number("minutes")
    table.many("prompts", str)
    for name in ("optional", "private"):
        table.yes(name, False)
    if "page" in values:
        _page(table)
    if "who_is_in" in values:
        table.one_of("who_is_in", WhoIsIn)
    _needs(table)
    return step_change(key, values)
