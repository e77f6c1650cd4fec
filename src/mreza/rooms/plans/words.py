"""Words with a fixed meaning: states, kinds, what an amount stands for."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    """Where a measure stands; `status.py` says when each of them holds."""

    NOT_STARTED = "not_started", pgettext_lazy("plan", "not started")
    ON_TRACK = "on_track", pgettext_lazy("plan", "on track")
    AT_RISK = "at_risk", pgettext_lazy("plan", "at risk")
    LATE = "late", pgettext_lazy("plan", "late")
    DONE = "done", pgettext_lazy("plan", "done")
    STOPPED = "stopped", pgettext_lazy("plan", "stopped")


# What somebody has to look at first.
URGENCY = (
    Status.LATE, Status.AT_RISK, Status.NOT_STARTED, Status.ON_TRACK, Status.DONE, Status.STOPPED,
)  # fmt: skip


class MilestoneStatus(TextChoices):
    """Where a milestone stands on a day."""

    DONE = "done", pgettext_lazy("plan", "done")
    LATE = "late", pgettext_lazy("plan", "late")
    SOON = "soon", pgettext_lazy("plan", "due soon")
    AHEAD = "ahead", pgettext_lazy("plan", "ahead")
    PERMANENT = "permanent", pgettext_lazy("plan", "permanent task")


class PartyKind(TextChoices):
    HOLDER = "holder", pgettext_lazy("plan", "holder")
    PARTICIPANT = "participant", pgettext_lazy("plan", "participant")


class Basis(TextChoices):
    """What a printed amount stands for."""

    YEAR = "year", pgettext_lazy("plan", "for the year")
    BOTH_YEARS = "both_years", _("for both years together")
    PER_YEAR = "per_year", _("for each year")
    PER_MONTH = "per_month", _("for each month")
    WHOLE_PROGRAMME = "whole_programme", _("for the whole programme")
    SHARE = "share", _("a share of another amount")
    WITHIN_EXISTING = "within_existing", _("within existing funds")
    NONE_ADDITIONAL = "none_additional", _("no additional funds")
    UNSTATED = "unstated", _("no amount is stated")


class TargetKind(TextChoices):
    ABSOLUTE = "absolute", _("a value")
    PERCENT_MORE = "percent_more", _("a change in per cent against the baseline year")
    PERCENT_OF = "percent_of", _("a share of the baseline")
    YES_NO = "yes_no", _("done or not")


class Direction(TextChoices):
    UP = "up", pgettext_lazy("plan", "more is better")
    DOWN = "down", pgettext_lazy("plan", "less is better")


class Said(TextChoices):
    """What a holder states about a measure."""

    STARTED = "started", pgettext_lazy("plan", "started")
    AT_RISK = "at_risk", pgettext_lazy("plan", "at risk")
    STOPPED = "stopped", pgettext_lazy("plan", "stopped")
    RESUMED = "resumed", pgettext_lazy("plan", "resumed")
    COMPLETED = "completed", pgettext_lazy("plan", "completed")


class RoundState(TextChoices):
    OPEN = "open", pgettext_lazy("plan", "open for entries")
    REVIEW = "review", pgettext_lazy("plan", "in review")
    FROZEN = "frozen", pgettext_lazy("plan", "frozen")
    CANCELLED = "cancelled", pgettext_lazy("plan", "cancelled")


class EntryState(TextChoices):
    INVITED = "invited", pgettext_lazy("plan", "invited")
    SUBMITTED = "submitted", pgettext_lazy("plan", "submitted")
    RETURNED = "returned", pgettext_lazy("plan", "returned")
    ACCEPTED = "accepted", pgettext_lazy("plan", "accepted")


class ProposalState(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("plan", "proposed")
    ACCEPTED = "accepted", pgettext_lazy("plan", "taken into the plan")
    REFUSED = "refused", pgettext_lazy("plan", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("plan", "withdrawn")


class What(TextChoices):
    """What a row of the history says happened."""

    VERSION = "version", pgettext_lazy("plan", "version of the plan")
    DISAPPEARED = "disappeared", pgettext_lazy("plan", "no longer in the plan")
    STATEMENT = "statement", pgettext_lazy("plan", "statement")
    MILESTONE = "milestone", pgettext_lazy("plan", "milestone")
    TASK = "task", pgettext_lazy("plan", "task")
    FUNDS = "funds", pgettext_lazy("plan", "funds")
    READING = "reading", pgettext_lazy("plan", "reading")
    LINK = "link", pgettext_lazy("plan", "linked indicator")
    RISK = "risk", pgettext_lazy("plan", "risk")
    DOCUMENT = "document", pgettext_lazy("plan", "document")
    DEPENDENCY = "dependency", pgettext_lazy("plan", "dependency")
    ROUND = "round", pgettext_lazy("plan", "reporting round")
    ENTRY = "entry", pgettext_lazy("plan", "report of a holder")
    PROPOSAL = "proposal", pgettext_lazy("plan", "proposal")
