"""Inhabitants of region units: entered by an officer, with where the figure is from."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Unit


class Inhabitants(models.Model):
    """How many people live in a unit from `first` on. No document prints it: it has a `source`.

    Append-only but for being withdrawn, which says who, when and why.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    first = models.DateField(_("Holds from"))
    persons = models.PositiveIntegerField(_("Inhabitants"), validators=[MinValueValidator(1)])
    source = models.CharField(_("Source"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    why_withdrawn = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["unit", "-first", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="inhabitants_once_a_day",
                fields=["unit", "first"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(name="inhabitants_somebody", condition=Q(persons__gte=1)),
            models.CheckConstraint(name="inhabitants_sourced", condition=~Q(source="")),
            models.CheckConstraint(
                name="inhabitants_withdrawn_why",
                condition=Q(withdrawn=False) | ~Q(why_withdrawn=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.first}: {self.persons}"
