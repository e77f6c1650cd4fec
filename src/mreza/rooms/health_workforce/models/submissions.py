"""What a provider sends about its workers for one day, and the workers it names."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mreza.rooms.health_workforce.models.groups import EmploymentKind, OccupationGroup, Sex
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models import Record


class Submission(Record):
    """All workers of one organisation as they were on `day`, as they came in one file.

    It never changes: a newer one for the same day takes its place, and one that is withdrawn
    (its file is taken back) gives it back. `at` is when it was taken, which timeliness is about.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    day = models.DateField(_("Day of the data"))
    at = models.DateTimeField(default=timezone.now)
    rows = models.PositiveIntegerField()

    class Meta:
        ordering = ["organisation", "-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="submission_one_a_file",
                fields=["file"],
                condition=~Q(file=None),
            ),
        ]
        indexes = [models.Index(name="submission_newest", fields=["day", "organisation"])]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.day}"


class Worker(Record):
    """One row: a person under a pseudonym, in one group and activity of the organisation.

    What the sender left empty is None or empty: the report counts it as missing.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="workers")
    line = models.PositiveIntegerField()
    code = models.CharField(_("Pseudonym"), max_length=40)
    group = models.CharField(_("Occupational group"), max_length=24)
    activity = models.CharField(_("Organisational unit or activity"), max_length=120, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("Year of birth"), null=True)
    sex = models.CharField(_("Sex"), max_length=6, blank=True)
    employment = models.CharField(_("Employment"), max_length=12)
    fte = models.DecimalField(_("Part of full time"), max_digits=4, decimal_places=2, null=True)
    start_year = models.PositiveSmallIntegerField(_("At work here since"), null=True)
    retired = models.BooleanField(_("Retired"), null=True)

    class Meta:
        ordering = ["submission", "line"]
        constraints = [
            models.UniqueConstraint(name="worker_one_a_line", fields=["submission", "line"]),
            models.CheckConstraint(
                name="worker_words_known",
                condition=Q(group__in=OccupationGroup.values)
                & Q(employment__in=EmploymentKind.values)
                & Q(sex__in=["", *Sex.values]),
            ),
            models.CheckConstraint(
                name="worker_fte_not_negative", condition=Q(fte=None) | Q(fte__gte=0)
            ),
        ]
        indexes = [models.Index(name="worker_by_code", fields=["code"])]

    def __str__(self) -> str:
        return f"{self.code} {self.group}"
