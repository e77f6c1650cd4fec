import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("day", models.DateField(verbose_name="Day of the data")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("rows", models.PositiveIntegerField()),
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
                        related_name="+",
                        to="network.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "-day", "-pk"],
                "indexes": [models.Index(fields=["day", "organisation"], name="submission_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("file", None), _negated=True),
                        fields=("file",),
                        name="submission_one_a_file",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False)),
                ("line", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=40, verbose_name="Pseudonym")),
                ("group", models.CharField(max_length=24, verbose_name="Occupational group")),
                (
                    "activity",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="Organisational unit or activity"
                    ),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(null=True, verbose_name="Year of birth"),
                ),
                ("sex", models.CharField(blank=True, max_length=6, verbose_name="Sex")),
                ("employment", models.CharField(max_length=12, verbose_name="Employment")),
                (
                    "fte",
                    models.DecimalField(
                        decimal_places=2, max_digits=4, null=True, verbose_name="Part of full time"
                    ),
                ),
                (
                    "start_year",
                    models.PositiveSmallIntegerField(null=True, verbose_name="At work here since"),
                ),
                ("retired", models.BooleanField(null=True, verbose_name="Retired")),
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="health_workforce.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["submission", "line"],
                "indexes": [models.Index(fields=["code"], name="worker_by_code")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "line"), name="worker_one_a_line"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "group__in",
                                [
                                    "general_physician",
                                    "specialist_physician",
                                    "dentist",
                                    "pharmacist",
                                    "pharmacy_technician",
                                    "nurse",
                                    "nursing_technician",
                                    "midwife",
                                    "physiotherapist",
                                    "occupational_therapist",
                                    "radiographer",
                                    "laboratory",
                                    "dental_assistant",
                                    "paramedic",
                                    "psychologist",
                                    "speech_therapist",
                                    "social_worker",
                                    "care_assistant",
                                    "home_carer",
                                    "other",
                                ],
                            ),
                            (
                                "employment__in",
                                [
                                    "permanent",
                                    "fixed_term",
                                    "trainee",
                                    "secondary",
                                    "contract",
                                    "own_account",
                                ],
                            ),
                            ("sex__in", ["", "female", "male"]),
                        ),
                        name="worker_words_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fte", None), ("fte__gte", 0), _connector="OR"),
                        name="worker_fte_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inhabitants",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first", models.DateField(verbose_name="Holds from")),
                (
                    "persons",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="Inhabitants",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="Source")),
                ("by_name", models.CharField(max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by_name", models.CharField(blank=True, max_length=200)),
                ("why_withdrawn", models.CharField(blank=True, max_length=300)),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="network.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit", "-first", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("unit", "first"),
                        name="inhabitants_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("persons__gte", 1)), name="inhabitants_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="inhabitants_sourced",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn", False),
                            models.Q(("why_withdrawn", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inhabitants_withdrawn_why",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION health_workforce_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND NOT OLD.withdrawn\n        AND to_jsonb(NEW) - 'withdrawn' = to_jsonb(OLD) - 'withdrawn' THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'what a provider submitted does not change'\n        USING ERRCODE = 'restrict_violation';\nEND $$;\nCREATE TRIGGER health_workforce_submission_stays BEFORE UPDATE OR DELETE\n    ON health_workforce_submission\n    FOR EACH ROW EXECUTE FUNCTION health_workforce_never_changes();\nCREATE TRIGGER health_workforce_worker_stays BEFORE UPDATE OR DELETE ON health_workforce_worker\n    FOR EACH ROW EXECUTE FUNCTION health_workforce_never_changes();\n",
            reverse_sql="\nDROP TRIGGER health_workforce_submission_stays ON health_workforce_submission;\nDROP TRIGGER health_workforce_worker_stays ON health_workforce_worker;\nDROP FUNCTION health_workforce_never_changes();\n",
        ),
    ]
