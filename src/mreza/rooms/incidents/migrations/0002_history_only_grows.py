"""The database itself refuses to delete incidents, and to change what was said about them."""

from django.db import migrations

NEVER_CHANGES = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION calculations_refuse_change();
"""
NEVER_GOES = """
CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION calculations_refuse_change();
"""
SAID = (
    "incidents_incidentevent",
    "incidents_attachment",
    "incidents_commission",
    "incidents_analysis",
    "incidents_effectivenesscheck",
)
KEPT = ("incidents_incident", "incidents_measure")


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0001_initial"),
        ("calculations", "0002_runs_never_change"),
    ]

    operations = [
        *(
            migrations.RunSQL(
                NEVER_CHANGES.format(table=table), f"DROP TRIGGER {table}_never_changes ON {table}"
            )
            for table in SAID
        ),
        *(
            migrations.RunSQL(
                NEVER_GOES.format(table=table), f"DROP TRIGGER {table}_never_goes ON {table}"
            )
            for table in KEPT
        ),
    ]
