import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("incidents", "0001_initial"),
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonthClose",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="its first day")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "waiting for approval"),
                            ("approved", "closed"),
                            ("returned", "returned"),
                        ],
                        default="prepared",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("records", models.CharField(max_length=64)),
                ("fingerprint", models.CharField(max_length=64)),
                ("receipts", models.JSONField(default=dict)),
                ("synthetic", models.BooleanField(default=False)),
                ("prepared_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it is returned"
                    ),
                ),
                (
                    "decided_by",
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
                        related_name="month_closes",
                        to="network.organisation",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "closed month",
                "verbose_name_plural": "closed months",
                "ordering": ["organisation", "-month", "-number", "-pk"],
                "indexes": [models.Index(fields=["month", "state"], name="month_close_of_month")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("organisation", "month", "number"),
                        name="month_close_number_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")),
                        fields=("organisation", "month"),
                        name="month_close_one_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="month_close_first_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="month_correction_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "prepared"),
                            ("synthetic", True),
                            models.Q(("decided_by__isnull", False), ("prepared_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="month_close_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("prepared_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="month_close_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "prepared"), ("decided_at__isnull", True)),
                            models.Q(
                                models.Q(("state", "prepared"), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="month_close_decided_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="month_close_returned_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosedValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=60)),
                ("service", models.CharField(blank=True, max_length=40)),
                ("numerator", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("denominator", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("value", models.DecimalField(decimal_places=8, max_digits=24, null=True)),
                ("few", models.BooleanField(default=False)),
                (
                    "source",
                    models.CharField(blank=True, help_text="records or by_hand", max_length=10),
                ),
                ("values", models.JSONField()),
                (
                    "extras",
                    models.JSONField(default=dict, help_text="what is recorded beside the value"),
                ),
                ("marks", models.JSONField(default=dict)),
                (
                    "missing",
                    models.CharField(blank=True, help_text="why there is no value", max_length=500),
                ),
                (
                    "close",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="quality.monthclose",
                    ),
                ),
            ],
            options={
                "ordering": ["close", "pk"],
                "indexes": [models.Index(fields=["indicator", "service"], name="closed_value_of")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("close", "indicator", "service"), name="closed_value_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=60)),
                ("service", models.CharField(blank=True, max_length=40)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=4, max_digits=12, null=True, verbose_name="planned value"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "indicator", "service", "year", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "indicator", "service", "year", "number"),
                        name="planned_value_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="planned_value_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.BooleanField()),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="publication_has_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatedReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("indicator", models.CharField(max_length=60)),
                ("service", models.CharField(blank=True, max_length=40)),
                ("text", models.CharField(max_length=500, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "month", "pk"],
                "indexes": [
                    models.Index(fields=["organisation", "month"], name="stated_reason_of")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="stated_reason_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="stated_reason_first_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "span",
                    models.CharField(choices=[("month", "month"), ("year", "year")], max_length=5),
                ),
                ("first", models.DateField(help_text="the first day of the month or year")),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("content", models.JSONField()),
                ("closes", models.JSONField(default=list)),
                ("fingerprint", models.CharField(max_length=64)),
                ("addressees", models.JSONField(default=list)),
                ("synthetic", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
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
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "verbose_name_plural": "reports",
                "ordering": ["organisation", "span", "-first", "-number"],
                "indexes": [models.Index(fields=["span", "first"], name="submission_of_span")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "span", "first", "number"),
                        name="submission_number_once",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "span", "first", "fingerprint"),
                        name="submission_content_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first__day", 1),
                            models.Q(("span", "month"), ("first__month", 1), _connector="OR"),
                        ),
                        name="submission_first_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=60)),
                ("service", models.CharField(blank=True, max_length=40)),
                ("month", models.DateField(verbose_name="month")),
                ("text", models.CharField(max_length=300, verbose_name="what was done")),
                (
                    "starts_baseline",
                    models.BooleanField(default=False, verbose_name="a new baseline begins here"),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.measure",
                        verbose_name="measure",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "month", "pk"],
                "indexes": [
                    models.Index(fields=["organisation", "indicator"], name="annotation_of")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="annotation_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="annotation_first_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("starts_baseline", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("organisation", "indicator", "service", "month"),
                        name="annotation_one_baseline_a_month",
                        violation_error_message="A new baseline begins in this month already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "span",
                    models.CharField(choices=[("month", "month"), ("year", "year")], max_length=5),
                ),
                ("first", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("comment", "comment"),
                            ("reminder", "reminder"),
                            ("answer", "answer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="text")),
                ("token", models.UUIDField(unique=True)),
                ("emailed", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "-pk"],
                "indexes": [
                    models.Index(fields=["organisation", "first"], name="quality_message_of")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="quality_message_says_something",
                    )
                ],
            },
        ),
    ]
