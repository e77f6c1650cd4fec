"""The database keeps what the room promises: nothing is deleted, history and finished rounds stay."""

from __future__ import annotations

from django.db import migrations

ONLY_ADDED = ("change", "review", "confirmation", "answer")
NEVER_DELETED = (
    "risk", "swotentry", "improvement", "equipment", "equipmentevent", "supervision",
    "recommendation", "partnership", "competence", "skill", "substitution", "talk", "document",
    "documentversion", "goal", "goalreading", "survey", "surveyscore",
)  # fmt: skip

FUNCTIONS = """
CREATE FUNCTION improvement_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only added to; correct it by another entry', TG_TABLE_NAME;
END $$;
CREATE FUNCTION improvement_assessment_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.finished_at IS NOT NULL THEN
        RAISE EXCEPTION 'a finished assessment never changes; open the next one';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION improvement_item_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR EXISTS (
        SELECT 1 FROM improvement_assessment
        WHERE id = NEW.assessment_id AND finished_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'a finished assessment never changes; open the next one';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER improvement_assessment_kept BEFORE UPDATE OR DELETE ON improvement_assessment
    FOR EACH ROW EXECUTE FUNCTION improvement_assessment_kept();
CREATE TRIGGER improvement_item_kept BEFORE INSERT OR UPDATE OR DELETE
    ON improvement_assessmentitem FOR EACH ROW EXECUTE FUNCTION improvement_item_kept();
"""
NO_FUNCTIONS = """
DROP TRIGGER improvement_item_kept ON improvement_assessmentitem;
DROP TRIGGER improvement_assessment_kept ON improvement_assessment;
DROP FUNCTION improvement_item_kept();
DROP FUNCTION improvement_assessment_kept();
DROP FUNCTION improvement_refuse();
"""
TRIGGER = """
CREATE TRIGGER improvement_{table}_kept BEFORE {when} ON improvement_{table}
    FOR EACH ROW EXECUTE FUNCTION improvement_refuse();
"""


def _kept(table: str, when: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        TRIGGER.format(table=table, when=when),
        f"DROP TRIGGER improvement_{table}_kept ON improvement_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("improvement", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        *[_kept(table, "UPDATE OR DELETE") for table in ONLY_ADDED],
        *[_kept(table, "DELETE") for table in NEVER_DELETED],
    ]
