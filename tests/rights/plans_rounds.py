"""Who may see and do what with rounds, proposals, versions and reports of a plan.

The plan is coordinated by the ministry of health; the insurer and the chamber see it, staff of a
health centre that takes no part in it does not.
"""

from __future__ import annotations

from mreza.rooms.plans.models import Entry, Proposal, Round
from tests.rights import Page, everybody, only

PLAN, MEASURE = "nskz_2035_2022_2025", "A3"
SEE = ("insurer", "ministry", "chamber", "admin")
OPEN, FROZEN, ENTRY, PROPOSAL = (
    "plan_round_open", "plan_round_frozen", "plan_entry", "plan_proposal",
)  # fmt: skip


def seen(*args: object) -> Page:
    """Whoever sees the plan; to others it does not exist."""
    return only(*SEE, args=(PLAN, *args), otherwise=404)


def coordinated(*args: object) -> Page:
    """The coordinator's page: 403 to others who see the plan, 404 to the rest."""
    return Page((302, 404, 403, 200, 403, 200), (PLAN, *args))


def posted(*args: object) -> Page:
    return everybody(PLAN, *args, status=405)


PAGES = {
    "plans:rounds": seen(),
    "plans:round_open": coordinated(),
    "plans:round": seen(OPEN),
    "plans:round_remind": posted(OPEN),
    "plans:round_end": posted(OPEN),
    "plans:round_again": posted(OPEN),
    "plans:round_cancel": posted(OPEN),
    "plans:round_freeze": coordinated(OPEN),
    "plans:round_calendar": seen(OPEN),
    "plans:round_report": seen(FROZEN, "pdf"),
    # an entry of the institute of public health in the open round: its own and the coordinator's
    "plans:entry": Page((302, 404, 404, 200, 404, 200), (PLAN, OPEN, ENTRY)),
    "plans:entry_accept": posted(OPEN, ENTRY),
    "plans:entry_return": posted(OPEN, ENTRY),
    "plans:report": seen("pdf"),
    "plans:propose": coordinated(MEASURE),
    "plans:proposals": seen(),
    "plans:proposal_accept": posted(PROPOSAL),
    "plans:proposal_refuse": posted(PROPOSAL),
    "plans:proposal_withdraw": posted(PROPOSAL),
    "plans:versions": seen(),
}

# public, provider, insurer, ministry, chamber, admin
POSTS = {
    "plans:round_open": (302, 404, 403, 422, 403, 422),
    "plans:round_remind": (302, 404, 403, 302, 403, 302),
    "plans:round_end": (302, 404, 403, 302, 403, 302),
    "plans:round_again": (302, 404, 403, 302, 403, 302),  # it was ended a moment ago
    "plans:round_cancel": (302, 404, 403, 422, 403, 422),
    "plans:round_freeze": (302, 404, 403, 422, 403, 422),
    "plans:entry": (302, 404, 404, 403, 404, 403),
    "plans:entry_accept": (302, 404, 403, 422, 403, 422),
    "plans:entry_return": (302, 404, 403, 422, 403, 422),
    "plans:propose": (302, 404, 403, 200, 403, 200),
    "plans:proposal_accept": (302, 404, 403, 422, 403, 422),
    "plans:proposal_refuse": (302, 404, 403, 422, 403, 422),
    "plans:proposal_withdraw": (302, 404, 403, 403, 403, 403),
}


def numbers() -> dict[str, int]:
    """The two rounds of the demonstration, an entry of a holder, and a proposal that waits."""
    opened = Round.objects.get(plan=PLAN, state="open")
    entry = Entry.objects.filter(round=opened, organisation="nijz", state="submitted").first()
    proposal = Proposal.objects.filter(plan=PLAN, state="proposed").first()
    assert entry is not None
    assert proposal is not None
    return {
        OPEN: opened.pk,
        FROZEN: Round.objects.get(plan=PLAN, state="frozen").pk,
        ENTRY: entry.pk,
        PROPOSAL: proposal.pk,
    }
