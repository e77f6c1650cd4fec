import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("incidents", "__first__"),
        ("network", "0001_initial"),
        ("workforce", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
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
                        choices=[("self", "self-assessment"), ("external", "external assessment")],
                        max_length=8,
                        verbose_name="Kind",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "whole year"), (1, "first half"), (2, "second half")],
                        verbose_name="Period",
                    ),
                ),
                (
                    "visit_on",
                    models.DateField(blank=True, null=True, verbose_name="Day of the visit"),
                ),
                ("act", models.CharField(max_length=64)),
                ("summary", models.TextField(blank=True, max_length=3000, verbose_name="Summary")),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=200)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("finished_on", models.DateField(blank=True, null=True)),
                ("finished_by", models.CharField(blank=True, max_length=200)),
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
                "ordering": ["-year", "-part", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "year", "part"),
                        name="assessment_once_a_round",
                        violation_error_message="There is an assessment of this period already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("finished_at__isnull", True),
                                ("finished_by", ""),
                                ("finished_on__isnull", True),
                            ),
                            models.Q(
                                ("finished_at__isnull", False),
                                ("finished_on__isnull", False),
                                models.Q(("finished_by", ""), _negated=True),
                                models.Q(("summary", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assessment_finished_by_somebody_with_a_summary",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=3000, verbose_name="Answer")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
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
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="improvement.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AssessmentItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("clause", models.CharField(max_length=30)),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "not begun"),
                            (1, "begun"),
                            (2, "partly done"),
                            (3, "done"),
                            (4, "done, proven and improved"),
                        ],
                        null=True,
                        verbose_name="Score",
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=3000, verbose_name="Comment")),
                (
                    "links",
                    models.TextField(
                        blank=True,
                        help_text="One a line: an address or the name of a record.",
                        max_length=1000,
                        verbose_name="Own evidence",
                    ),
                ),
                ("evidence", models.JSONField(default=list)),
                ("measure", models.CharField(blank=True, max_length=500, verbose_name="Measure")),
                (
                    "measure_owner",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="Owner of the measure"
                    ),
                ),
                (
                    "measure_due",
                    models.DateField(blank=True, null=True, verbose_name="Deadline of the measure"),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("changed_by", models.CharField(blank=True, max_length=200)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="improvement.assessment",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "clause"), name="assessment_item_once_a_clause"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True), ("score__range", (0, 4)), _connector="OR"
                        ),
                        name="assessment_score_of_the_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("measure", ""),
                                ("measure_due__isnull", True),
                                ("measure_owner", ""),
                            ),
                            models.Q(
                                models.Q(("measure", ""), _negated=True),
                                models.Q(("measure_owner", ""), _negated=True),
                                ("measure_due__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assessment_measure_whole",
                        violation_error_message="A measure has an owner and a deadline.",
                    ),
                ],
            },
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
                ("register", models.CharField(max_length=30)),
                ("entry", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("added", "added"),
                            ("edited", "changed"),
                            ("withdrawn", "withdrawn"),
                            ("line", "something added to it"),
                            ("struck", "something of it struck out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
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
                "ordering": ["-revision"],
                "indexes": [
                    models.Index(fields=["organisation", "register"], name="improvement_change_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "entry", "revision"), name="improvement_change_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("what__in", ["added", "line"]),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="improvement_change_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Competence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Competence")),
                ("process", models.CharField(max_length=120, verbose_name="Process")),
                (
                    "needed",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="How many must be independent",
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="competence_numbered_once"
                    )
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
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("code", models.CharField(max_length=40, verbose_name="Code")),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "quality policy"),
                            ("mission", "mission and vision"),
                            ("organigram", "organigram"),
                            ("process_map", "process map"),
                            ("programme", "programme and yearly plan"),
                            ("procedure", "description of a process"),
                            ("instruction", "instruction"),
                            ("protocol", "protocol"),
                            ("form", "form"),
                            ("outside", "document from outside"),
                        ],
                        max_length=12,
                        verbose_name="Kind",
                    ),
                ),
                ("process", models.CharField(blank=True, max_length=120, verbose_name="Process")),
                ("owner", models.CharField(max_length=120, verbose_name="Owner")),
                (
                    "must_read",
                    models.BooleanField(
                        default=True, verbose_name="Staff confirm that they read it"
                    ),
                ),
                ("review_on", models.DateField(blank=True, null=True, verbose_name="Next review")),
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="document_numbered_once"
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "code"),
                        name="document_code_once",
                        violation_error_message="Another document has this code.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
                ("struck_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("struck_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("version", models.CharField(max_length=20, verbose_name="Version")),
                ("valid_from", models.DateField(verbose_name="Valid from")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="What is new")),
                ("file_name", models.CharField(max_length=200, verbose_name="File")),
                ("file_key", models.CharField(max_length=40)),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="improvement.document",
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                models.Q(("struck_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="documentversion_struck_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        fields=("entry", "version"),
                        name="document_version_once",
                        violation_error_message="The document has this version already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "staff",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.staffmember",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="improvement.documentversion",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "staff"), name="confirmation_once_a_person"
                    ),
                    models.UniqueConstraint(
                        fields=("version", "user"), name="confirmation_once_a_user"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("staff__isnull", False), ("user__isnull", False), _connector="OR"
                        ),
                        name="confirmation_of_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Equipment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Equipment")),
                (
                    "inventory",
                    models.CharField(blank=True, max_length=40, verbose_name="Inventory number"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("measuring", "measuring device"),
                            ("care", "care equipment"),
                            ("medical", "medical device"),
                            ("technical", "technical installation"),
                            ("it", "information technology"),
                        ],
                        max_length=10,
                        verbose_name="Kind",
                    ),
                ),
                ("place", models.CharField(max_length=120, verbose_name="Place")),
                ("caretaker", models.CharField(max_length=120, verbose_name="Caretaker")),
                (
                    "spare",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Spare in case of failure"
                    ),
                ),
                ("in_use_since", models.DateField(verbose_name="In use since")),
                (
                    "service_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Service every (months)",
                    ),
                ),
                (
                    "check_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Verification or calibration every (months)",
                    ),
                ),
                (
                    "data_sheets",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Technical and safety data sheets"
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="equipment_numbered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EquipmentEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
                ("struck_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("struck_why", models.CharField(blank=True, editable=False, max_length=500)),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("service", "service"),
                            ("verification", "verification"),
                            ("calibration", "calibration"),
                            ("adjustment", "adjustment"),
                            ("fault", "fault reported"),
                            ("repair", "repair"),
                        ],
                        max_length=12,
                        verbose_name="What",
                    ),
                ),
                ("day", models.DateField(verbose_name="Day")),
                ("done_by", models.CharField(max_length=120, verbose_name="Done by")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("fit", "fit for use"),
                            ("limited", "fit with limits"),
                            ("unfit", "not fit for use"),
                        ],
                        max_length=8,
                        verbose_name="Outcome",
                    ),
                ),
                (
                    "document",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Certificate or record"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="improvement.equipment",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                models.Q(("struck_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="equipmentevent_struck_with_a_reason",
                    )
                ],
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
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=250, verbose_name="Goal")),
                (
                    "term",
                    models.CharField(
                        choices=[("medium", "medium-term"), ("year", "yearly")],
                        max_length=6,
                        verbose_name="Term",
                    ),
                ),
                (
                    "first_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="First year",
                    ),
                ),
                (
                    "last_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="Last year",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("quality", "quality of processes"),
                            ("business", "business"),
                            ("resources", "resources"),
                            ("services", "services"),
                            ("improvement", "improvements"),
                            ("safety", "safety of users and staff"),
                        ],
                        max_length=12,
                        verbose_name="Field",
                    ),
                ),
                ("process", models.CharField(blank=True, max_length=120, verbose_name="Process")),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        help_text="One of those that are computed itself; leave empty to enter readings.",
                        max_length=60,
                        verbose_name="Indicator",
                    ),
                ),
                ("measured_by", models.CharField(max_length=200, verbose_name="Measured by")),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="Unit")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "at least the planned value"),
                            ("down", "at most the planned value"),
                        ],
                        max_length=4,
                        verbose_name="Direction",
                    ),
                ),
                (
                    "start_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="Value at the start",
                    ),
                ),
                (
                    "planned_value",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, verbose_name="Planned value"
                    ),
                ),
                ("owner", models.CharField(max_length=120, verbose_name="Owner")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="improvement.goal",
                        verbose_name="Part of the medium-term goal",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="goal_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_year__gte", models.F("first_year"))),
                        name="goal_years_forward",
                        violation_error_message="The last year is not before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("term", "year"), _negated=True),
                            ("last_year", models.F("first_year")),
                            _connector="OR",
                        ),
                        name="goal_of_a_year_has_one",
                        violation_error_message="A yearly goal begins and ends in the same year.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
                ("struck_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("struck_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("day", models.DateField(verbose_name="Day")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="Value"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Remark")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="improvement.goal",
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                models.Q(("struck_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="goalreading_struck_with_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Improvement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Improvement")),
                ("process", models.CharField(blank=True, max_length=120, verbose_name="Process")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("staff", "idea of staff"),
                            ("incident", "incident"),
                            ("supervision", "internal supervision"),
                            ("survey", "satisfaction survey"),
                            ("assessment", "self-assessment"),
                            ("complaint", "complaint or praise"),
                            ("law", "changed legislation"),
                            ("practice", "good practice of others"),
                        ],
                        max_length=12,
                        verbose_name="Source",
                    ),
                ),
                (
                    "description",
                    models.TextField(max_length=2000, verbose_name="What is to be better"),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("idea", "idea"),
                            ("plan", "Plan"),
                            ("do", "Do"),
                            ("check", "Check"),
                            ("act", "Act"),
                            ("closed", "closed"),
                        ],
                        default="idea",
                        max_length=6,
                        verbose_name="Stage",
                    ),
                ),
                (
                    "plan",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Plan: what, how, measured by what",
                    ),
                ),
                (
                    "done",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Do: what was carried out"
                    ),
                ),
                (
                    "checked",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Check: what the measurement showed",
                    ),
                ),
                (
                    "acted",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="Act: what becomes a rule or changes",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=120, verbose_name="Owner")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Due")),
                (
                    "evaluated_on",
                    models.DateField(blank=True, null=True, verbose_name="Evaluated on"),
                ),
                (
                    "evaluation",
                    models.TextField(blank=True, max_length=2000, verbose_name="Evaluation"),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        help_text="If an incident led to it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="improvements",
                        to="incidents.incident",
                        verbose_name="Number of the incident",
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="improvement_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "closed"), _negated=True),
                            models.Q(
                                ("evaluated_on__isnull", False),
                                models.Q(("evaluation", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="improvement_closed_when_evaluated",
                        violation_error_message="An improvement is closed with its evaluation and day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Partner")),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("local", "local"),
                            ("national", "national"),
                            ("international", "international"),
                        ],
                        max_length=13,
                        verbose_name="Reach",
                    ),
                ),
                ("subject", models.CharField(max_length=300, verbose_name="What it is about")),
                (
                    "benefit",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="What users and staff have of it"
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="Contact")),
                ("since", models.DateField(verbose_name="Since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Until")),
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="partnership_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("since")),
                            _connector="OR",
                        ),
                        name="partnership_ends_after_it_begins",
                        violation_error_message="The last day is not before the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("register", models.CharField(max_length=30)),
                ("day", models.DateField(verbose_name="Day of the review")),
                (
                    "findings",
                    models.TextField(max_length=2000, verbose_name="What the review found"),
                ),
                ("present", models.CharField(max_length=300, verbose_name="Who took part")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
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
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "register", "day"),
                        name="improvement_review_once_a_day",
                    )
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
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Risk")),
                ("process", models.CharField(max_length=120, verbose_name="Process")),
                (
                    "description",
                    models.TextField(blank=True, max_length=2000, verbose_name="Description"),
                ),
                ("cause", models.TextField(blank=True, max_length=1000, verbose_name="Cause")),
                (
                    "consequence",
                    models.TextField(blank=True, max_length=1000, verbose_name="Consequence"),
                ),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Likelihood",
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Severity",
                    ),
                ),
                (
                    "measures",
                    models.TextField(blank=True, max_length=2000, verbose_name="Measures"),
                ),
                (
                    "likelihood_after",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Likelihood after measures",
                    ),
                ),
                (
                    "severity_after",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="Severity after measures",
                    ),
                ),
                ("owner", models.CharField(max_length=120, verbose_name="Owner")),
                ("review_on", models.DateField(verbose_name="Next review")),
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="risk_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("likelihood__range", (1, 5)),
                            ("severity__range", (1, 5)),
                            ("likelihood_after__range", (1, 5)),
                            ("severity_after__range", (1, 5)),
                        ),
                        name="risk_steps_of_five",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "not trained"),
                            (1, "in training"),
                            (2, "with guidance"),
                            (3, "independent"),
                            (4, "teaches others"),
                        ],
                        verbose_name="Level",
                    ),
                ),
                ("assessed_on", models.DateField(verbose_name="Assessed on")),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skills",
                        to="improvement.competence",
                        verbose_name="Competence",
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
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="skills",
                        to="workforce.staffmember",
                        verbose_name="Staff member",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="skill_numbered_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("competence", "staff"),
                        name="skill_once",
                        violation_error_message="This person's level in this competence is recorded already; change it there.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Substitution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Order",
                    ),
                ),
                ("work", models.CharField(max_length=200, verbose_name="Work")),
                (
                    "absent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.staffmember",
                        verbose_name="Absent",
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
                    "substitute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.staffmember",
                        verbose_name="Substitute",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="substitution_numbered_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("absent", "work", "order"),
                        name="substitution_one_in_order",
                        violation_error_message="Somebody else is the substitute in this order.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("substitute")), _negated=True),
                        name="substitution_by_another",
                        violation_error_message="Nobody is their own substitute.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Supervision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Field of supervision")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regular", "regular"),
                            ("extraordinary", "extraordinary"),
                            ("audit", "internal audit"),
                        ],
                        max_length=14,
                        verbose_name="Kind",
                    ),
                ),
                ("planned_on", models.DateField(verbose_name="Planned on")),
                ("led_by", models.CharField(max_length=120, verbose_name="Led by")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                (
                    "findings",
                    models.TextField(blank=True, max_length=3000, verbose_name="Findings"),
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="supervision_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(("findings", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="supervision_done_with_findings",
                        violation_error_message="A supervision that was done has its findings.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=300, verbose_name="Recommendation")),
                ("owner", models.CharField(max_length=120, verbose_name="Owner")),
                ("due_on", models.DateField(verbose_name="Deadline")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Carried out on")),
                (
                    "effect",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="What was done, with what effect"
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
                    "supervision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="improvement.supervision",
                        verbose_name="Supervision",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="recommendation_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(("effect", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="recommendation_done_with_effect",
                        violation_error_message="Say what was done and with what effect.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Survey")),
                (
                    "respondents",
                    models.CharField(
                        choices=[
                            ("users", "users"),
                            ("relatives", "relatives"),
                            ("staff", "staff"),
                        ],
                        max_length=10,
                        verbose_name="Who was asked",
                    ),
                ),
                ("day", models.DateField(verbose_name="Day of the survey")),
                ("invited", models.PositiveIntegerField(verbose_name="How many were asked")),
                ("answered", models.PositiveIntegerField(verbose_name="How many answered")),
                (
                    "best",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(2)],
                        verbose_name="Highest score of the scale",
                    ),
                ),
                (
                    "measures",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Measures that follow"
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="survey_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered__lte", models.F("invited"))),
                        name="survey_answers_of_the_asked",
                        violation_error_message="No more can answer than were asked.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
                ("struck_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("struck_why", models.CharField(blank=True, editable=False, max_length=500)),
                ("question", models.CharField(max_length=300, verbose_name="Question")),
                (
                    "score",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="Average score",
                    ),
                ),
                ("answers", models.PositiveIntegerField(verbose_name="Number of answers")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="improvement.survey",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(
                                ("struck_at__isnull", False),
                                models.Q(("struck_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="surveyscore_struck_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("struck_at__isnull", True)),
                        fields=("entry", "question"),
                        name="survey_question_once",
                        violation_error_message="This question has its score already; strike it first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SwotEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("strength", "strength"),
                            ("weakness", "weakness"),
                            ("opportunity", "opportunity"),
                            ("threat", "threat"),
                        ],
                        max_length=12,
                        verbose_name="Side",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="What it is")),
                ("process", models.CharField(blank=True, max_length=120, verbose_name="Process")),
                (
                    "answer",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="What follows from it"
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
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="swotentry_numbered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="No.")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                ("planned_on", models.DateField(verbose_name="Planned on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                ("led_by", models.CharField(max_length=120, verbose_name="Led by")),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Read by the responsible person only.",
                        max_length=4000,
                        verbose_name="Content",
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
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.staffmember",
                        verbose_name="Staff member",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="talk_numbered_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("staff", "year"),
                        name="talk_once_a_year",
                        violation_error_message="This person's talk of that year is in the register.",
                    ),
                ],
            },
        ),
    ]
