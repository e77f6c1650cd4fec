"""The database keeps what the room promises: history and frozen rounds never change, nothing told
is deleted."""

from __future__ import annotations

from django.db import migrations

ONLY_ADDED = ("change", "entryrevision", "frozen", "planversion", "reminder")
NEVER_DELETED = (
    "measure", "milestonedone", "statement", "task", "fundsentry", "risk", "document",
    "dependency", "indicator", "reading", "proposal", "entry", "round",
)  # fmt: skip
FUNCTIONS = """
CREATE FUNCTION plans_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only added to; withdraw or correct by another record', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION plans_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked bigint;
BEGIN
    IF TG_TABLE_NAME = 'plans_round' THEN
        IF OLD.state = 'frozen' THEN
            RAISE EXCEPTION 'a frozen round never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    ELSIF TG_TABLE_NAME = 'plans_entryrevision' THEN
        SELECT round_id INTO asked FROM plans_entry WHERE id = NEW.entry_id;
    ELSE
        asked := NEW.round_id;
    END IF;
    IF (SELECT state FROM plans_round WHERE id = asked) = 'frozen' THEN
        RAISE EXCEPTION 'a frozen round never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plans_round_frozen BEFORE UPDATE ON plans_round
    FOR EACH ROW EXECUTE FUNCTION plans_frozen();
CREATE TRIGGER plans_entry_frozen BEFORE INSERT OR UPDATE ON plans_entry
    FOR EACH ROW EXECUTE FUNCTION plans_frozen();
CREATE TRIGGER plans_entryrevision_frozen BEFORE INSERT ON plans_entryrevision
    FOR EACH ROW EXECUTE FUNCTION plans_frozen();
CREATE TRIGGER plans_frozen_frozen BEFORE INSERT ON plans_frozen
    FOR EACH ROW EXECUTE FUNCTION plans_frozen();
"""
NO_FUNCTIONS = """
DROP TRIGGER plans_frozen_frozen ON plans_frozen;
DROP TRIGGER plans_entryrevision_frozen ON plans_entryrevision;
DROP TRIGGER plans_entry_frozen ON plans_entry;
DROP TRIGGER plans_round_frozen ON plans_round;
DROP FUNCTION plans_frozen();
DROP FUNCTION plans_refuse();
"""
TRIGGER = """
CREATE TRIGGER plans_{table}_kept BEFORE {when} ON plans_{table}
    FOR EACH ROW EXECUTE FUNCTION plans_refuse();
"""


def _kept(table: str, when: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        TRIGGER.format(table=table, when=when),
        f"DROP TRIGGER plans_{table}_kept ON plans_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        *[_kept(table, "UPDATE OR DELETE") for table in ONLY_ADDED],
        *[_kept(table, "DELETE") for table in NEVER_DELETED],
    ]
