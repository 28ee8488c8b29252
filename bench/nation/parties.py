"""Who does what in a story: who makes a record of a kind, in which body, about whom; and whom its fields name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COUNTED = frozenset({
    "talk.heart", "talk.supervision", "internal_control.access_review", "internal_control.annual_report",
    "internal_control.review", "analysis.ecology", "analysis.experience", "analysis.petition", "analysis.sector",
    "meeting.study", "meeting.hearing", "meeting.enlarged", "plan.coordination", "plan.responsibility",
    "appraisal.annual", "duty_report.annual", "kin_business.annual", "declaration.annual", "notice.to_member",
    "life_meeting.regular", "statement.zero", "supervisory_check.onsite", "data_exchange.hearing",
    "accountability.report", "accountability.meeting", "accountability.evaluation", "accountability.publication",
})  # fmt: skip
"""Kinds that `truth.sql` counts; they have files of their own."""

TEAM = [f"@t.{place}" for place in (2, 3, 4, 5, 6, 7, 8, 9)]
PLACES: Mapping[str, tuple[str, str, list[str]]] = {
    "interference": ("@t.2", "@t", ["@t.5"]),
    "interference.check": ("@tj", "@tj", ["@t.5"]),
    "decision": ("@t", "@t", []),
    "decision.breach": ("@t.4", "@t", ["@t.1"]),
    "meeting": ("@t", "@t", TEAM),
    "rule_document": ("@t", "@t", []),
    "rule_change": ("@t", "@t", []),
    "signed_opinion": ("@t.1", "@t", ["@t.3"]),
    "explanation.meeting": ("@t.3", "@t", ["@t.3"]),
    "appointment": ("@x", "@x", ["@t.3"]),
    "vetting": ("@xj", "@xj", ["@t.3"]),
    "recusal": ("@xz", "@xz", ["@t.3"]),
    "kin_business": ("@xz", "@xz", ["@t.3"]),
    "declaration": ("@xz", "@xz", ["@t.3"]),
    "life_meeting_review": ("@xz", "@xz", ["@t"]),
    "inspection": ("@xj", "@xj", ["@t"]),
    "recommendation": ("@xj", "@xj", ["@t"]),
    "recommendation.feedback": ("@t", "@t", ["@t"]),
    "notice": ("@xj", "@xj", ["@t"]),
    "rectification": ("@t.1", "@t", ["@t"]),
    "rectification.review": ("@xj", "@xj", ["@t"]),
    "rectification.lookback": ("@xj", "@xj", ["@t"]),
    "rectification.closure": ("@xj", "@xj", ["@t"]),
    "rectification.refusal": ("@xj", "@xj", ["@t"]),
    "business_contact": ("@t.3", "@t", ["@t.3"]),
    "request": ("@x.3", "@x", ["@t.1"]),
    "opinion.procedure": ("@t.4", "@t", ["@t.1"]),
    "opinion.frank": ("@t.2", "@t", ["@t.1"]),
    "internal_control": ("@tj", "@tj", ["@tj"]),
    "data_exchange": ("@xj", "@xj", []),
    "talk.inspection": ("@xj.2", "@xj", ["@t.1"]),
    "talk.reminder": ("@t.1", "@t", ["@t.3"]),
    "supervisory_check": ("@xj", "@xj", ["@t.3"]),
    "report_up.bypass": ("@t.3", "@t", ["@t.1"]),
}
"""By the kind, else its family: who signs, in which body, about whom. Kinds not here have two tellings."""


def place_of(kind: str, *, member: bool) -> tuple[str, str, list[str]]:
    """Who makes a record of the kind, and about whom: the leader of a team, or a member."""
    for name in (kind, kind.split(".")[0]):
        if name in PLACES:
            return PLACES[name]
    if kind.startswith("report_up"):
        return ("@t.4", "@t", ["@t.3"]) if member else ("@xj.1", "@xj", ["@t.1"])
    return ("@tj", "@tj", ["@t.3"]) if member else ("@xj", "@xj", ["@t.1"])


HOLDERS: Mapping[str, Any] = {
    "to": "@t", "unit": "@t", "host": "@t", "chair": "@t.1", "proposer": "@t.2", "legal_checker": "@t.6",
    "second_reader": "@x.6", "theme_by": "@x", "attendees": [*TEAM, "@t.1"], "entitled": [*TEAM, "@t.1"],
    "speakers": [*TEAM, "@t.1"], "speak_order": ["@t.1", *TEAM], "recused": ["@t.9"], "signed_by": ["@xj", "@xz"],
    "routed_to": ["@xj.2"], "known_to": ["@t.3"], "team": ["@t.2"], "delivered_to": ["@x"], "from_body": "@xj",
    "attendee": "@x.2", "superior_attendee": "@x.2", "to_explain": ["@t.3"], "served_to": ["@t.3"],
    "owner": "@t.2", "reviewer": "@x.7", "absent": [], "readers": ["@x.1"],
}  # fmt: skip
"""Whom a field names, by the name of the field."""

PUT: Mapping[str, Mapping[str, Any]] = {
    "finding": {
        "rectify": False,
        "key": False,
        "concluded": False,
        "known_to": ["@t.2", "@t.4", "@x.1", "@xj.1", "@xz.1"],
    },
    "request": {"to": ["@t.1"]},
    "report_up.serious": {"to": ["@x.1"]},
    "report_up.important": {"to": ["@xj.1", "@t.1"]},
    "report_up.bypass": {"to": ["@x.1"]},
    "report_up.colleague": {"to": ["@x.1"]},
    "report_up.central": {"to": ["@x.1"]},
    "report_up.poor_correction": {"to": ["@x.1"]},
    "report_up.public_standing": {"to": ["@x.1"]},
    "interference.record": {"to": ["@t.4"]},
    "interference.report": {"to": ["@t.4"]},
    "lead.transfer": {"to": ["@tj"]},
    "lead.found": {"to": ["@tj"]},
    "rectification.plan": {"signed_by": "@t.1"},
    "life_meeting_review.order": {"to": ["@t"]},
    "appointment.decision": {"about_leader": True, "adverse": True},
    "decision.major": {"needs_instruction": True, "recused": ["@t.9"]},
    "business_contact.approach": {"to": ["@t.4"]},
}  # fmt: skip
"""What a kind says besides what its fields' types give."""

NEEDED: Mapping[str, Mapping[str, str]] = {
    "decision.major": {"meeting": "meeting.standing", "list_version": "rule_document.major_list"},
    "appointment.decision": {"meeting": "meeting.standing", "assessment_cited": "appraisal.responsibility"},
    "appointment.dossier": {"vetting": "vetting.discipline", "assessment_cited": "appraisal.responsibility"},
    "inspection.entry": {"discipline_briefing": "inspection.briefing", "organisation_briefing": "inspection.briefing"},
    "signed_opinion": {"explanation": "explanation.meeting", "reminder_talk": "talk.reminder"},
    "rectification.review": {"report": "rectification.report"},
    "rectification.lookback": {"report": "rectification.report"},
    "rectification.closure": {"report": "rectification.report"},
    "rectification.plan": {"finding": "finding"},
    "recommendation.revisit": {"report": "recommendation.feedback"},
    "business_contact.contact": {"under": "business_contact.approach"},
}
"""Which records a kind refers to, by field."""

BEARERS: Mapping[str, tuple[str, str]] = {
    "committee": ("", ""), "superior_committee": ("", ""), "subordinate_committee": ("", ""),
    "discipline_body": ("j", ""), "superior_discipline_body": ("j", ""), "organisation_department": ("z", ""),
    "work_department": ("w", ""), "top_leader": ("", ".1"), "superior_top_leader": ("", ".1"),
    "subordinate_top_leader": ("", ".1"), "team_member": ("", ".2"), "leading_official": ("", ".2"),
    "discipline_secretary": ("", ".4"), "discipline_head": ("j", ".1"), "organisation_head": ("z", ".1"),
    "central_member": ("", ".2"), "politburo_member": ("", ".2"),
}  # fmt: skip
"""The organ and the place of a role."""

SEQUENCES: tuple[tuple[tuple[str, Mapping[str, Any]], ...], ...] = (
    (
        ("petition.intake", {"topic": "clean_ties"}), ("petition.screening", {}), ("petition.routing", {}),
        ("petition.registration", {}), ("handling", {}), ("petition.carried_out", {}), ("petition.result_told", {}),
        ("petition.archived", {}),
    ),
    (
        ("finding", {"rectify": True, "key": True}), ("rectification.plan", {}), ("rectification.report", {}),
        ("rectification.review", {"verdict": "verified"}), ("rectification.lookback", {"verdict": "held"}),
        ("rectification.closure", {}),
    ),
    (("recommendation.issue", {}), ("recommendation.feedback", {}), ("recommendation.revisit", {"verdict": "held"})),
    (("recommendation.issue", {}),),
    (("finding", {"rectify": True}),),
    (("opinion.procedure", {"about_leader": True}),),
)  # fmt: skip
"""Matters from their first record to their last, and some that nobody answers."""

EXTRA: tuple[tuple[str, str, str, list[str], Mapping[str, Any], bool], ...] = (
    ("finding", "@xj", "@xj", ["@t.4"], {"category": "knew_not_reported", "concluded": True}, False),
    ("finding", "@xj", "@xj", ["@t.4"], {"category": "concealed", "concluded": True}, False),
    ("petition.tally", "@xj", "@xj", ["@t"], {"view": "concentrated"}, False),
    ("internal_control.obstruction", "@t", "@tj", ["@tj"], {}, False),
    ("finding", "@xj", "@xj", ["@t.1"], {"severity": "sign", "known_to": [f"@x.{n}" for n in range(2, 10)]}, True),
    ("finding", "@xj", "@xj", ["@t.3"], {"category": "colleague_breach", "known_to": ["@t.2", "@t.5"]}, True),
)
"""Stories told besides, as the place of the kind would not raise every duty: kind, by, body, about, fields, central."""
