import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
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
            name="Application",
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
                            ("organiser", "organiser's"),
                            ("individual", "individual's"),
                            ("mandatory", "individual's, mandatory content"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, null=True, unique=True)),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("attendance", "attendance at a meeting"),
                            ("other_training", "other professional training"),
                            ("active", "lecture, presentation or poster"),
                            ("publication_sci", "article in a journal of the SCI"),
                            ("publication_reviewed", "article in a peer-reviewed journal"),
                            ("publication_proceedings", "contribution to proceedings"),
                            ("publication_professional", "article in a professional journal"),
                            ("publication_popular", "article in a popular journal"),
                            ("reviewer_book", "review of a book or textbook"),
                            ("reviewer_article", "review of an article"),
                            ("proceedings_editor", "editing of proceedings"),
                        ],
                        default="attendance",
                        max_length=24,
                        verbose_name="What it is for",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveIntegerField(default=0, verbose_name="Minutes attended"),
                ),
                (
                    "weeks",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=3, verbose_name="Weeks"
                    ),
                ),
                (
                    "contributions",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="Own lectures or posters"
                    ),
                ),
                (
                    "sharers",
                    models.PositiveSmallIntegerField(default=1, verbose_name="Authors or editors"),
                ),
                (
                    "content",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("legislation_ethics", "health legislation and ethics"),
                            ("life_support", "basic life support"),
                            ("quality_safety", "quality and safety"),
                        ],
                        max_length=20,
                        verbose_name="Mandatory content",
                    ),
                ),
                (
                    "foreign",
                    models.BooleanField(
                        default=False, verbose_name="The documents are in a foreign language"
                    ),
                ),
                ("late_reason", models.TextField(blank=True, verbose_name="Why it is late")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "sent"),
                            ("incomplete", "to be completed"),
                            ("proposed", "waits for the second officer"),
                            ("granted", "granted"),
                            ("partly", "partly granted"),
                            ("refused", "refused"),
                            ("appealed", "appealed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("created_on", models.DateField()),
                ("submitted_on", models.DateField(blank=True, null=True)),
                ("synthetic", models.BooleanField(default=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="licence_applications",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["state", "submitted_on"], name="application_by_state"),
                    models.Index(fields=["organisation", "-id"], name="application_of_home"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "withdrawn"]),
                            models.Q(("number__isnull", False), ("submitted_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="application_sent_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sharers__gte", 1)), name="application_sharers"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("granted", "granted in full"),
                            ("partly", "granted in part"),
                            ("refused", "refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("lines", models.JSONField(default=list)),
                ("four_eyes", models.BooleanField(default=False)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("on_appeal", models.BooleanField(default=False)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="licensing.application",
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
                    "proposed_by",
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
                "ordering": ["application", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "number"), name="decision_own_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", "granted"),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_less_than_asked_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("four_eyes", False),
                            models.Q(
                                ("proposed_by__isnull", False),
                                models.Q(("proposed_by", models.F("by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_four_eyes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("reason", models.TextField(verbose_name="Why the decision is wrong")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal",
                        to="licensing.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organiser_name", models.CharField(max_length=200, verbose_name="Organiser")),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("first", models.DateField(verbose_name="First day")),
                ("last", models.DateField(verbose_name="Last day")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="Place")),
                ("key", models.CharField(editable=False, max_length=64)),
                ("authorised", models.BooleanField(default=False)),
                ("written_test", models.BooleanField(default=False, verbose_name="Written test")),
                (
                    "practical_test",
                    models.BooleanField(default=False, verbose_name="Practical test"),
                ),
                (
                    "follows_guidelines",
                    models.BooleanField(
                        default=False, verbose_name="By the resuscitation guidelines in force"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("told", "applied for"),
                            ("approved", "evaluated"),
                            ("refused", "without points"),
                            ("cancelled", "cancelled"),
                        ],
                        default="told",
                        max_length=10,
                    ),
                ),
                ("synthetic", models.BooleanField(default=False)),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["first", "pk"],
                "indexes": [
                    models.Index(fields=["state", "first"], name="event_by_day"),
                    models.Index(fields=["organiser", "first"], name="event_of_organiser"),
                    models.Index(fields=["key"], name="event_key"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="event_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            ("organiser__isnull", False),
                            _connector="OR",
                        ),
                        name="event_approved_is_an_organisers",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("key",),
                        name="event_approved_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="application",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="application",
                to="licensing.event",
            ),
        ),
        migrations.CreateModel(
            name="EventChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[("moved", "moved"), ("cancelled", "cancelled")], max_length=10
                    ),
                ),
                ("first", models.DateField(help_text="the first day before the change")),
                ("last", models.DateField(help_text="the last day before the change")),
                (
                    "place",
                    models.CharField(blank=True, help_text="before the change", max_length=120),
                ),
                ("reason", models.TextField(verbose_name="Reason")),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="licensing.event",
                    ),
                ),
            ],
            options={
                "ordering": ["event", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "number"), name="event_change_own_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="event_change_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "applicant",
                    models.CharField(
                        help_text="practitioner/PK or organisation/CODE", max_length=100
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organiser", "organiser's"),
                            ("individual", "individual's"),
                            ("mandatory", "individual's, mandatory content"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "what",
                    models.CharField(choices=[("event", "event"), ("file", "file")], max_length=5),
                ),
                ("value", models.CharField(max_length=64)),
                ("released", models.BooleanField(default=False)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="licensing.application",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("released", False)),
                        fields=("applicant", "kind", "what", "value"),
                        name="applied_for_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lecturer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="Name and surname")),
                (
                    "bibliography",
                    models.BooleanField(default=False, verbose_name="work in a bibliographic base"),
                ),
                (
                    "trained",
                    models.BooleanField(default=False, verbose_name="training in the field"),
                ),
                (
                    "commission",
                    models.BooleanField(default=False, verbose_name="commission or working group"),
                ),
                (
                    "provider_licence",
                    models.BooleanField(default=False, verbose_name="licence of an ALS provider"),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=False, verbose_name="works in a resuscitation team"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lecturers",
                        to="licensing.event",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "name"), name="lecturer_once_an_event")
                ],
            },
        ),
        migrations.CreateModel(
            name="Licence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("number", models.CharField(max_length=20, verbose_name="Licence number")),
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
            ],
            options={
                "ordering": ["practitioner", "valid"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__endswith__isnull", False),
                            ("valid__isempty", False),
                            ("valid__startswith__isnull", False),
                        ),
                        name="licence_begins_and_ends",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LicenceEvent",
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
                            ("granted", "granted"),
                            ("renewed", "renewed"),
                            ("suspended", "suspended"),
                            ("reinstated", "reinstated"),
                            ("revoked", "revoked"),
                            ("lapsed", "lapsed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("by_name", models.CharField(max_length=200)),
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
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="licensing.licence",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["granted", "renewed"])),
                        fields=("licence",),
                        name="licence_begins_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["revoked", "lapsed"])),
                        fields=("licence",),
                        name="licence_ends_once",
                    ),
                    models.UniqueConstraint(
                        fields=("licence", "kind", "day"), name="licence_event_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["granted", "renewed"]),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="licence_event_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "granted",
                                    "renewed",
                                    "suspended",
                                    "reinstated",
                                    "revoked",
                                    "lapsed",
                                ],
                            )
                        ),
                        name="licence_event_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Practitioner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("number", models.CharField(max_length=20, verbose_name="Register number")),
                ("given_name", models.CharField(max_length=60, verbose_name="Given name")),
                ("family_name", models.CharField(max_length=80, verbose_name="Family name")),
                ("folded", models.CharField(db_collation="C", editable=False, max_length=150)),
                ("search", models.CharField(db_collation="C", editable=False, max_length=180)),
                ("sort_key", models.TextField(db_collation="C", editable=False)),
                ("birth_date", models.DateField(verbose_name="Date of birth")),
                (
                    "sex",
                    models.CharField(
                        choices=[
                            ("female", "female"),
                            ("male", "male"),
                            ("other", "other"),
                            ("unknown", "not stated"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="Sex",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("nurse", "registered nurse"),
                            ("midwife", "midwife"),
                            ("nursing_technician", "nursing technician"),
                        ],
                        max_length=20,
                        verbose_name="Occupational group",
                    ),
                ),
                ("registered", models.DateField(verbose_name="In the register since")),
                ("namesake", models.BooleanField(default=False)),
                ("synthetic", models.BooleanField(default=False)),
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
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practitioner",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sort_key", "number"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="practitioner_search", opclasses=["gin_trgm_ops"]
                    ),
                    models.Index(fields=["sort_key", "number"], name="practitioner_order"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("number",),
                        name="practitioner_number_once",
                        violation_error_message="This register number is taken.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("namesake", False), ("withdrawn", False)),
                        fields=("folded", "birth_date"),
                        name="practitioner_person_once",
                        violation_error_message="Somebody of this name and date of birth is in the register already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^[A-Za-z0-9][A-Za-z0-9-]*$")),
                        name="practitioner_number_as_in_addresses",
                        violation_error_message="A number has letters without accents, digits and -.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("registered__gt", models.F("birth_date"))),
                        name="practitioner_registered_after_birth",
                        violation_error_message="In the register before birth; check both days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("group__in", ["nurse", "midwife", "nursing_technician"]),
                            ("sex__in", ["female", "male", "other", "unknown"]),
                        ),
                        name="practitioner_words_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="licence",
            name="practitioner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="licences",
                to="licensing.practitioner",
            ),
        ),
        migrations.CreateModel(
            name="EventAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "role",
                    models.CharField(
                        choices=[("passive", "attended"), ("active", "lectured or presented")],
                        max_length=8,
                    ),
                ),
                ("minutes", models.PositiveIntegerField()),
                (
                    "sessions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("contributions", models.PositiveSmallIntegerField(default=1)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="licensing.event",
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
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="event_attendances",
                        to="licensing.practitioner",
                    ),
                ),
            ],
            options={
                "ordering": ["event", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("event", "practitioner", "role"),
                        name="event_attended_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__lte", 20000)), name="event_attendance_minutes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("contributions__gte", 1)),
                        name="event_attendance_contributions",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_name", models.CharField(max_length=200)),
                ("what", models.CharField(max_length=20)),
                ("why", models.CharField(max_length=20)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
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
                (
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="licensing.practitioner",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["practitioner", "-at"], name="disclosure_of_whom")
                ],
            },
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("day", models.DateField(verbose_name="First day")),
                ("last_day", models.DateField(verbose_name="Last day")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("attendance", "attendance at a meeting"),
                            ("other_training", "other professional training"),
                            ("active", "lecture, presentation or poster"),
                            ("publication_sci", "article in a journal of the SCI"),
                            ("publication_reviewed", "article in a peer-reviewed journal"),
                            ("publication_proceedings", "contribution to proceedings"),
                            ("publication_professional", "article in a professional journal"),
                            ("publication_popular", "article in a popular journal"),
                            ("reviewer_book", "review of a book or textbook"),
                            ("reviewer_article", "review of an article"),
                            ("proceedings_editor", "editing of proceedings"),
                        ],
                        max_length=24,
                        verbose_name="Kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="Title")),
                ("points_before_sharing", models.DecimalField(decimal_places=4, max_digits=12)),
                ("sharers", models.PositiveIntegerField(default=1)),
                (
                    "content",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("legislation_ethics", "health legislation and ethics"),
                            ("life_support", "basic life support"),
                            ("quality_safety", "quality and safety"),
                        ],
                        max_length=20,
                        verbose_name="Mandatory content",
                    ),
                ),
                ("content_minutes", models.PositiveIntegerField(default=0)),
                ("inputs", models.JSONField(default=dict)),
                ("source", models.CharField(max_length=120)),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="licensing.practitioner",
                    ),
                ),
            ],
            options={
                "ordering": ["-last_day", "-pk"],
                "indexes": [
                    models.Index(fields=["practitioner", "last_day"], name="credit_of_practitioner")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("practitioner", "source"),
                        name="credited_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("day"))),
                        name="credit_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("points_before_sharing__gte", 0), ("sharers__gte", 1)),
                        name="credit_divides",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", ""), _negated=True),
                            ("content_minutes", 0),
                            _connector="OR",
                        ),
                        name="credit_minutes_have_a_content",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "attendance",
                                    "other_training",
                                    "active",
                                    "publication_sci",
                                    "publication_reviewed",
                                    "publication_proceedings",
                                    "publication_professional",
                                    "publication_popular",
                                    "reviewer_book",
                                    "reviewer_article",
                                    "proceedings_editor",
                                ],
                            ),
                            (
                                "content__in",
                                ["", "legislation_ethics", "life_support", "quality_safety"],
                            ),
                        ),
                        name="credit_words_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about", models.CharField(max_length=120, verbose_name="What is wrong")),
                ("wanted", models.TextField(verbose_name="What would be right")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_name", models.CharField(blank=True, max_length=200)),
                ("why", models.TextField(blank=True)),
                (
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="licensing.practitioner",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                models.Q(("why", ""), _negated=True), ("decided_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="correction_decided_with_a_reason",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="application",
            name="practitioner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applications",
                to="licensing.practitioner",
            ),
        ),
        migrations.CreateModel(
            name="PractitionerEmployment",
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
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practitioners",
                        to="network.organisation",
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
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employments",
                        to="licensing.practitioner",
                    ),
                ),
            ],
            options={
                "ordering": ["practitioner", "valid"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("withdrawn", False)),
                        expressions=[("practitioner", "="), ("employer", "="), ("valid", "&&")],
                        name="practitioner_employer_once_a_day",
                        violation_error_message="This employment is recorded already for these days.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__isempty", False), ("valid__startswith__isnull", False)
                        ),
                        name="practitioner_employment_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderSent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days_before", models.PositiveSmallIntegerField()),
                ("day", models.DateField()),
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="licensing.licence",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("licence", "days_before"), name="reminded_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("minutes", models.PositiveIntegerField(verbose_name="Minutes")),
                ("workshop", models.BooleanField(default=False, verbose_name="Workshop")),
                (
                    "content",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("legislation_ethics", "health legislation and ethics"),
                            ("life_support", "basic life support"),
                            ("quality_safety", "quality and safety"),
                        ],
                        max_length=20,
                        verbose_name="Mandatory content",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="licensing.event",
                    ),
                ),
                (
                    "lecturers",
                    models.ManyToManyField(
                        blank=True, related_name="sessions", to="licensing.lecturer"
                    ),
                ),
            ],
            options={
                "ordering": ["event", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "order"), name="session_own_place"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 20000))), name="session_minutes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "content__in",
                                ["", "legislation_ethics", "life_support", "quality_safety"],
                            )
                        ),
                        name="session_content_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedTraining",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made", models.BooleanField()),
                ("made_training", models.BooleanField(default=False)),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="licensing",
                        to="workforce.trainingattendance",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared",
                        to="licensing.event",
                    ),
                ),
                (
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shared_trainings",
                        to="licensing.practitioner",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("event", "practitioner", "attendance"),
                        name="shared_training_once_a_home",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("attendance",),
                        name="shared_attendance_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationStep",
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
                            ("saved", "Saved as a draft"),
                            ("submitted", "Sent"),
                            ("flagged", "Noticed by the system"),
                            ("file", "File added"),
                            ("claimed", "Taken over by an officer"),
                            ("asked", "Completion asked for"),
                            ("completed", "Completed"),
                            ("proposed", "Decision proposed"),
                            ("returned", "Returned by the second officer"),
                            ("decided", "Decided"),
                            ("appealed", "Appealed"),
                            ("corrected", "Decision corrected"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=200)),
                ("why", models.TextField(blank=True)),
                ("data", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(help_text="of the application, after it")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="licensing.application",
                    ),
                ),
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
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "revision"), name="application_step_own_revision"
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("programme", "programme"),
                            ("proof", "certificate of attendance or other proof"),
                            ("translation", "translation into Slovene"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("media_type", models.CharField(max_length=50)),
                ("bytes", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField()),
                ("left_out", models.BooleanField(default=False, help_text="taken out of a draft")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="licensing.application",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["sha256"], name="attachment_by_content")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_out", False)),
                        fields=("application", "role", "sha256"),
                        name="application_same_file_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("why", models.TextField(verbose_name="Why it is granted")),
                ("at", models.DateTimeField()),
                ("ended_why", models.TextField(blank=True, verbose_name="Why it is withdrawn")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="authorisations",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "valid"],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("valid", "&&")],
                        name="organiser_authorised_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid__startswith__isnull", False),
                            ("valid__isempty", True),
                            _connector="OR",
                        ),
                        name="authorisation_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_why", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="authorisation_ended_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn", False)),
                expressions=[("practitioner", "="), ("valid", "&&")],
                name="licence_one_a_day",
                violation_error_message="On some of these days there is a licence already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="licence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn", False)),
                expressions=[("number", "="), ("practitioner", "<>")],
                name="licence_number_of_one_person",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["practitioner", "-id"], name="application_of_person"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "organiser"),
                        ("organisation__isnull", False),
                        ("practitioner", None),
                    ),
                    models.Q(
                        ("kind__in", ["individual", "mandatory"]),
                        ("organisation", None),
                        ("practitioner__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="application_of_one",
            ),
        ),
    ]
