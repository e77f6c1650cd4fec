"""The database itself refuses to change what happened to an application, or to delete one."""

from django.db import migrations

SAID = ("applicationstep", "decision", "appeal")
KEPT = ("application", "attachment", "hold", "eventattendance", "authorisation", "sharedtraining")
NEVER_CHANGES = """
CREATE TRIGGER licensing_{table}_append_only BEFORE UPDATE OR DELETE ON licensing_{table}
FOR EACH ROW EXECUTE FUNCTION licensing_is_append_only();
"""
NEVER_GOES = """
CREATE TRIGGER licensing_{table}_append_only BEFORE DELETE ON licensing_{table}
FOR EACH ROW EXECUTE FUNCTION licensing_is_append_only();
"""
NO_LONGER = "DROP TRIGGER licensing_{table}_append_only ON licensing_{table}"


class Migration(migrations.Migration):
    dependencies = [("licensing", "0002_applications")]

    operations = [
        *(
            migrations.RunSQL(NEVER_CHANGES.format(table=table), NO_LONGER.format(table=table))
            for table in SAID
        ),
        *(
            migrations.RunSQL(NEVER_GOES.format(table=table), NO_LONGER.format(table=table))
            for table in KEPT
        ),
    ]
