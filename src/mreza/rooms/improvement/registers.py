"""The registers of the quality model, declared: what each asks for, shows and is due by."""

from __future__ import annotations

from datetime import date

from django.db.models import Avg, Case, Count, F, Q, Value, When
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.improvement import models
from mreza.rooms.improvement.declaring import Column, LineKind, Register, Rows
from mreza.rooms.improvement.due import equipment_due
from mreza.rooms.improvement.few import least_count
from mreza.rooms.improvement.words import Stage

RISKS = Register(
    slug="risks",
    model=models.Risk,
    title=_("Risks"),
    one=_("Risk"),
    lead=_("What may go wrong, how likely and how grave, and what is done so that it does not."),
    empty=_("No risk is recorded yet. Begin with the process in which most can go wrong."),
    clause="4.1.3.3(2)",
    columns=(
        Column("title"),
        Column("process"),
        Column("score", _("Before measures")),
        Column("score_after", _("After measures")),
        Column("owner"),
        Column("review_on"),
    ),
    fields=(
        "title", "process", "description", "cause", "consequence", "likelihood", "severity",
        "measures", "likelihood_after", "severity_after", "owner", "review_on",
    ),
    search=("title", "process", "description", "cause"),
    filters=("process", "owner"),
    due="review_on",
    staff_reads=True,
    reviews=2,
    picture="improvement/_risk_matrix.html",
)  # fmt: skip
SWOT = Register(
    slug="swot",
    model=models.SwotEntry,
    title=_("SWOT analysis"),
    one=_("Entry of the analysis"),
    lead=_("Strengths, weaknesses, opportunities and threats from which risks are drawn."),
    empty=_("The analysis is empty. Enter first what the organisation does well."),
    clause="4.1.3.3(4)",
    columns=(Column("title"), Column("side"), Column("process"), Column("answer")),
    fields=("side", "title", "process", "answer"),
    search=("title", "answer", "process"),
    filters=("side",),
    picture="improvement/_swot.html",
)
IMPROVEMENTS = Register(
    slug="improvements",
    model=models.Improvement,
    title=_("Improvements"),
    one=_("Improvement"),
    lead=_("From an idea through plan, carrying out and check to what becomes a rule."),
    empty=_("No improvement is recorded yet. Everybody of staff may propose the first."),
    clause="4.1.4.1(1)",
    columns=(
        Column("title"),
        Column("stage"),
        Column("source"),
        Column("process"),
        Column("owner"),
        Column("due_on"),
    ),
    fields=(
        "title", "process", "source", "incident", "description", "stage", "plan", "done", "checked",
        "acted", "owner", "due_on", "evaluated_on", "evaluation",
    ),
    search=("title", "description", "process"),
    filters=("stage", "source", "process"),
    due="due_on",
    done=Q(stage=Stage.CLOSED),
    proposable=("title", "process", "description"),
    staff_reads=True,
    picture="improvement/_stages.html",
)  # fmt: skip
EQUIPMENT = Register(
    slug="equipment",
    model=models.Equipment,
    title=_("Equipment"),
    one=_("Piece of equipment"),
    lead=_("Where it is, who takes care of it, when it is serviced, verified or calibrated next."),
    empty=_("No equipment is recorded yet. Begin with measuring devices: they must be verified."),
    clause="4.1.2.2(1)",
    columns=(
        Column("title"),
        Column("inventory"),
        Column("kind"),
        Column("place"),
        Column("caretaker"),
        Column("service_due", _("Service due")),
        Column("check_due", _("Verification or calibration due")),
    ),
    fields=(
        "title", "inventory", "kind", "place", "caretaker", "spare", "in_use_since",
        "service_months", "check_months", "data_sheets",
    ),
    search=("title", "inventory", "place", "caretaker"),
    filters=("kind", "place"),
    due="due_on",
    rows=lambda rows, day: equipment_due(rows),
    lines=LineKind(
        slug="events",
        model=models.EquipmentEvent,
        title=_("Services, verifications, faults"),
        add=_("Record a service or verification"),
        fields=("work", "day", "done_by", "outcome", "document"),
        columns=("day", "work", "done_by", "outcome", "document"),
    ),
    staff_reads=True,
)  # fmt: skip
DOCUMENTS = Register(
    slug="documents",
    model=models.Document,
    title=_("Documents"),
    one=pgettext_lazy("quality model", "Document"),
    lead=_("The documents in force, each version with its file, and who has read it."),
    empty=_("No document is recorded yet. Begin with the quality policy."),
    clause="4.1.3.2(1)",
    columns=(
        Column("title"),
        Column("code"),
        Column("kind"),
        Column("process"),
        Column("owner"),
        Column("review_on"),
    ),
    fields=("code", "title", "kind", "process", "owner", "must_read", "review_on"),
    search=("code", "title", "process"),
    filters=("kind", "process"),
    due="review_on",
    lines=LineKind(
        slug="versions",
        model=models.DocumentVersion,
        title=_("Versions"),
        add=_("Add a version"),
        fields=("version", "valid_from", "note"),
        columns=("version", "valid_from", "note", "file_name"),
        own_form=True,
    ),
    staff_reads=True,
)
SUPERVISIONS = Register(
    slug="supervisions",
    model=models.Supervision,
    title=_("Internal supervision"),
    one=_("Supervision"),
    lead=_("The plan of the year by field, what was found, and when."),
    empty=_("No supervision is planned yet. The plan of a year names every field of work."),
    clause="4.1.1.3(6)",
    columns=(
        Column("title"),
        Column("kind"),
        Column("planned_on"),
        Column("done_on"),
        Column("led_by"),
        Column("recommended", _("Recommendations")),
    ),
    fields=("title", "kind", "planned_on", "led_by", "done_on", "findings"),
    search=("title", "findings", "led_by"),
    filters=("kind",),
    due="planned_on",
    done=Q(done_on__isnull=False),
    rows=lambda rows, day: rows.annotate(
        recommended=Count("recommendations", filter=Q(recommendations__withdrawn_at__isnull=True))
    ),
)
RECOMMENDATIONS = Register(
    slug="recommendations",
    model=models.Recommendation,
    title=_("Recommendations"),
    one=_("Recommendation"),
    lead=_("What supervisions recommend, by when, and what was done with what effect."),
    empty=_("No recommendation is recorded. They come out of internal supervisions."),
    clause="4.1.1.3(6)",
    columns=(
        Column("title"),
        Column("supervision"),
        Column("owner"),
        Column("due_on"),
        Column("done_on"),
    ),
    fields=("supervision", "title", "owner", "due_on", "done_on", "effect"),
    search=("title", "effect", "supervision__title"),
    filters=("owner",),
    related=("supervision",),
    due="due_on",
    done=Q(done_on__isnull=False),
)
SURVEYS = Register(
    slug="surveys",
    model=models.Survey,
    title=_("Satisfaction"),
    one=_("Survey"),
    lead=_("How satisfied users, relatives and staff are; the last three years side by side."),
    empty=_("No survey is recorded yet. Enter a round, then its questions with their scores."),
    clause="4.1.1.3(5)",
    columns=(
        Column("title"),
        Column("respondents"),
        Column("day"),
        Column("invited"),
        Column("answered"),
        Column("average", _("Average score")),
    ),
    fields=("title", "respondents", "day", "invited", "answered", "best", "measures"),
    filters=("respondents",),
    rows=lambda rows, day: rows.annotate(
        average=Round(
            Avg("lines__score", filter=Q(lines__struck_at=None, lines__answers__gte=least_count())),
            2,
        )
    ),
    lines=LineKind(
        slug="scores",
        model=models.SurveyScore,
        title=_("Questions and scores"),
        add=_("Add a question"),
        fields=("question", "score", "answers"),
        by_file=True,
        columns=("question", "score", "answers"),
    ),
    staff_reads=True,
    picture="improvement/_satisfaction.html",
)
GOALS = Register(
    slug="goals",
    model=models.Goal,
    title=_("Goals"),
    one=_("Goal"),
    lead=_("Medium-term goals, the yearly goals under them, and how far each has come."),
    empty=_("No goal is set yet. Begin with a medium-term goal out of the quality policy."),
    clause="4.1.1.2(2)",
    columns=(
        Column("title"),
        Column("term"),
        Column("first_year"),
        Column("last_year"),
        Column("field"),
        Column("planned_value"),
        Column("unit"),
        Column("owner"),
    ),
    fields=(
        "title", "term", "first_year", "last_year", "part_of", "field", "process", "measured_by",
        "indicator", "unit", "direction", "start_value", "planned_value", "owner",
    ),
    search=("title", "process", "measured_by"),
    filters=("term", "first_year", "field"),
    lines=LineKind(
        slug="readings",
        model=models.GoalReading,
        title=_("Readings"),
        add=_("Enter a reading"),
        fields=("day", "value", "note"),
        columns=("day", "value", "note"),
    ),
    staff_reads=True,
    picture="improvement/_goals.html",
)  # fmt: skip
COMPETENCES = Register(
    slug="competences",
    model=models.Competence,
    title=_("Competences"),
    one=_("Competence"),
    lead=_("What work needs people to master, and how many of them on their own."),
    empty=_("No competence is named yet. Name what must not stop when one person is away."),
    clause="4.1.2.1(5)",
    columns=(Column("title"), Column("process"), Column("needed")),
    fields=("title", "process", "needed"),
    search=("title", "process"),
    filters=("process",),
)
SKILLS = Register(
    slug="skills",
    model=models.Skill,
    title=_("Levels of staff"),
    one=_("Level of a staff member"),
    lead=_("Who masters what, and how well."),
    empty=_("No level is recorded yet. Name competences first, then who masters them."),
    clause="4.1.2.1(5)",
    columns=(Column("staff"), Column("competence"), Column("level"), Column("assessed_on")),
    fields=("staff", "competence", "level", "assessed_on"),
    search=("staff__name", "competence__title"),
    filters=("level",),
    related=("staff", "competence"),
)
SUBSTITUTIONS = Register(
    slug="substitutions",
    model=models.Substitution,
    title=_("Substitution"),
    one=_("Substitution"),
    lead=_("Who stands in for whom, so that no process stops."),
    empty=_("No substitution is recorded yet."),
    clause="4.1.2.1(5)",
    columns=(Column("absent"), Column("substitute"), Column("order"), Column("work")),
    fields=("absent", "substitute", "order", "work"),
    search=("absent__name", "substitute__name", "work"),
    related=("absent", "substitute"),
    staff_reads=True,
)
TALKS = Register(
    slug="talks",
    model=models.Talk,
    title=_("Yearly talks"),
    one=_("Yearly talk"),
    lead=_("With whom a talk is planned and done in a year. What was said stays between the two."),
    empty=_("No talk is planned yet."),
    clause="4.1.2.1(7)",
    columns=(
        Column("staff"),
        Column("year"),
        Column("planned_on"),
        Column("done_on"),
        Column("led_by"),
    ),
    fields=("staff", "year", "planned_on", "done_on", "led_by", "notes"),
    search=("staff__name", "led_by"),
    filters=("year",),
    related=("staff",),
    due="planned_on",
    done=Q(done_on__isnull=False),
    private=("notes",),
)
PARTNERSHIPS = Register(
    slug="partnerships",
    model=models.Partnership,
    title=_("Partnerships"),
    one=_("Partnership"),
    lead=_("With whom the organisation works, on what, and what users have of it."),
    empty=_("No partnership is recorded yet."),
    clause="4.1.4.2(1)",
    columns=(
        Column("title"),
        Column("reach"),
        Column("subject"),
        Column("since"),
        Column("until"),
    ),
    fields=("title", "reach", "subject", "benefit", "contact", "since", "until"),
    search=("title", "subject", "benefit"),
    filters=("reach",),
    staff_reads=True,
)
REGISTERS: dict[str, Register] = {
    one.slug: one
    for one in (
        GOALS, RISKS, SWOT, IMPROVEMENTS, EQUIPMENT, DOCUMENTS, SUPERVISIONS, RECOMMENDATIONS,
        SURVEYS, COMPETENCES, SKILLS, SUBSTITUTIONS, TALKS, PARTNERSHIPS,
    )
}  # fmt: skip


def late(register: Register, rows: Rows, day: date) -> Rows:
    """Entries that are due before `day` and still open."""
    if not register.due:
        return rows.none()
    return register.open(rows).filter(**{f"{register.due}__lt": day})


def by_due(rows: Rows, register: Register) -> Rows:
    """Entries with what is due first, and what is done last."""
    if not register.due:
        return rows.order_by("number")
    done = Case(When(register.done, then=1), default=0) if register.done else Value(0)
    return rows.order_by(done, F(register.due).asc(nulls_last=True), "number")
