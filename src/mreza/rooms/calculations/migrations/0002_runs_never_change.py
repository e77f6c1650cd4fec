"""The database itself refuses to change or delete a run or its rows."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION calculations_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a run is kept as it was computed (% on %)', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', HINT = 'Make a new run instead.';
END
$$;
"""
TRIGGER = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION calculations_refuse_change();
"""
TABLES = ("calculations_run", "calculations_runrow")


class Migration(migrations.Migration):
    dependencies = [("calculations", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION calculations_refuse_change()"),
        *[
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER {table}_never_changes ON {table}"
            )
            for table in TABLES
        ],
    ]
