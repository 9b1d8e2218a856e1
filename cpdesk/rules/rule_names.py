"""The last dates that cpdesk knows: their stable names, what they are for, who acts, and how they behave."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cpdesk.vocabulary import ConferenceKind

ALL_KINDS = frozenset(ConferenceKind)
NOT_A_REVIEW = ALL_KINDS - {ConferenceKind.REVIEW}
REVIEW_ONLY = frozenset({ConferenceKind.REVIEW})


class Phase(StrEnum):
    """The part of a case in which a last date matters."""

    BEFORE = "before"
    """Before the conference, or the conference itself."""
    AFTER = "after"
    """After the conference: what is sent, said and held because of it."""
    WHILE = "while"
    """While the plan lasts: its core groups, its reviews, the chair’s check."""
    MARK = "mark"
    """A point in time at which nothing is due."""


@dataclass(frozen=True, slots=True)
class RuleName:
    """One rule as people know it, whatever figure a procedure gives it."""

    title: str
    """What it is the last day for: “Hold the conference”."""
    phase: Phase
    who: str
    """Who must act, in words: “the clerk”."""
    next_step: str
    """What to do next, in one sentence."""
    if_late: str = ""
    """What the procedures ask for once the last day is over; empty where they say nothing."""
    meets: bool = False
    """People meet for it: a limit that falls on a day off moves back to a working day, never forward.

    Everything else is sent or done: its limit stays on its day and is flagged.
    """
    kinds: frozenset[ConferenceKind] = ALL_KINDS
    """The kinds of conference for which it is asked at all."""
    window: bool = False
    """A period ends: nothing is held or sent, and the weekday does not matter."""
    at_once: bool = False
    """Held at once when something ends, so never before: on a day off, the first working day after."""
    holds: bool = False
    """It asks that the conference itself be held: the conference’s own day answers it."""


_OUT_OF_DATE = (
    "Record the service manager’s agreement to hold it late, and the interim safety plan that keeps the "
    "children safe until then."
)
_CHALLENGE = "The chair can record a challenge to whoever has not sent it."

RULES = MappingProxyType(
    {
        "book_alert": RuleName(
            "Alert the manager that a conference is needed",
            Phase.BEFORE,
            "the social worker",
            "Tell the team manager that a conference will have to be asked for.",
            kinds=NOT_A_REVIEW,
        ),
        "book_request": RuleName(
            "Ask for the conference to be booked",
            Phase.BEFORE,
            "the social worker",
            "Ask the unit for the booking, even if the enquiry is not finished; say whether the conference "
            "must be split, and what risks are known.",
            kinds=NOT_A_REVIEW,
        ),
        "conference_latest": RuleName(
            "Hold the conference",
            Phase.BEFORE,
            "the chair",
            "Book a day on or before this one, when the family can come.",
            if_late=_OUT_OF_DATE,
            meets=True,
            kinds=NOT_A_REVIEW,
            holds=True,
        ),
        "epo_latest": RuleName(
            "Hold it before the emergency protection order ends",
            Phase.BEFORE,
            "the chair",
            "Book the conference before the hour at which the order ends.",
            meets=True,
            kinds=NOT_A_REVIEW,
            holds=True,
        ),
        "assessment_order": RuleName(
            "Hold it when the ordered assessments end",
            Phase.BEFORE,
            "the chair",
            "Book the conference for when the examinations and assessments under the order are over.",
            kinds=NOT_A_REVIEW,
            at_once=True,
            holds=True,
        ),
        "prebirth_latest": RuleName(
            "Hold the conference before the birth",
            Phase.BEFORE,
            "the chair",
            "Book it as soon as the assessment is complete, earlier if the baby may come early, and invite "
            "midwifery and paediatrics.",
            if_late=_OUT_OF_DATE,
            meets=True,
            kinds=frozenset({ConferenceKind.INITIAL, ConferenceKind.PRE_BIRTH}),
            holds=True,
        ),
        "transfer_latest": RuleName(
            "Hold the transfer-in conference",
            Phase.BEFORE,
            "the chair",
            "Book it, and ask the authority that the child has left for its reports and for its workers to "
            "come.",
            if_late=_OUT_OF_DATE,
            meets=True,
            holds=True,
        ),
        "review_latest": RuleName(
            "Hold this review",
            Phase.BEFORE,
            "the chair",
            "Book the review on or before this day, with the same chair if possible.",
            if_late=_OUT_OF_DATE,
            meets=True,
            kinds=REVIEW_ONLY,
            holds=True,
        ),
        "invitations": RuleName(
            "Send the invitations",
            Phase.BEFORE,
            "the clerk",
            "Send the professionals their invitations from the social worker’s list; the social worker "
            "invites the family and their solicitors, each on their own.",
            if_late="Tell the chair: without an invite list it will probably not go ahead.",
        ),
        "police_checks": RuleName(
            "Ask for the police checks",
            Phase.BEFORE,
            "the clerk",
            "Send the police each person’s name with the reason for the check; without its reason a check "
            "is not run.",
        ),
        "report_family": RuleName(
            "Social worker’s report to the family",
            Phase.BEFORE,
            "the social worker",
            "Give the family the report, talk it through with them, and note the day.",
            if_late="Tell the chair: a report that the family has not seen is a reason to move the "
            "conference.",
        ),
        "report_chair": RuleName(
            "Social worker’s report to the chair",
            Phase.BEFORE,
            "the social worker",
            "Send the report to the chair and the clerk.",
            if_late=_CHALLENGE,
        ),
        "agency_report_family": RuleName(
            "Other agencies’ reports to the family",
            Phase.BEFORE,
            "the agencies",
            "Each writer shares their report with the family and talks it through with them.",
        ),
        "agency_report_chair": RuleName(
            "Other agencies’ reports to the chair",
            Phase.BEFORE,
            "the agencies",
            "Send the reports to the chair and the clerk, so that everybody can read them.",
            if_late=_CHALLENGE,
        ),
        "decisions_out": RuleName(
            "Send the decisions",
            Phase.AFTER,
            "the clerk",
            "Send the decisions to all who came or were invited, each in the copy made for them.",
        ),
        "letter_out": RuleName(
            "Send the decision letter",
            Phase.AFTER,
            "the chair",
            "Sign the decision letter; the clerk sends it to all who came or were invited.",
        ),
        "plan_out": RuleName(
            "Send the plan",
            Phase.AFTER,
            "the clerk",
            "Send the outline plan to the parents and the professionals.",
        ),
        "plan_sign_off": RuleName(
            "Sign off the plan",
            Phase.AFTER,
            "the chair",
            "Read the plan and sign it off, so that the core group has it.",
        ),
        "core_group_first": RuleName(
            "Hold the first core group",
            Phase.AFTER,
            "the core group",
            "Meet, and note the day on which it was held.",
            meets=True,
            kinds=NOT_A_REVIEW,
        ),
        "record_out": RuleName(
            "Send the record",
            Phase.AFTER,
            "the clerk",
            "Have the chair sign the record, then send each reader the copy made for them.",
        ),
        "record_explained": RuleName(
            "Social worker talks the record through with the parents",
            Phase.AFTER,
            "the social worker",
            "Talk the record through with the parents, with an interpreter or other help where they need it.",
        ),
        "amendments_until": RuleName(
            "Amendments to the record are in",
            Phase.AFTER,
            "those who got the record",
            "Enter each correction that somebody asks for, with its date, and whether it is agreed.",
        ),
        "chair_check": RuleName(
            "Chair’s check on the plan",
            Phase.WHILE,
            "the chair",
            "Ask the lead social worker how the plan is going, and note what you find.",
            kinds=NOT_A_REVIEW,
        ),
        "core_group_next": RuleName(
            "Hold the next core group",
            Phase.WHILE,
            "the core group",
            "Meet, and note the day on which it was held.",
            meets=True,
        ),
        "review_first": RuleName(
            "Hold the first review",
            Phase.WHILE,
            "the chair",
            "Book the first review on or before this day, with the same chair if possible.",
            if_late=_OUT_OF_DATE,
            meets=True,
            kinds=NOT_A_REVIEW,
        ),
        "review_next": RuleName(
            "Hold the next review",
            Phase.WHILE,
            "the chair",
            "Book the next review on or before this day, with the same chair if possible.",
            if_late=_OUT_OF_DATE,
            meets=True,
        ),
        "second_review": RuleName(
            "Second review: progress, or legal advice",
            Phase.WHILE,
            "the chair",
            "If there is no satisfactory progress by the second review, recommend that children’s social "
            "care take legal advice.",
            meets=True,
        ),
        "plan_15_months": RuleName(
            "The plan has lasted 15 months",
            Phase.MARK,
            "the chair",
            "Look at what keeps the plan from working before it becomes a long one.",
            window=True,
        ),
        "plan_24_months": RuleName(
            "The plan has lasted two years",
            Phase.MARK,
            "the manager",
            "From this day the plan is counted among those that have lasted two years or more.",
            window=True,
        ),
        "age_18": RuleName(
            "The child turns 18",
            Phase.MARK,
            "the chair",
            "A child protection plan cannot go on after this birthday: end it, and see what help follows.",
            window=True,
        ),
        "repeat_plan_until": RuleName(
            "A new plan until then counts as a repeat",
            Phase.MARK,
            "the manager",
            "Before then, a return to conference needs the managers’ discussion and oversight on the "
            "child’s file, and a look at whether pre-proceedings would help.",
            window=True,
        ),
    }
)
"""Every rule by its stable name, in the order in which a case meets them."""

SENDING = frozenset({"invitations", "police_checks", "decisions_out", "letter_out", "plan_out", "record_out"})
"""The rules that are met by sending something out of the house."""

HOLDING = frozenset(rule for rule, name in RULES.items() if name.holds)
"""The rules that say until when the conference itself is held."""
