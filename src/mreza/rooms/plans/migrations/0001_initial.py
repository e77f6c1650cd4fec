import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import mreza.site.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_sl", models.CharField(max_length=1000)),
                ("title_en", models.CharField(blank=True, max_length=1000)),
                ("code", models.CharField(max_length=20)),
                ("order", models.PositiveSmallIntegerField()),
                ("strategic_sl", models.TextField(blank=True)),
                ("strategic_en", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["version", "order"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20)),
            ],
            options={
                "ordering": ["plan", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_sl", models.CharField(max_length=1000)),
                ("title_en", models.CharField(blank=True, max_length=1000)),
                ("code", models.CharField(max_length=20)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="plans.area",
                    ),
                ),
            ],
            options={
                "ordering": ["area", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("area", "code"), name="plan_goal_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_sl", models.CharField(max_length=1000)),
                ("title_en", models.CharField(blank=True, max_length=1000)),
                ("key", models.CharField(max_length=60)),
                ("unit", models.CharField(blank=True, max_length=120)),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "more is better"), ("down", "less is better")], max_length=4
                    ),
                ),
                ("link", models.CharField(blank=True, max_length=60)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "key"), name="plan_indicator_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FundsEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="Year",
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="Source of funds")),
                (
                    "planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="Planned",
                    ),
                ),
                (
                    "committed",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="Committed",
                    ),
                ),
                (
                    "spent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="Spent"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="Remark")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funds",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "year", "source", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_fundsentry_withdrawn_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("planned__isnull", True), ("planned__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("committed__isnull", True), ("committed__gte", 0), _connector="OR"
                            ),
                            models.Q(("spent__isnull", True), ("spent__gte", 0), _connector="OR"),
                        ),
                        name="plan_funds_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("planned__isnull", False),
                            ("committed__isnull", False),
                            ("spent__isnull", False),
                            ("withdrawn__isnull", False),
                            _connector="OR",
                        ),
                        name="plan_funds_of_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("file_name", models.CharField(max_length=200)),
                ("file_key", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "-at"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_document_withdrawn_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn__isnull", True)),
                        fields=("measure", "sha256"),
                        name="plan_document_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dependency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                (
                    "note",
                    models.CharField(blank=True, max_length=500, verbose_name="Why it is needed"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs",
                        to="plans.measure",
                    ),
                ),
                (
                    "needs",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needed_by",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_dependency_withdrawn_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn__isnull", True)),
                        fields=("measure", "needs"),
                        name="plan_dependency_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("measure", models.F("needs")), _negated=True),
                        name="plan_dependency_on_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneDone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("key", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("done_on", models.DateField(verbose_name="Done on")),
                ("note", models.CharField(max_length=1000, verbose_name="What was done")),
                (
                    "evidence_url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="Address of the evidence"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones_done",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "done_on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_milestonedone_withdrawn_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn__isnull", True)),
                        fields=("measure", "key", "year"),
                        name="plan_milestone_done_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("title_sl", models.CharField(max_length=1000)),
                ("title_en", models.CharField(blank=True, max_length=1000)),
                ("code", models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                (
                    "coordinator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coordinated_plans",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["first", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="plan_days_forward",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="measure",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="measures",
                to="plans.plan",
            ),
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("version", "version of the plan"),
                            ("disappeared", "no longer in the plan"),
                            ("statement", "statement"),
                            ("milestone", "milestone"),
                            ("task", "task"),
                            ("funds", "funds"),
                            ("reading", "reading"),
                            ("link", "linked indicator"),
                            ("risk", "risk"),
                            ("document", "document"),
                            ("dependency", "dependency"),
                            ("round", "reporting round"),
                            ("entry", "report of a holder"),
                            ("proposal", "proposal"),
                        ],
                        max_length=12,
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="plans.measure",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["plan", "measure"], name="plan_change_of")],
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("adopted", models.DateField(null=True)),
                ("source_name", models.CharField(max_length=250)),
                ("fingerprint", models.CharField(max_length=64)),
                ("note", models.CharField(blank=True, max_length=1000)),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"), name="plan_version_numbered_once"
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "fingerprint"), name="plan_version_once"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="area",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="areas",
                to="plans.planversion",
            ),
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
                ("field", models.CharField(max_length=60, verbose_name="What is to change")),
                ("before", models.TextField(blank=True)),
                ("after", models.TextField(max_length=4000, verbose_name="How it should read")),
                ("reason", models.TextField(max_length=2000, verbose_name="Reason")),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("accepted", "taken into the plan"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=9,
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_why", models.CharField(blank=True, max_length=1000)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="plans.measure",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_proposals",
                        to="network.organisation",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="plan_proposal_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_at__isnull", False),
                                models.Q(("decided_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_proposal_decided_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("day", models.DateField(verbose_name="Day")),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Value"),
                ),
                (
                    "is_baseline",
                    models.BooleanField(default=False, verbose_name="This is the baseline"),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="Source of the value"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plans.indicator",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "day", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_reading_withdrawn_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn__isnull", True)),
                        fields=("indicator", "day", "is_baseline"),
                        name="plan_reading_once_a_day",
                        violation_error_message="This indicator has a reading of that day already; withdraw it first.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_baseline", True), ("withdrawn__isnull", True)),
                        fields=("indicator",),
                        name="plan_reading_one_baseline",
                        violation_error_message="This indicator has a baseline already; withdraw it first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("title", models.CharField(max_length=300, verbose_name="Risk")),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Likelihood",
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Impact",
                    ),
                ),
                (
                    "response",
                    models.CharField(max_length=1000, verbose_name="What is done about it"),
                ),
                ("noted_on", models.DateField(default=mreza.site.clock.today, editable=False)),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="Closed on")),
                (
                    "closed_why",
                    models.CharField(blank=True, max_length=500, verbose_name="Why it is closed"),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_risk_withdrawn_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("impact__range", (1, 5)), ("likelihood__range", (1, 5))
                        ),
                        name="plan_risk_one_to_five",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Name of the round")),
                ("first", models.DateField(verbose_name="First day of the period")),
                ("last", models.DateField(verbose_name="Last day of the period")),
                ("opens", models.DateField(verbose_name="Opens on")),
                ("due", models.DateField(verbose_name="Entries are due on")),
                ("synthetic", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open for entries"),
                            ("review", "in review"),
                            ("frozen", "frozen"),
                            ("cancelled", "cancelled"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("frozen_at", models.DateTimeField(editable=False, null=True)),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.plan",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["plan", "-last", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("plan", "first", "last"),
                        name="plan_round_once",
                        violation_error_message="There is a round about this period already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due__gte", models.F("opens")), ("last__gte", models.F("first"))
                        ),
                        name="plan_round_days_forward",
                        violation_error_message="The last day is not before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("frozen_at__isnull", False), ("state", "frozen")),
                            models.Q(
                                models.Q(("state", "frozen"), _negated=True),
                                ("frozen_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_round_frozen_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("entries", models.PositiveSmallIntegerField()),
                ("emails", models.PositiveSmallIntegerField(default=0)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_reminders",
                        to="network.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="plans.round",
                    ),
                ),
            ],
            options={
                "ordering": ["round", "-day", "organisation"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "organisation", "day"), name="plan_reminder_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Frozen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("data", models.JSONField()),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="plans.measure",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="plans.round",
                    ),
                ),
            ],
            options={
                "ordering": ["round", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "measure"), name="plan_frozen_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("submitted", "submitted"),
                            ("returned", "returned"),
                            ("accepted", "accepted"),
                        ],
                        default="invited",
                        max_length=9,
                    ),
                ),
                ("returned_why", models.CharField(blank=True, max_length=1000)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_entries",
                        to="network.organisation",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="plans.measure",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="plans.round",
                    ),
                ),
            ],
            options={
                "ordering": ["round", "measure", "organisation"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "measure", "organisation"), name="plan_entry_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("returned_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_entry_returned_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StagedImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("fingerprint", models.CharField(max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                ("read", models.JSONField()),
                ("answers", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting to be confirmed"),
                            ("confirmed", "confirmed"),
                            ("discarded", "discarded"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("settled_by_name", models.CharField(blank=True, max_length=200)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="plans.plan",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staged_import",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("plan", "fingerprint"),
                        name="plan_import_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), ("version__isnull", False)),
                            models.Q(
                                models.Q(("state", "confirmed"), _negated=True),
                                ("version__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_import_confirmed_has_its_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("settled_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_import_settled_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "confirmed", "discarded"])),
                        name="plan_import_state_known",
                    ),
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
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("started", "started"),
                            ("at_risk", "at risk"),
                            ("stopped", "stopped"),
                            ("resumed", "resumed"),
                            ("completed", "completed"),
                        ],
                        max_length=10,
                        verbose_name="Statement",
                    ),
                ),
                ("day", models.DateField(verbose_name="Holds from")),
                ("reason", models.CharField(max_length=1000, verbose_name="Reason")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", "day", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_statement_withdrawn_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="plan_statement_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_by", models.CharField(blank=True, editable=False, max_length=200)),
                ("withdrawn_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("title", models.CharField(max_length=300, verbose_name="Task")),
                ("due", models.DateField(blank=True, null=True, verbose_name="Due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                (
                    "done_note",
                    models.CharField(blank=True, max_length=1000, verbose_name="What was done"),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="plans.measure",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_tasks",
                        to="network.organisation",
                        verbose_name="Who does it",
                    ),
                ),
            ],
            options={
                "ordering": ["measure", models.OrderBy(models.F("due"), nulls_last=True), "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn__isnull", True), ("withdrawn_why", "")),
                            models.Q(
                                ("withdrawn__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_task_withdrawn_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_sl", models.CharField(max_length=1000)),
                ("title_en", models.CharField(blank=True, max_length=1000)),
                ("order", models.PositiveSmallIntegerField()),
                ("printed_code", models.CharField(max_length=40)),
                ("purpose_sl", models.TextField(blank=True)),
                ("purpose_en", models.TextField(blank=True)),
                ("deadline", models.TextField(blank=True)),
                ("success_sl", models.TextField(blank=True)),
                ("success_en", models.TextField(blank=True)),
                ("funding", models.TextField(blank=True)),
                (
                    "sources",
                    models.JSONField(default=list, help_text="names of sources, as printed"),
                ),
                ("continues", models.BooleanField(default=False)),
                ("first_line", models.PositiveIntegerField(null=True)),
                ("last_line", models.PositiveIntegerField(null=True)),
                ("passage", models.TextField(blank=True)),
                ("note_sl", models.TextField(blank=True)),
                ("note_en", models.TextField(blank=True)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="plans.area",
                    ),
                ),
                ("goals", models.ManyToManyField(related_name="wordings", to="plans.goal")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="plans.measure",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "version"), name="plan_wording_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("absolute", "a value"),
                            ("percent_more", "a change in per cent against the baseline year"),
                            ("percent_of", "a share of the baseline"),
                            ("yes_no", "done or not"),
                        ],
                        max_length=14,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("baseline_year", models.PositiveSmallIntegerField(null=True)),
                ("by", models.DateField(null=True)),
                ("whole_programme", models.BooleanField(default=False)),
                ("printed", models.TextField(blank=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="plans.indicator",
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="plans.wording",
                    ),
                ),
            ],
            options={
                "ordering": ["wording", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wording", "indicator"), name="plan_target_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("holder", "holder"), ("participant", "participant")],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=500)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_parties",
                        to="network.organisation",
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="plans.wording",
                    ),
                ),
            ],
            options={
                "ordering": ["wording", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wording", "kind", "order"), name="plan_party_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["holder", "participant"])),
                        name="plan_party_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_sl", models.CharField(max_length=1000)),
                ("title_en", models.CharField(blank=True, max_length=1000)),
                ("key", models.CharField(max_length=60)),
                ("due", models.DateField(null=True)),
                ("yearly", models.BooleanField(default=False)),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("printed", models.TextField(blank=True)),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="plans.wording",
                    ),
                ),
            ],
            options={
                "ordering": ["wording", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("wording", "key"), name="plan_milestone_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__isnull", True),
                            ("last__isnull", True),
                            ("last__gte", models.F("first")),
                            _connector="OR",
                        ),
                        name="plan_milestone_days_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("year", "for the year"),
                            ("both_years", "for both years together"),
                            ("per_year", "for each year"),
                            ("per_month", "for each month"),
                            ("whole_programme", "for the whole programme"),
                            ("share", "a share of another amount"),
                            ("within_existing", "within existing funds"),
                            ("none_additional", "no additional funds"),
                            ("unstated", "no amount is stated"),
                        ],
                        max_length=20,
                    ),
                ),
                ("printed", models.TextField(blank=True)),
                ("euros", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                (
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amounts",
                        to="plans.wording",
                    ),
                ),
            ],
            options={
                "ordering": ["wording", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EntryRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("sent", models.BooleanField(default=True)),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "not started"),
                            ("on_track", "on track"),
                            ("at_risk", "at risk"),
                            ("late", "late"),
                            ("done", "done"),
                            ("stopped", "stopped"),
                        ],
                        max_length=12,
                        verbose_name="Status",
                    ),
                ),
                (
                    "progress",
                    models.TextField(
                        blank=True, max_length=4000, verbose_name="What was done in the period"
                    ),
                ),
                (
                    "obstacles",
                    models.TextField(blank=True, max_length=4000, verbose_name="Obstacles"),
                ),
                (
                    "next_steps",
                    models.TextField(blank=True, max_length=4000, verbose_name="Next steps"),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="plans.entry",
                    ),
                ),
            ],
            options={
                "ordering": ["entry", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "number"), name="plan_entry_revision_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent", False),
                            models.Q(
                                models.Q(("progress", ""), _negated=True),
                                models.Q(("status", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_entry_sent_says_something",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(fields=("plan", "code"), name="plan_measure_once"),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(fields=("version", "code"), name="plan_area_once"),
        ),
    ]
