"""Settlement runs, their rows and statements, and what partners say about them.

Results never change (the database refuses it): a rerun is a new run, and a closed period is
corrected by the next run, which takes off what the issued ones gave.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.models import Immutable
from mreza.rooms.network.models import Organisation


class SettlementRun(models.Model):
    """One computation of a period: what it rests on, how far it is, what came of it.

    `content` is the fingerprint of all that decides the answer. Results appear together with the
    state `complete`; before that there is nothing of the run to see but its progress.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        COMPLETE = "complete", _("complete")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(help_text="1 to 4: quarter; 5: the year")
    scope = models.CharField(max_length=80, default="nation", help_text="nation or office:CODE")
    engine = models.CharField(max_length=10, default="duckdb")
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    stage = models.CharField(max_length=60, blank=True)
    progress = models.PositiveSmallIntegerField(default=0, help_text="per cent")
    message = models.TextField(blank=True, help_text="why it failed, and what would help")
    cancel_asked = models.BooleanField(default=False)
    lake_version = models.PositiveIntegerField()
    lake_fingerprint = models.CharField(max_length=64)
    plan_fingerprint = models.CharField(max_length=64)
    content = models.CharField(max_length=64)
    synthetic = models.BooleanField(default=False)
    checks = models.JSONField(default=list)
    totals = models.JSONField(default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number", "scope"],
                condition=Q(state__in=["queued", "running"]),
                name="settlement_one_at_a_time",
            ),
            models.CheckConstraint(condition=Q(number__range=(1, 5)), name="settlement_number"),
            models.CheckConstraint(
                condition=Q(issued_at=None) | Q(state="complete"), name="settlement_issued_complete"
            ),
        ]
        verbose_name = _("settlement run")
        verbose_name_plural = _("settlement runs")

    def __str__(self) -> str:
        return f"settlement {self.pk} of {self.year}/{self.number} ({self.scope})"


class LaneRun(Immutable):
    """One table of an act in a run, with the receipt to compute it again."""

    run = models.ForeignKey(SettlementRun, on_delete=models.PROTECT, related_name="lanes")
    lane = models.CharField(max_length=40)
    table = models.CharField(max_length=120, help_text="ACT.TABLE")
    receipt = models.JSONField()
    kinds = models.JSONField()
    cases = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "lane"], name="lane_once_in_a_run")]

    def __str__(self) -> str:
        return f"{self.lane} of run {self.run_id}"


class LaneRow(Immutable):
    """One row of a lane: every input and every formula, numbers as texts that keep their scale."""

    lane = models.ForeignKey(LaneRun, on_delete=models.PROTECT, related_name="rows")
    key = models.CharField(max_length=160)
    position = models.PositiveIntegerField()
    provider = models.CharField(max_length=120)
    activity = models.CharField(max_length=40)
    unit = models.CharField(max_length=40, blank=True)
    office = models.CharField(max_length=40, blank=True)
    values = models.JSONField()

    class Meta:
        ordering = ["lane", "position"]
        constraints = [models.UniqueConstraint(fields=["lane", "key"], name="lane_row_key_once")]
        indexes = [models.Index(fields=["lane", "provider", "activity"], name="lane_row_provider")]

    def __str__(self) -> str:
        return f"{self.key} of lane run {self.lane_id}"


class Statement(Immutable):
    """What a provider is owed for the time from January to the end of the period.

    `amount` is the whole, `before` what issued runs gave already, `now` the difference.
    """

    run = models.ForeignKey(SettlementRun, on_delete=models.PROTECT, related_name="statements")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=40, blank=True)
    office = models.CharField(max_length=40, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    before = models.DecimalField(max_digits=14, decimal_places=2)
    now = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["run", "provider"]
        constraints = [
            models.UniqueConstraint(fields=["run", "provider"], name="statement_once"),
            models.CheckConstraint(
                condition=Q(now=models.F("amount") - models.F("before")), name="statement_adds_up"
            ),
        ]
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    def __str__(self) -> str:
        return f"statement of {self.provider_id} in run {self.run_id}"


class StatementLine(Immutable):
    """One line: planned, realised, recognised, price, amount. Explained by its lane's rows."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    lane = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    activity = models.CharField(max_length=40)
    unit = models.CharField(max_length=30, blank=True, help_text="of the quantities")
    planned = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    realised = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    recognised = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    price = models.DecimalField(max_digits=14, decimal_places=6, null=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    before = models.DecimalField(max_digits=14, decimal_places=2)
    now = models.DecimalField(max_digits=14, decimal_places=2)
    paid = models.BooleanField(default=True, help_text="false: evidence, not part of the sum")
    illustrative = models.BooleanField(default=False)
    rows = models.PositiveIntegerField(help_text="how many rows of the lane it sums")

    class Meta:
        ordering = ["statement", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "lane", "code", "activity"], name="statement_line_once"
            ),
            models.CheckConstraint(
                condition=Q(now=models.F("amount") - models.F("before")),
                name="statement_line_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lane}.{self.code} of statement {self.statement_id}"


class Objection(models.Model):
    """A provider disputes an amount of a line; the rest is paid on time."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        PARTLY = "partly", _("accepted in part")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("taken back")

    line = models.ForeignKey(StatementLine, on_delete=models.PROTECT, related_name="objections")
    disputed = models.DecimalField(_("disputed amount (EUR)"), max_digits=14, decimal_places=2)
    reason = models.TextField(_("reason"), max_length=2000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    accepted = models.DecimalField(
        _("accepted amount (EUR)"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(state="open"), name="objection_open_once"
            ),
            models.CheckConstraint(condition=~Q(disputed=0), name="objection_disputes_something"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"]) | ~Q(answer=""),
                name="objection_answered",
            ),
        ]
        verbose_name = _("objection")
        verbose_name_plural = _("objections")

    def __str__(self) -> str:
        return f"objection {self.pk} to {self.line_id}"


class Proposal(models.Model):
    """A named set of parameter values for a whole settlement, to show and to compare."""

    run = models.ForeignKey(SettlementRun, on_delete=models.CASCADE, related_name="proposals")
    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    overrides = models.JSONField(help_text="ACT.PARAMETER: value in plain form")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="settlement_proposals"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "run", "name"],
                name="settlement_proposal_name_once",
                violation_error_message=_("You already keep a proposal with this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name
