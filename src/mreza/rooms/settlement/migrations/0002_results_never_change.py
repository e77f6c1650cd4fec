"""The database itself refuses to change or delete results; only their run's state goes on."""

from django.db import migrations

TRIGGER = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION calculations_refuse_change();
"""
TABLES = (
    "settlement_lanerun",
    "settlement_lanerow",
    "settlement_statement",
    "settlement_statementline",
)


class Migration(migrations.Migration):
    dependencies = [
        ("settlement", "0001_initial"),
        ("calculations", "0002_runs_never_change"),
    ]

    operations = [
        migrations.RunSQL(
            TRIGGER.format(table=table), f"DROP TRIGGER {table}_never_changes ON {table}"
        )
        for table in TABLES
    ]
