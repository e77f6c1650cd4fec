"""Staff in the quality model: competences, substitution, yearly talks (4.1.2.1)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.improvement.models.base import Entry
from mreza.rooms.improvement.words import Level
from mreza.rooms.workforce.models import StaffMember


class Competence(Entry):
    """What work needs somebody to be able to do, and how many must be able to do it alone."""

    title = models.CharField(_("Competence"), max_length=200)
    process = models.CharField(_("Process"), max_length=120)
    needed = models.PositiveSmallIntegerField(
        _("How many must be independent"), validators=[MinValueValidator(1)]
    )


class Skill(Entry):
    """How well one of staff masters a competence."""

    competence = models.ForeignKey(
        Competence, models.PROTECT, related_name="skills", verbose_name=_("Competence")
    )
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, related_name="skills", verbose_name=_("Staff member")
    )
    level = models.PositiveSmallIntegerField(
        pgettext_lazy("quality model", "Level"), choices=Level.choices
    )
    assessed_on = models.DateField(_("Assessed on"))

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["competence", "staff"],
                name="skill_once",
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message=_(
                    "This person's level in this competence is recorded already; change it there."
                ),
            ),
        ]

    @property
    def heading(self) -> str:
        return f"{self.staff.name}: {self.competence.title}"


class Substitution(Entry):
    """Who stands in for whom, in what work."""

    absent = models.ForeignKey(
        StaffMember, models.PROTECT, related_name="+", verbose_name=_("Absent")
    )
    substitute = models.ForeignKey(
        StaffMember, models.PROTECT, related_name="+", verbose_name=_("Substitute")
    )
    order = models.PositiveSmallIntegerField(
        _("Order"), default=1, validators=[MinValueValidator(1)]
    )
    work = models.CharField(_("Work"), max_length=200)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["absent", "work", "order"],
                name="substitution_one_in_order",
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message=_("Somebody else is the substitute in this order."),
            ),
            models.CheckConstraint(
                name="substitution_by_another",
                condition=~Q(absent=F("substitute")),
                violation_error_message=_("Nobody is their own substitute."),
            ),
        ]

    @property
    def heading(self) -> str:
        return f"{self.absent.name} → {self.substitute.name}"


class Talk(Entry):
    """A yearly talk with one of staff. `notes` belong to the responsible person alone."""

    staff = models.ForeignKey(
        StaffMember, models.PROTECT, related_name="+", verbose_name=_("Staff member")
    )
    year = models.PositiveSmallIntegerField(
        _("Year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    planned_on = models.DateField(_("Planned on"))
    done_on = models.DateField(pgettext_lazy("quality model", "Done on"), null=True, blank=True)
    led_by = models.CharField(_("Led by"), max_length=120)
    notes = models.TextField(
        _("Content"),
        max_length=4000,
        blank=True,
        help_text=_("Read by the responsible person only."),
    )

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["staff", "year"],
                name="talk_once_a_year",
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message=_("This person's talk of that year is in the register."),
            ),
        ]

    @property
    def heading(self) -> str:
        return f"{self.staff.name}, {self.year}"
