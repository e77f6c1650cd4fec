"""Goals with their indicators (4.1.1.2) and satisfaction surveys (4.1.1.3)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.improvement.models.base import Entry, Line
from mreza.rooms.improvement.words import Direction, Field, Respondents, Term


class Goal(Entry):
    """A goal, its indicator and planned value. `indicator` names one that is computed itself."""

    title = models.CharField(_("Goal"), max_length=250)
    term = models.CharField(_("Term"), max_length=6, choices=Term.choices)
    first_year = models.PositiveSmallIntegerField(
        _("First year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    last_year = models.PositiveSmallIntegerField(
        _("Last year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("Part of the medium-term goal"),
    )
    field = models.CharField(_("Field"), max_length=12, choices=Field.choices)
    process = models.CharField(_("Process"), max_length=120, blank=True)
    indicator = models.CharField(
        _("Indicator"),
        max_length=60,
        blank=True,
        help_text=_("One of those that are computed itself; leave empty to enter readings."),
    )
    measured_by = models.CharField(_("Measured by"), max_length=200)
    unit = models.CharField(_("Unit"), max_length=30, blank=True)
    direction = models.CharField(_("Direction"), max_length=4, choices=Direction.choices)
    start_value = models.DecimalField(
        _("Value at the start"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    planned_value = models.DecimalField(_("Planned value"), max_digits=14, decimal_places=2)
    owner = models.CharField(_("Owner"), max_length=120)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="goal_years_forward",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message=_("The last year is not before the first."),
            ),
            models.CheckConstraint(
                name="goal_of_a_year_has_one",
                condition=~Q(term=Term.YEAR) | Q(last_year=F("first_year")),
                violation_error_message=_("A yearly goal begins and ends in the same year."),
            ),
        ]


class GoalReading(Line):
    """A value of a goal's indicator on a day, entered by hand."""

    entry = models.ForeignKey(Goal, models.PROTECT, related_name="lines")
    day = models.DateField(_("Day"))
    value = models.DecimalField(
        pgettext_lazy("quality model", "Value"), max_digits=14, decimal_places=2
    )
    note = models.CharField(_("Remark"), max_length=300, blank=True)

    class Meta(Line.Meta):
        ordering = ["-day", "-pk"]


class Survey(Entry):
    """A round of asking users, relatives or staff how satisfied they are."""

    title = models.CharField(_("Survey"), max_length=200)
    respondents = models.CharField(_("Who was asked"), max_length=10, choices=Respondents.choices)
    day = models.DateField(_("Day of the survey"))
    invited = models.PositiveIntegerField(_("How many were asked"))
    answered = models.PositiveIntegerField(_("How many answered"))
    best = models.PositiveSmallIntegerField(
        _("Highest score of the scale"), default=5, validators=[MinValueValidator(2)]
    )
    measures = models.TextField(_("Measures that follow"), max_length=2000, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="survey_answers_of_the_asked",
                condition=Q(answered__lte=F("invited")),
                violation_error_message=_("No more can answer than were asked."),
            ),
        ]


class SurveyScore(Line):
    """The average answer to a question, and of how many answers."""

    entry = models.ForeignKey(Survey, models.PROTECT, related_name="lines")
    question = models.CharField(_("Question"), max_length=300)
    score = models.DecimalField(
        _("Average score"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0)]
    )
    answers = models.PositiveIntegerField(_("Number of answers"))

    class Meta(Line.Meta):
        ordering = ["pk"]
        constraints = [
            *Line.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry", "question"],
                condition=Q(struck_at__isnull=True),
                name="survey_question_once",
                violation_error_message=_("This question has its score already; strike it first."),
            ),
        ]
