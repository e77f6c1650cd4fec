"""The database itself refuses to change what was said and done, or to delete what it is about."""

from django.db import migrations

SAID = ("licenceevent", "disclosure", "applicationstep", "decision", "appeal", "eventchange")
KEPT = ("application", "attachment", "hold", "eventattendance", "authorisation", "sharedtraining")
REFUSES = """
CREATE FUNCTION licensing_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""
REFUSES_NO_LONGER = "DROP FUNCTION licensing_is_append_only()"
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
    dependencies = [("licensing", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSES, REFUSES_NO_LONGER),
        *(
            migrations.RunSQL(NEVER_CHANGES.format(table=table), NO_LONGER.format(table=table))
            for table in SAID
        ),
        *(
            migrations.RunSQL(NEVER_GOES.format(table=table), NO_LONGER.format(table=table))
            for table in KEPT
        ),
    ]
