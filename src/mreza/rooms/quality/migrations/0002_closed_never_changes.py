"""The database refuses to change what was closed or sent: snapshots, reports, decided closes."""

from django.db import migrations

NEVER = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION calculations_refuse_change();
"""
TABLES = ("quality_closedvalue", "quality_submission")
# A close waits for a decision; once decided, or taken away, it would be another document.
DECIDED = """
CREATE FUNCTION quality_refuse_change_of_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'prepared'
    OR NEW.fingerprint <> OLD.fingerprint OR NEW.records <> OLD.records
    OR NEW.organisation_id <> OLD.organisation_id OR NEW.month <> OLD.month
    OR NEW.number <> OLD.number OR NEW.prepared_by_id IS DISTINCT FROM OLD.prepared_by_id
  THEN
    RAISE EXCEPTION 'a closed month never changes; make a correction'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER quality_monthclose_never_changes BEFORE UPDATE OR DELETE ON quality_monthclose
FOR EACH ROW EXECUTE FUNCTION quality_refuse_change_of_close();
"""
UNDECIDED = """
DROP TRIGGER quality_monthclose_never_changes ON quality_monthclose;
DROP FUNCTION quality_refuse_change_of_close();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0001_initial"),
        ("calculations", "0002_runs_never_change"),
    ]

    operations = [
        *(
            migrations.RunSQL(
                NEVER.format(table=table), f"DROP TRIGGER {table}_never_changes ON {table}"
            )
            for table in TABLES
        ),
        migrations.RunSQL(DECIDED, UNDECIDED),
    ]
