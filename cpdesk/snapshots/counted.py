"""Whose view counts for which agency: the round of views on one child as the majority is counted from it."""

from uuid import UUID

from cpdesk.rules.decision import AgencyView
from cpdesk.snapshots.conference import Conference


def agency_views(conference: Conference, child: UUID) -> tuple[AgencyView, ...]:
    """Everyone's view on one child with what decides whether it counts (domain section 3, rule 11).

    After the close people count for the agency that they came from then, whatever was corrected since.
    """
    rows = {row.person.id: row for row in conference.attendance}
    aside = {conference.chair, conference.clerk}
    found = []
    for view in conference.views:
        given, person = view.on(child), conference.person(view.who)
        if given is None or person is None:
            continue
        row = rows.get(person.id)
        found.append(
            AgencyView(
                group=row.group if row is not None else person.agency_group,
                agency=row.agency if row is not None else person.agency,
                professional=not person.is_family and person.id not in aside,
                observer=row is not None and not row.has_view,
                view=given.view,
                category=given.category,
            )
        )
    return tuple(found)
