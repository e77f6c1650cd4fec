import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SettlementRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "number",
                    models.PositiveSmallIntegerField(help_text="1 to 4: quarter; 5: the year"),
                ),
                (
                    "scope",
                    models.CharField(
                        default="nation", help_text="nation or office:CODE", max_length=80
                    ),
                ),
                ("engine", models.CharField(default="duckdb", max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "waiting"),
                            ("running", "running"),
                            ("complete", "complete"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("stage", models.CharField(blank=True, max_length=60)),
                ("progress", models.PositiveSmallIntegerField(default=0, help_text="per cent")),
                (
                    "message",
                    models.TextField(blank=True, help_text="why it failed, and what would help"),
                ),
                ("cancel_asked", models.BooleanField(default=False)),
                ("lake_version", models.PositiveIntegerField()),
                ("lake_fingerprint", models.CharField(max_length=64)),
                ("plan_fingerprint", models.CharField(max_length=64)),
                ("content", models.CharField(max_length=64)),
                ("synthetic", models.BooleanField(default=False)),
                ("checks", models.JSONField(default=list)),
                ("totals", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "settlement run",
                "verbose_name_plural": "settlement runs",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "running"])),
                        fields=("year", "number", "scope"),
                        name="settlement_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__range", (1, 5))), name="settlement_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_at", None), ("state", "complete"), _connector="OR"
                        ),
                        name="settlement_issued_complete",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("overrides", models.JSONField(help_text="ACT.PARAMETER: value in plain form")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlement_proposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="settlement.settlementrun",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author", "run", "name"),
                        name="settlement_proposal_name_once",
                        violation_error_message="You already keep a proposal with this name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LaneRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lane", models.CharField(max_length=40)),
                ("table", models.CharField(help_text="ACT.TABLE", max_length=120)),
                ("receipt", models.JSONField()),
                ("kinds", models.JSONField()),
                ("cases", models.PositiveIntegerField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lanes",
                        to="settlement.settlementrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "lane"), name="lane_once_in_a_run")
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("office", models.CharField(blank=True, max_length=40)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("before", models.DecimalField(decimal_places=2, max_digits=14)),
                ("now", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="settlement.settlementrun",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["run", "provider"],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "provider"), name="statement_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "now",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("amount"), "-", models.F("before")
                                ),
                            )
                        ),
                        name="statement_adds_up",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("lane", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=40)),
                ("activity", models.CharField(max_length=40)),
                (
                    "unit",
                    models.CharField(blank=True, help_text="of the quantities", max_length=30),
                ),
                ("planned", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("realised", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("recognised", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("price", models.DecimalField(decimal_places=6, max_digits=14, null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("before", models.DecimalField(decimal_places=2, max_digits=14)),
                ("now", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "paid",
                    models.BooleanField(
                        default=True, help_text="false: evidence, not part of the sum"
                    ),
                ),
                ("illustrative", models.BooleanField(default=False)),
                (
                    "rows",
                    models.PositiveIntegerField(help_text="how many rows of the lane it sums"),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="settlement.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["statement", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "lane", "code", "activity"), name="statement_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "now",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("amount"), "-", models.F("before")
                                ),
                            )
                        ),
                        name="statement_line_adds_up",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "disputed",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, verbose_name="disputed amount (EUR)"
                    ),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("accepted", "accepted"),
                            ("partly", "accepted in part"),
                            ("rejected", "rejected"),
                            ("withdrawn", "taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                (
                    "accepted",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="accepted amount (EUR)",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="settlement.statementline",
                    ),
                ),
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("line",),
                        name="objection_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("disputed", 0), _negated=True),
                        name="objection_disputes_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "withdrawn"]),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="objection_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LaneRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=160)),
                ("position", models.PositiveIntegerField()),
                ("provider", models.CharField(max_length=120)),
                ("activity", models.CharField(max_length=40)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("office", models.CharField(blank=True, max_length=40)),
                ("values", models.JSONField()),
                (
                    "lane",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="settlement.lanerun",
                    ),
                ),
            ],
            options={
                "ordering": ["lane", "position"],
                "indexes": [
                    models.Index(fields=["lane", "provider", "activity"], name="lane_row_provider")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("lane", "key"), name="lane_row_key_once")
                ],
            },
        ),
    ]
