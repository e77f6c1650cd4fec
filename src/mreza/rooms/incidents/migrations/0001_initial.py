import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("network", "0001_initial"),
        ("workforce", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("client_id", models.UUIDField(editable=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("assessed", "assessed"),
                            ("commission", "being analysed"),
                            ("analysed", "cause found"),
                            ("measures", "measures under way"),
                            ("checked", "measures work"),
                            ("closed", "closed"),
                            ("withdrawn", "entered by mistake"),
                        ],
                        default="reported",
                        max_length=12,
                        verbose_name="State",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("medication", "Medication"),
                            ("special_conditions", "Work under special conditions"),
                            ("fall", "Fall"),
                            ("pressure_sore", "Pressure sore"),
                            ("near_miss", "Near miss"),
                            ("other", "Other deviation"),
                        ],
                        max_length=20,
                        verbose_name="Kind",
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("institutional_care", "institutional care"),
                            ("ltc_institution", "long-term care in an institution"),
                            ("ltc_home", "long-term care at home"),
                            ("home_help", "home help"),
                            (
                                "special_conditions",
                                "guidance, protection and employment under special conditions",
                            ),
                        ],
                        max_length=20,
                        verbose_name="Service",
                    ),
                ),
                ("near_miss", models.BooleanField(default=False, verbose_name="Near miss")),
                ("occurred_at", models.DateTimeField(verbose_name="When it happened")),
                ("occurred_zone", models.CharField(default="Europe/Ljubljana", max_length=64)),
                ("occurred_offset", models.SmallIntegerField(help_text="minutes east of UTC")),
                (
                    "day",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("occurred_at"),
                            template="((%(expressions)s AT TIME ZONE 'Europe/Ljubljana')::date)",
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "hour",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("occurred_at"),
                            template="(EXTRACT(HOUR FROM (%(expressions)s AT TIME ZONE 'Europe/Ljubljana'))::smallint)",
                        ),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
                (
                    "weekday",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("occurred_at"),
                            template="(EXTRACT(ISODOW FROM (%(expressions)s AT TIME ZONE 'Europe/Ljubljana'))::smallint)",
                        ),
                        output_field=models.SmallIntegerField(),
                    ),
                ),
                ("reported_at", models.DateTimeField(verbose_name="Reported")),
                ("filled_at", models.DateTimeField(blank=True, null=True)),
                ("anonymous", models.BooleanField(default=False, verbose_name="Anonymous")),
                (
                    "staff_code",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="Staff involved (codes)"
                    ),
                ),
                (
                    "user_code",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="User involved (code)"
                    ),
                ),
                (
                    "medication_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_prescribed", "medicine that was not prescribed"),
                            ("wrong_dose", "wrong dose"),
                            ("wrong_time", "wrong time"),
                            ("wrong_route", "wrong way of giving"),
                            ("wrong_form", "wrong form of the medicine"),
                            ("wrong_preparation", "wrong preparation"),
                            ("wrong_storage", "wrong storage"),
                            ("omitted", "dose left out"),
                            ("not_documented", "given and not documented"),
                            ("other", "something else with medicines"),
                        ],
                        max_length=20,
                        verbose_name="What was wrong",
                    ),
                ),
                (
                    "errors",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="Errors in one administration"
                    ),
                ),
                (
                    "recipients_swapped",
                    models.BooleanField(default=False, verbose_name="Recipients were swapped"),
                ),
                (
                    "users_injured",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Users injured"),
                ),
                (
                    "staff_injured",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Staff injured"),
                ),
                (
                    "harm",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "no harm"),
                            ("mild", "mild harm"),
                            ("moderate", "moderate harm"),
                            ("severe", "severe harm"),
                            ("death", "death"),
                        ],
                        max_length=10,
                        verbose_name="Harm",
                    ),
                ),
                (
                    "sore_stage",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Stage of the sore"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="Place")),
                ("description", models.TextField(blank=True, verbose_name="What happened")),
                ("cause", models.TextField(blank=True, verbose_name="Cause, if known")),
                (
                    "cause_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("people", "People"),
                            ("methods", "Methods"),
                            ("equipment", "Equipment"),
                            ("environment", "Environment"),
                            ("materials", "Materials"),
                            ("management", "Management"),
                        ],
                        max_length=12,
                        verbose_name="Group of the cause",
                    ),
                ),
                (
                    "interventions",
                    models.TextField(blank=True, verbose_name="What was done at once"),
                ),
                (
                    "measures_taken",
                    models.TextField(blank=True, verbose_name="Measures already taken"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="Notes")),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Severity"
                    ),
                ),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Likelihood"
                    ),
                ),
                ("synthetic", models.BooleanField(default=False)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="network.organisation",
                    ),
                ),
                (
                    "reporter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "incident",
                "verbose_name_plural": "incidents",
                "ordering": ["-occurred_at", "-pk"],
                "indexes": [
                    models.Index(fields=["organisation", "-day"], name="incident_by_day"),
                    models.Index(
                        fields=["organisation", "kind", "day"], name="incident_kind_by_day"
                    ),
                    models.Index(fields=["reporter", "-occurred_at"], name="incident_of_reporter"),
                    models.Index(fields=["organisation", "state"], name="incident_by_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "client_id"), name="incident_same_form_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("anonymous", False), ("reporter", None), _connector="OR"
                        ),
                        name="incident_anonymous_has_no_reporter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "medication"), _negated=True),
                            models.Q(("medication_kind", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="incident_medication_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "near_miss"), _negated=True),
                            ("near_miss", True),
                            _connector="OR",
                        ),
                        name="incident_near_miss_is_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "special_conditions"), _negated=True),
                            ("service", "special_conditions"),
                            _connector="OR",
                        ),
                        name="incident_special_conditions_of_its_service",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["reported", "withdrawn"]),
                            models.Q(("likelihood__isnull", False), ("severity__isnull", False)),
                            _connector="OR",
                        ),
                        name="incident_assessed_has_a_risk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "medication",
                                    "special_conditions",
                                    "fall",
                                    "pressure_sore",
                                    "near_miss",
                                    "other",
                                ],
                            ),
                            (
                                "service__in",
                                [
                                    "institutional_care",
                                    "ltc_institution",
                                    "ltc_home",
                                    "home_help",
                                    "special_conditions",
                                ],
                            ),
                            (
                                "cause_category__in",
                                [
                                    "",
                                    "people",
                                    "methods",
                                    "equipment",
                                    "environment",
                                    "materials",
                                    "management",
                                ],
                            ),
                            (
                                "state__in",
                                [
                                    "reported",
                                    "assessed",
                                    "commission",
                                    "analysed",
                                    "measures",
                                    "checked",
                                    "closed",
                                    "withdrawn",
                                ],
                            ),
                        ),
                        name="incident_words_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("severity__isnull", True), ("severity__range", (1, 5)), _connector="OR"
                        ),
                        name="incident_severity_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("likelihood__isnull", True),
                            ("likelihood__range", (1, 5)),
                            _connector="OR",
                        ),
                        name="incident_likelihood_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sore_stage__isnull", True),
                            ("sore_stage__range", (1, 4)),
                            _connector="OR",
                        ),
                        name="incident_sore_stage_1_to_4",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("errors__isnull", True), ("errors__range", (1, 20)), _connector="OR"
                        ),
                        name="incident_errors_1_to_20",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("users_injured__isnull", True),
                            ("users_injured__range", (0, 20)),
                            _connector="OR",
                        ),
                        name="incident_users_injured_0_to_20",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("staff_injured__isnull", True),
                            ("staff_injured__range", (0, 20)),
                            _connector="OR",
                        ),
                        name="incident_staff_injured_0_to_20",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EffectivenessCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("effective", models.BooleanField(verbose_name="Effective")),
                ("finding", models.TextField(verbose_name="How this was found")),
                ("checked_on", models.DateField(verbose_name="Checked on")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Commission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "members",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=150), default=list, size=None
                    ),
                ),
                ("meets_on", models.DateField(blank=True, null=True, verbose_name="Meets on")),
                (
                    "skipped_because",
                    models.TextField(blank=True, verbose_name="Why no commission is needed"),
                ),
                ("appointed_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("meets_on__isnull", False),
                                ("members__len__gt", 0),
                                ("skipped_because", ""),
                            ),
                            models.Q(
                                ("meets_on", None),
                                ("members__len", 0),
                                models.Q(("skipped_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="commission_meets_or_is_skipped",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("media_type", models.CharField(max_length=50)),
                ("bytes", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "sha256"), name="attachment_same_file_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Analysis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "whys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500), default=list, size=None
                    ),
                ),
                ("causes", models.JSONField(default=dict)),
                ("root_cause", models.TextField(verbose_name="Root cause")),
                (
                    "root_category",
                    models.CharField(
                        choices=[
                            ("people", "People"),
                            ("methods", "Methods"),
                            ("equipment", "Equipment"),
                            ("environment", "Environment"),
                            ("materials", "Materials"),
                            ("management", "Management"),
                        ],
                        max_length=12,
                        verbose_name="Group of the root cause",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="analyses",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "analyses",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="IncidentEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=200)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("reported", "Reported"),
                            ("completed", "Completed by the reporter"),
                            ("file_added", "File added"),
                            ("assessed", "Assessed"),
                            ("commission", "Commission appointed"),
                            ("skipped", "Analysed without a commission"),
                            ("analysed", "Root cause stated"),
                            ("measure_added", "Measure added"),
                            ("measure_done", "Measure done"),
                            ("measure_cancelled", "Measure cancelled"),
                            ("measures", "Measures agreed"),
                            ("effective", "Measures work"),
                            ("not_effective", "Measures do not work"),
                            ("closed", "Closed"),
                            ("reopened", "Reopened"),
                            ("corrected", "Corrected"),
                            ("withdrawn", "Withdrawn as entered by mistake"),
                            ("reinstated", "Reinstated"),
                        ],
                        max_length=20,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(help_text="of the incident, after it")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "revision"), name="incident_event_own_revision"
                    )
                ],
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
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("text", models.TextField(verbose_name="Measure")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("individual", "for this person"),
                            ("systemic", "for the whole home"),
                        ],
                        max_length=12,
                        verbose_name="Reach",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=[("corrective", "corrective"), ("preventive", "preventive")],
                        max_length=12,
                        verbose_name="Nature",
                    ),
                ),
                ("owner_name", models.CharField(max_length=150, verbose_name="Owner")),
                ("due", models.DateField(verbose_name="Due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                ("done_note", models.TextField(blank=True, verbose_name="What was done")),
                (
                    "cancelled_because",
                    models.TextField(blank=True, verbose_name="Why it was cancelled"),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="incidents.incident",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due", "pk"],
                "indexes": [models.Index(fields=["owner", "due"], name="measure_of_owner")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), ("cancelled_because", ""), _connector="OR"
                        ),
                        name="measure_done_or_cancelled",
                    )
                ],
            },
        ),
    ]
