import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# As with the other histories: the database itself refuses to change or delete what was said.
ONLY_GROWS = """
CREATE TRIGGER licensing_eventchange_append_only BEFORE UPDATE OR DELETE ON licensing_eventchange
FOR EACH ROW EXECUTE FUNCTION licensing_is_append_only();
"""
MAY_CHANGE = "DROP TRIGGER licensing_eventchange_append_only ON licensing_eventchange"


class Migration(migrations.Migration):
    dependencies = [
        ("licensing", "0003_history_only_grows"),
        ("workforce", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "ordering": ["event", "number"],
            },
        ),
        migrations.AddField(
            model_name="eventattendance",
            name="contributions",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="eventattendance",
            name="sessions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="state",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="eventattendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("contributions__gte", 1)), name="event_attendance_contributions"
            ),
        ),
        migrations.AddField(
            model_name="eventchange",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="eventchange",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="licensing.event",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventchange",
            constraint=models.UniqueConstraint(
                fields=("event", "number"), name="event_change_own_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="event_change_reason"
            ),
        ),
        migrations.RunSQL(ONLY_GROWS, MAY_CHANGE),
    ]
