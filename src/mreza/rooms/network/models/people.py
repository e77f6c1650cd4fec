"""People's roles, and the history of everything that people change."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models.organisations import Organisation


class Role(models.TextChoices):
    """What a person is in the network."""

    PROVIDER_STAFF = "provider_staff", _("Provider's staff")
    INSURER_OFFICER = "insurer_officer", _("Insurer's officer")
    MINISTRY_OFFICER = "ministry_officer", _("Ministry's officer")
    CHAMBER_OFFICER = "chamber_officer", _("Chamber's officer")
    ADMINISTRATOR = "administrator", _("Administrator")


class Membership(models.Model):
    """A person's role, in an organisation or (administrator) everywhere, while it holds."""

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
    """Which registry files are loaded: their fingerprint, so that loading again is quick."""

    name = models.CharField(max_length=50, primary_key=True)
    fingerprint = models.CharField(max_length=64)
    rows = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name
