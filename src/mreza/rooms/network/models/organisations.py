"""Organisations through time, and every name they are printed with."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models.places import Office, OrganisationKind, Unit


def on(day: date) -> Q:
    """Rows whose `valid` holds on `day`."""
    return Q(valid__contains=day)


class Organisation(models.Model):
    """What stays of an organisation when its name changes: its code, and how to reach it.

    `revision` rises with every change to it, its versions or aliases; a form that was opened on an
    older revision is refused. The registered facts are in `OrganisationVersion`.
    """

    code = models.SlugField(primary_key=True, max_length=80)
    revision = models.PositiveIntegerField(default=1)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Telephone"), max_length=50, blank=True)
    website = models.URLField(_("Website"), blank=True)

    def __str__(self) -> str:
        return self.code


class OrganisationVersion(models.Model):
    """What was registered about an organisation in `valid`; at most one version holds on a day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="versions")
    name = models.CharField(_("Name of the organisation"), max_length=250)
    kind = models.ForeignKey(OrganisationKind, models.PROTECT, verbose_name=_("Kind"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name=_("Region unit")
    )
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, verbose_name=_("Regional office")
    )
    place = models.CharField(_("Place"), max_length=100, blank=True)
    part_of = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="part_versions"
    )
    note_sl = models.TextField(_("Note in Slovene"), blank=True)
    note_en = models.TextField(_("Note in English"), blank=True)
    valid = DateRangeField()
    # Name, place and aliases folded for search; the name as it sorts in the Slovene alphabet.
    search_text = models.TextField(editable=False)
    sort_key = models.TextField(editable=False, db_collation="C")

    class Meta:
        ordering = ["sort_key", "organisation_id"]
        constraints = [
            ExclusionConstraint(
                name="organisation_one_version_a_day",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="organisation_valid_some_day", condition=Q(valid__isempty=False)
            ),
            models.CheckConstraint(
                name="organisation_not_part_of_itself",
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("organisation")),
            ),
        ]
        indexes = [
            GinIndex(
                name="organisation_search", fields=["search_text"], opclasses=["gin_trgm_ops"]
            ),
            models.Index(name="organisation_order", fields=["sort_key", "organisation"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        return str(self.organisation_id)

    @property
    def note(self) -> str:
        return self.note_en if get_language() == "en" else self.note_sl


class Alias(models.Model):
    """A name as a document prints it, where it stands, and while it counts.

    A printed row leads to its organisation by (`table`, `text`), so on one day these lead to one.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="aliases")
    text = models.CharField(_("Name as printed"), max_length=250)
    table = models.CharField(_("Printed table"), max_length=50, blank=True)
    place_sl = models.CharField(_("Place in the document (Slovene)"), max_length=300)
    place_en = models.CharField(_("Place in the document (English)"), max_length=300)
    lines = models.CharField(max_length=200, blank=True)
    valid = DateRangeField()

    class Meta:
        ordering = ["organisation_id", "pk"]
        constraints = [
            ExclusionConstraint(
                name="alias_one_organisation_a_row",
                expressions=[
                    ("table", RangeOperators.EQUAL),
                    ("text", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=~Q(table=""),
            ),
            ExclusionConstraint(
                name="alias_once_a_place",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("text", RangeOperators.EQUAL),
                    ("place_sl", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="alias_valid_some_day", condition=Q(valid__isempty=False)),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> str:
        return self.place_en if get_language() == "en" else self.place_sl
