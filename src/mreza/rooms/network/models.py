"""The registry of the network: places, organisations through time, people's roles, changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Code = models.SlugField


class Office(models.Model):
    """A regional office of the insurer (območna enota, OE)."""

    code = Code(primary_key=True)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"OE {self.name}"


class Unit(models.Model):
    """A region unit (izpostava) of an office, with its place on the tile map."""

    code = Code(primary_key=True)
    name = models.CharField(max_length=100)
    short = models.CharField(max_length=3, unique=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="units")
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["x", "y"], name="unit_own_tile")]

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.Model):
    """What an organisation is: health centre, hospital, care home …"""

    code = models.CharField(max_length=50, primary_key=True)
    name_sl = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    plural_sl = models.CharField(max_length=100)
    plural_en = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_sl

    @property
    def plural(self) -> str:
        return self.plural_en if get_language() == "en" else self.plural_sl


class Activity(models.Model):
    """An activity of health care with its code as the acts print it (`101 001`)."""

    code = models.CharField(max_length=7, primary_key=True)
    name_sl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    place_sl = models.CharField(max_length=300)
    place_en = models.CharField(max_length=300)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name_sl}"

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_sl

    @property
    def place(self) -> str:
        return self.place_en if get_language() == "en" else self.place_sl


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
    """What was registered about an organisation in `valid`; on one day at most one version holds."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="versions")
    name = models.CharField(_("Name"), max_length=250)
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
            GinIndex(name="organisation_search", fields=["search_text"], opclasses=["gin_trgm_ops"]),
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


class Role(models.TextChoices):
    """What a person is in the network."""

    PROVIDER_STAFF = "provider_staff", _("Provider's staff")
    INSURER_OFFICER = "insurer_officer", _("Insurer's officer")
    MINISTRY_OFFICER = "ministry_officer", _("Ministry's officer")
    CHAMBER_OFFICER = "chamber_officer", _("Chamber's officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Membership(models.Model):
    """A person's role, in an organisation or (administrator) in the installation, while it holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_once_a_day",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("organisation", Value("")), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="membership_valid_some_day", condition=Q(valid__isempty=False)
            ),
            models.CheckConstraint(
                name="membership_role_known", condition=Q(role__in=[role.value for role in Role])
            ),
            models.CheckConstraint(
                name="membership_organisation_unless_administrator",
                condition=Q(role="administrator") | Q(organisation__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.organisation_id or ''}".strip()


class Change(models.Model):
    """One change to the registry: who, when, what, why, and the state before and after.

    Append-only: the database refuses to change or delete an entry. Names are kept as text, so the
    history can be read when what it speaks of is gone. `undoes` points to the change it takes back.
    """

    class What(models.TextChoices):
        ORGANISATION = "organisation", _("registered facts")
        CONTACT = "contact", _("contact data")
        ALIAS = "alias", _("alias")
        MEMBERSHIP = "membership", _("role of a person")

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    what = models.CharField(max_length=20, choices=What.choices)
    object_id = models.CharField(max_length=80)
    object_name = models.CharField(max_length=250)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField()
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(name="change_of_object", fields=["object_id", "-at"])]
        constraints = [
            models.CheckConstraint(name="change_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="change_is_one",
                condition=Q(before__isnull=True) | Q(after__isnull=True) | ~Q(before=F("after")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.what} {self.object_name}"


class LoadedData(models.Model):
    """Which registry files are in the database: their fingerprint, so that loading again is quick."""

    name = models.CharField(max_length=50, primary_key=True)
    fingerprint = models.CharField(max_length=64)
    rows = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


def on(day: date) -> Q:
    """Rows whose `valid` holds on `day`."""
    return Q(valid__contains=day)


def span(valid: Any) -> tuple[date | None, date | None]:
    """First day and the day after the last of a range, whatever library made it."""
    return (valid.lower, valid.upper)
