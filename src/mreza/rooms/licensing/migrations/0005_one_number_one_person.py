import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("licensing", "0004_event_changes")]

    operations = [
        migrations.AddConstraint(
            model_name="licence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn", False)),
                expressions=[("number", "="), ("practitioner", "<>")],
                name="licence_number_of_one_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="practitioner",
            constraint=models.CheckConstraint(
                condition=models.Q(("registered__gt", models.F("birth_date"))),
                name="practitioner_registered_after_birth",
                violation_error_message="In the register before birth; check both days.",
            ),
        ),
    ]
