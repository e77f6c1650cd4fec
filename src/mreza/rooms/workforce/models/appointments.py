"""Who was appointed to the posts that the guidelines ask for (4.1.1.3, section 3)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models.history import Lasting
from mreza.rooms.workforce.models.staff import StaffMember


class Post(models.TextChoices):
    """Posts of the quality model."""

    QUALITY_OFFICER = "quality_officer", _("quality officer")
    SAFETY_OFFICER = "safety_officer", _("safety officer")
    COMMISSION_MEMBER = "commission_member", _("member of the quality commission")
    RESPONSIBLE_PERSON = "responsible_person", _("responsible person")


class Appointment(Lasting):
    """A person in a post while it holds; somebody from outside has no `staff`.

    `user` is who signs in with the rights of the post. `published`: name and contact stand on the
    organisation's premises and website.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    post = models.CharField(_("Post"), max_length=20, choices=Post.choices)
    name = models.CharField(_("Name and surname"), max_length=120)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Telephone"), max_length=50, blank=True)
    published = models.BooleanField(_("Published on the premises and the website"), default=False)
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    valid = DateRangeField()

    class Meta:
        ordering = ["organisation", "post", "name", "pk"]
        constraints = [
            ExclusionConstraint(
                name="appointment_person_once_a_day",
                violation_error_message=_(
                    "This person holds the post on some of these days already."
                ),
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
            ),
            ExclusionConstraint(
                name="appointment_one_in_the_post",
                violation_error_message=_(
                    "On some of these days somebody else holds this post; end that first."
                ),
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False) & ~Q(post="commission_member"),
            ),
            models.CheckConstraint(
                name="appointment_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
            models.CheckConstraint(
                name="appointment_post_known", condition=Q(post__in=Post.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.post} {self.name}"

    @property
    def subject(self) -> str:
        return f"post/{self.post}"
