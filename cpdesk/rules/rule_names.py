"""The last dates that cpdesk knows: their stable names, what they are for, and how they behave."""

from dataclasses import dataclass
from types import MappingProxyType

from cpdesk.vocabulary import ConferenceKind

ALL_KINDS = frozenset(ConferenceKind)
NOT_A_REVIEW = ALL_KINDS - {ConferenceKind.REVIEW}


@dataclass(frozen=True, slots=True)
class RuleName:
    """One rule as people know it, whatever figure a procedure gives it."""

    title: str
    """What it is the last day for: “Hold the conference”."""
    meets: bool = False
    """People meet for it: a limit that falls on a day off moves back to a working day, never forward.

    Everything else is sent or done: its limit stays on its day and is flagged.
    """
    kinds: frozenset[ConferenceKind] = ALL_KINDS
    """The kinds of conference for which it is asked at all."""
    window: bool = False
    """A period ends: nothing is held or sent, and the weekday does not matter."""


RULES = MappingProxyType(
    {
        "book_alert": RuleName("Alert the manager that a conference is needed", kinds=NOT_A_REVIEW),
        "book_request": RuleName("Ask for the conference to be booked", kinds=NOT_A_REVIEW),
        "conference_latest": RuleName("Hold the conference", meets=True, kinds=NOT_A_REVIEW),
        "epo_latest": RuleName(
            "Hold it before the emergency protection order ends", meets=True, kinds=NOT_A_REVIEW
        ),
        "prebirth_latest": RuleName(
            "Hold the conference before the birth",
            meets=True,
            kinds=frozenset({ConferenceKind.INITIAL, ConferenceKind.PRE_BIRTH}),
        ),
        "transfer_latest": RuleName("Hold the transfer-in conference", meets=True),
        "review_latest": RuleName("Hold this review", meets=True, kinds=frozenset({ConferenceKind.REVIEW})),
        "invitations": RuleName("Send the invitations"),
        "police_checks": RuleName("Ask for the police checks"),
        "report_family": RuleName("Social worker’s report to the family"),
        "report_chair": RuleName("Social worker’s report to the chair"),
        "agency_report_family": RuleName("Other agencies’ reports to the family"),
        "agency_report_chair": RuleName("Other agencies’ reports to the chair"),
        "decisions_out": RuleName("Send the decisions"),
        "letter_out": RuleName("Send the decision letter"),
        "plan_out": RuleName("Send the plan"),
        "plan_sign_off": RuleName("Sign off the plan"),
        "record_out": RuleName("Send the record"),
        "record_explained": RuleName("Social worker talks the record through with the parents"),
        "amendments_until": RuleName("Amendments to the record are in"),
        "core_group_first": RuleName("Hold the first core group", meets=True, kinds=NOT_A_REVIEW),
        "core_group_next": RuleName("Hold the next core group", meets=True),
        "chair_check": RuleName("Chair’s check on the plan", kinds=NOT_A_REVIEW),
        "review_first": RuleName("Hold the first review", meets=True, kinds=NOT_A_REVIEW),
        "review_next": RuleName("Hold the next review", meets=True),
        "repeat_plan_until": RuleName("A new plan until then counts as a repeat", window=True),
    }
)
"""Every rule by its stable name, in the order in which a case meets them."""
