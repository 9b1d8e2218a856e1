"""Which page stands in the middle for each step of a run-sheet: the explicit table."""

from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.ui.meeting.close.close_page import ClosePage
from cpdesk.ui.meeting.family.family_page import FamilyPage
from cpdesk.ui.meeting.notes.notes_page import NotesPage
from cpdesk.ui.meeting.people.people_page import PeoplePage
from cpdesk.ui.meeting.people.replies_page import RepliesPage
from cpdesk.ui.meeting.plan.plan_page import PlanPage
from cpdesk.ui.meeting.risk.risk_page import RiskPage
from cpdesk.ui.meeting.risk.scale_page import ScalePage
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.meeting.views.decisions_page import DecisionsPage
from cpdesk.ui.meeting.views.views_page import ViewsPage

STEP_PAGES: Mapping[str, type[StepPage]] = MappingProxyType(
    {
        "notes": NotesPage,
        "people": PeoplePage,
        "family": FamilyPage,
        "replies": RepliesPage,
        "plan": PlanPage,
        "risk": RiskPage,
        "scale": ScalePage,
        "views": ViewsPage,
        "decisions": DecisionsPage,
        "close": ClosePage,
    }
)
"""`Step.page` and the page it names."""
