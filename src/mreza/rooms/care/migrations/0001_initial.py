import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("network", "0001_initial"),
        ("workforce", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LeisureActivity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("day", models.DateField(verbose_name="Day")),
                ("title", models.CharField(max_length=120, verbose_name="Leisure activity")),
                ("content", models.TextField(blank=True, verbose_name="Content")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leisure_activities",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "title", "pk"],
                "indexes": [models.Index(fields=["organisation", "-day"], name="leisure_of_a_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("organisation", "day", "title"),
                        name="leisure_activity_once",
                        violation_error_message="This activity is recorded on this day already; open it and tick who came.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceUser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=20, verbose_name="Code of the user")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_users",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("organisation", "code"),
                        name="service_user_once",
                        violation_error_message="This code is taken; every user has a code of their own.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code__regex", "^[A-Za-z0-9][A-Za-z0-9_-]*$"),
                            models.Q(("code__regex", "^[0-9]{9,}$"), _negated=True),
                        ),
                        name="service_user_code_is_a_pseudonym",
                        violation_error_message="A code is a pseudonym (letters, digits, - and _), no name or personal number.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MedicationUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="medication_uses",
                        to="care.serviceuser",
                    ),
                ),
            ],
            options={
                "ordering": ["user", "valid"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn", False)),
                        expressions=[("user", "="), ("valid", "&&")],
                        name="medication_use_once_a_day",
                        violation_error_message="On some of these days medicines are recorded already; correct that record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__isempty", False), ("valid__startswith__isnull", False)
                        ),
                        name="medication_use_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeisureWish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leisure_wishes",
                        to="care.serviceuser",
                    ),
                ),
            ],
            options={
                "ordering": ["user", "valid"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn", False)),
                        expressions=[("user", "="), ("valid", "&&")],
                        name="leisure_wish_once_a_day",
                        violation_error_message="On some of these days the wish is recorded already; correct that record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__isempty", False), ("valid__startswith__isnull", False)
                        ),
                        name="leisure_wish_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeisureAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="care.leisureactivity",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leisure_attendances",
                        to="care.serviceuser",
                    ),
                ),
            ],
            options={
                "ordering": ["activity", "user"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("activity", "user"),
                        name="leisure_attendance_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HomeCareAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("ltc_home", "long-term care at home"),
                            ("home_help", "home help"),
                        ],
                        max_length=20,
                        verbose_name="Service",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "minutes_a_month",
                    models.PositiveIntegerField(verbose_name="Agreed minutes a month"),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="care.serviceuser",
                    ),
                ),
            ],
            options={
                "ordering": ["user", "valid"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn", False)),
                        expressions=[("user", "="), ("service", "="), ("valid", "&&")],
                        name="home_care_agreement_once_a_day",
                        violation_error_message="On some of these days there is an agreement already; end that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__isempty", False), ("valid__startswith__isnull", False)
                        ),
                        name="home_care_agreement_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes_a_month__gt", 0), ("service__in", ["home_help", "ltc_home"])
                        ),
                        name="home_care_agreement_at_home",
                        violation_error_message="An agreement is about a service at home and more than 0 minutes a month.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
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
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="care.serviceuser",
                    ),
                ),
            ],
            options={
                "ordering": ["user", "valid"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn", False)),
                        expressions=[("user", "="), ("service", "="), ("valid", "&&")],
                        name="enrolment_once_a_day",
                        violation_error_message="On some of these days the user has this service already; correct that record.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__isempty", False), ("valid__startswith__isnull", False)
                        ),
                        name="enrolment_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "service__in",
                                [
                                    "institutional_care",
                                    "ltc_institution",
                                    "ltc_home",
                                    "home_help",
                                    "special_conditions",
                                ],
                            )
                        ),
                        name="enrolment_service_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("day", models.DateField(verbose_name="Agreed day")),
                (
                    "number",
                    models.PositiveSmallIntegerField(default=1, verbose_name="Visit of the day"),
                ),
                ("agreed_minutes", models.PositiveSmallIntegerField(verbose_name="Agreed minutes")),
                ("done_minutes", models.PositiveSmallIntegerField(verbose_name="Minutes done")),
                (
                    "missed_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("provider_absence", "unplanned absence of staff"),
                            ("vehicle", "vehicle out of order"),
                            ("provider_other", "another reason on our side"),
                            ("user", "a reason on the user's side"),
                        ],
                        max_length=20,
                        verbose_name="Why not all was done",
                    ),
                ),
                (
                    "rescheduled",
                    models.BooleanField(default=False, verbose_name="Done at another time"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="care.homecareagreement",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="workforce.importedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "agreement", "number"],
                "indexes": [models.Index(fields=["day", "agreement"], name="visit_on_a_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("agreement", "day", "number"),
                        name="visit_once",
                        violation_error_message="This visit of the day is recorded already; correct it, or give another number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("done_minutes__lt", models.F("agreed_minutes")),
                                (
                                    "missed_because__in",
                                    ["provider_absence", "vehicle", "provider_other", "user"],
                                ),
                            ),
                            models.Q(
                                ("done_minutes__gte", models.F("agreed_minutes")),
                                ("missed_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="visit_says_why_it_was_missed",
                        violation_error_message="Where less was done than agreed, say why; where all was done, give no reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rescheduled", False), ("done_minutes__gt", 0), _connector="OR"
                        ),
                        name="visit_moved_was_done",
                        violation_error_message="A visit done at another time has minutes done; without them it was missed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_minutes__lte", 1440),
                            ("done_minutes__lte", 1440),
                            ("number__gt", 0),
                        ),
                        name="visit_within_a_day",
                        violation_error_message="A visit has at most 1440 minutes, and its number is 1 or more.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("measure", models.CharField(max_length=30)),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
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
                "ordering": ["organisation", "month", "service", "measure"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "month", "service", "measure"),
                        name="head_count_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1), ("value__gte", 0)),
                        name="head_count_of_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "measure__in",
                                [
                                    "users",
                                    "on_medication",
                                    "leisure_wishing",
                                    "leisure_included",
                                    "minutes_agreed",
                                    "minutes_done",
                                    "missed_provider_absence",
                                    "missed_vehicle",
                                    "missed_provider_other",
                                    "missed_user",
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
                        ),
                        name="head_count_words_known",
                    ),
                ],
            },
        ),
    ]
