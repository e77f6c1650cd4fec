"""Users of services under a pseudonym, the services they receive, the medicines they take."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models.history import Lasting, Record


class Service(models.TextChoices):
    """Services that the guidelines count apart."""

    INSTITUTIONAL_CARE = "institutional_care", _("institutional care")
    LTC_INSTITUTION = "ltc_institution", _("long-term care in an institution")
    LTC_HOME = "ltc_home", _("long-term care at home")
    HOME_HELP = "home_help", _("home help")
    SPECIAL_CONDITIONS = (
        "special_conditions",
        _("guidance, protection and employment under special conditions"),
    )


IN_INSTITUTION = (Service.INSTITUTIONAL_CARE, Service.LTC_INSTITUTION)
AT_HOME = (Service.HOME_HELP, Service.LTC_HOME)


class ServiceUser(Record):
    """A person as the organisation's own pseudonym: never a name or a personal number."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="service_users")
    code = models.CharField(_("Code of the user"), max_length=20)

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [
            models.UniqueConstraint(
                name="service_user_once",
                violation_error_message=_(
                    "This code is taken; every user has a code of their own."
                ),
                fields=["organisation", "code"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="service_user_code_is_a_pseudonym",
                violation_error_message=_(
                    "A code is a pseudonym (letters, digits, - and _), no name or personal number."
                ),
                condition=Q(code__regex=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")
                & ~Q(code__regex=r"^[0-9]{9,}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> str:
        return f"user/{self.code}"


class OfUser(Lasting):
    """A lasting record of one user."""

    class Meta:
        abstract = True

    @property
    def organisation_id(self) -> str:
        return str(self.user.organisation_id)  # type: ignore[attr-defined]

    @property
    def subject(self) -> str:
        return str(self.user.subject)  # type: ignore[attr-defined]


class Enrolment(OfUser):
    """A service that a user receives, while it lasts."""

    user = models.ForeignKey(ServiceUser, models.PROTECT, related_name="enrolments")
    service = models.CharField(_("Service"), max_length=20, choices=Service.choices)
    valid = DateRangeField()

    class Meta:
        ordering = ["user", "valid"]
        constraints = [
            ExclusionConstraint(
                name="enrolment_once_a_day",
                violation_error_message=_(
                    "On some of these days the user has this service already; correct that record."
                ),
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("service", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="enrolment_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
            models.CheckConstraint(
                name="enrolment_service_known", condition=Q(service__in=Service.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.service}"


class MedicationUse(OfUser):
    """Days from and to which a user takes medicines, regularly or as needed (5.1.1)."""

    user = models.ForeignKey(ServiceUser, models.PROTECT, related_name="medication_uses")
    valid = DateRangeField()

    class Meta:
        ordering = ["user", "valid"]
        constraints = [
            ExclusionConstraint(
                name="medication_use_once_a_day",
                violation_error_message=_(
                    "On some of these days medicines are recorded already; correct that record."
                ),
                expressions=[("user", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="medication_use_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: medication"
