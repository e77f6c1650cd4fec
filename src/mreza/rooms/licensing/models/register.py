"""The register of the chamber: practitioners and whom they work for (FHIR Practitioner, Role)."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.network.folding import alphabetical, folded
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models.history import Lasting, Record

# The chamber of nurses and midwives keeps the register.
CHAMBER: Final = "zbornica-zdravstvene-nege"
LONGEST_FOLDED: Final = 150


class OccupationalGroup(models.TextChoices):
    """Groups of the register; the page speaks of nursing and midwifery and prints no list."""

    NURSE = "nurse", _("registered nurse")
    MIDWIFE = "midwife", _("midwife")
    NURSING_TECHNICIAN = "nursing_technician", _("nursing technician")


class Sex(models.TextChoices):
    """FHIR AdministrativeGender."""

    FEMALE = "female", pgettext_lazy("sex", "female")
    MALE = "male", pgettext_lazy("sex", "male")
    OTHER = "other", pgettext_lazy("sex", "other")
    UNKNOWN = "unknown", pgettext_lazy("sex", "not stated")


def folded_name(family_name: str, given_name: str) -> str:
    """The name as it is searched and compared: small letters without accents.

    Some letters fold to two (ß), so the longest names are cut to what the column holds.
    """
    return folded(f"{family_name} {given_name}")[:LONGEST_FOLDED]


class Practitioner(Record):
    """A nurse, midwife or nursing technician in the register.

    `folded` is the name as it is compared, `search` the same with the number, `sort_key` the name
    as it stands in the Slovene alphabet. A record from a demonstration is `synthetic`.
    """

    number = models.CharField(_("Register number"), max_length=20)
    given_name = models.CharField(_("Given name"), max_length=60)
    family_name = models.CharField(_("Family name"), max_length=80)
    folded = models.CharField(max_length=LONGEST_FOLDED, editable=False, db_collation="C")
    search = models.CharField(max_length=180, editable=False, db_collation="C")
    sort_key = models.TextField(editable=False, db_collation="C")
    birth_date = models.DateField(_("Date of birth"))
    sex = models.CharField(
        pgettext_lazy("person", "Sex"), max_length=10, choices=Sex.choices, default=Sex.UNKNOWN
    )
    email = models.EmailField(_("E-mail"), blank=True)
    group = models.CharField(
        _("Occupational group"), max_length=20, choices=OccupationalGroup.choices
    )
    registered = models.DateField(_("In the register since"))
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="practitioner"
    )
    # The chamber confirmed that this is another person than one of the same name and birth date.
    namesake = models.BooleanField(default=False)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key", "number"]
        indexes = [
            GinIndex(name="practitioner_search", fields=["search"], opclasses=["gin_trgm_ops"]),
            models.Index(name="practitioner_order", fields=["sort_key", "number"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="practitioner_number_once",
                fields=["number"],
                condition=Q(withdrawn=False),
                violation_error_message=_("This register number is taken."),
            ),
            models.UniqueConstraint(
                name="practitioner_person_once",
                fields=["folded", "birth_date"],
                condition=Q(withdrawn=False, namesake=False),
                violation_error_message=_(
                    "Somebody of this name and date of birth is in the register already."
                ),
            ),
            models.CheckConstraint(
                name="practitioner_number_as_in_addresses",
                condition=Q(number__regex=r"^[A-Za-z0-9][A-Za-z0-9-]*$"),
                violation_error_message=_("A number has letters without accents, digits and -."),
            ),
            models.CheckConstraint(
                name="practitioner_registered_after_birth",
                condition=Q(registered__gt=F("birth_date")),
                violation_error_message=_("In the register before birth; check both days."),
            ),
            models.CheckConstraint(
                name="practitioner_words_known",
                condition=Q(group__in=OccupationalGroup.values) & Q(sex__in=Sex.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def fold(self) -> None:
        """Name and number as they are searched; for `bulk_create`, which does not save."""
        self.folded = folded_name(self.family_name, self.given_name)
        self.search = f"{self.folded} {folded(self.number)}"
        self.sort_key = alphabetical(f"{self.family_name} {self.given_name}")

    def clean(self) -> None:
        """A form asks the table's constraints before the record is stored."""
        self.fold()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def organisation_id(self) -> str:
        """Whose record it is in the history of records."""
        return CHAMBER

    @property
    def subject(self) -> str:
        return f"practitioner/{self.number}"


class OfPractitioner(models.Model):
    """What belongs to a practitioner is the chamber's record too."""

    class Meta:
        abstract = True

    @property
    def organisation_id(self) -> str:
        return CHAMBER

    @property
    def subject(self) -> str:
        return str(self.practitioner.subject)  # type: ignore[attr-defined]


class PractitionerEmployment(OfPractitioner, Lasting):
    """Days on which a practitioner works for an organisation (FHIR PractitionerRole)."""

    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="employments")
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="practitioners")
    valid = DateRangeField()

    class Meta:
        ordering = ["practitioner", "valid"]
        constraints = [
            ExclusionConstraint(
                name="practitioner_employer_once_a_day",
                expressions=[
                    ("practitioner", RangeOperators.EQUAL),
                    ("employer", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
                violation_error_message=_("This employment is recorded already for these days."),
            ),
            models.CheckConstraint(
                name="practitioner_employment_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner_id}: {self.employer_id}"
