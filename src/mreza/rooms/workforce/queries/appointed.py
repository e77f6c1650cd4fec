"""Who holds which post, and which posts the guidelines ask for are not filled."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from mreza.rooms.network.models import on
from mreza.rooms.workforce.models import Appointment, Employment, Post, StaffCount, StaffMeasure

COMMISSION = 3  # members at least (guidelines, section 3)
SMALL = 10  # below so many employed, the responsible person does the commission's work


@dataclass(frozen=True)
class Posts:
    """Posts of an organisation on a day: who holds them, and what is missing (`GAPS` words).

    `employed` is None where nobody recorded it; then a commission of three is asked for.
    """

    held: tuple[Appointment, ...]
    employed: int | None
    missing: tuple[str, ...]


def posts_of(user: Any, organisation_code: str, day: date) -> frozenset[str]:
    """The posts that `user` holds in the organisation on `day` (words of `Post`); one query."""
    if not getattr(user, "pk", None):
        return frozenset()
    held = Appointment.objects.filter(
        on(day), Q(user=user.pk) | Q(staff__user=user.pk), organisation=organisation_code,
        withdrawn=False,
    )  # fmt: skip
    return frozenset(held.values_list("post", flat=True))


def appointments(organisation_code: str, day: date) -> list[Appointment]:
    """Appointments that hold on `day`, posts in the order of `Post`, then names."""
    held = Appointment.objects.filter(on(day), organisation=organisation_code, withdrawn=False)
    order = {post: place for place, post in enumerate(Post.values)}
    return sorted(held.select_related("staff", "user"), key=lambda a: (order[a.post], a.name))


def missing_posts(organisation_code: str, day: date) -> Posts:
    """What the guidelines ask for on `day` and is not there: three queries at most."""
    held = appointments(organisation_code, day)
    employed = employed_on(organisation_code, day)
    return Posts(tuple(held), employed, tuple(gaps(held, employed)))


def employed_on(organisation_code: str, day: date) -> int | None:
    """People employed on the day; the latest number by hand where there are no records."""
    counted = (
        Employment.objects.filter(
            on(day), staff__organisation=organisation_code, withdrawn=False,
            staff__withdrawn=False,
        )
        .values("staff")
        .distinct()
        .count()
    )  # fmt: skip
    if counted:
        return counted
    by_hand = StaffCount.objects.filter(
        organisation=organisation_code, measure=StaffMeasure.EMPLOYED, month__lte=day
    ).order_by("-month")
    latest = by_hand.values_list("value", flat=True).first()
    return None if latest is None else int(latest)


def gaps(held: Collection[Appointment], employed: int | None) -> list[str]:
    """What is missing among appointments of one day, in words of this module's tests and pages."""
    by_post = {post: [one for one in held if one.post == post] for post in Post.values}
    small = employed is not None and employed < SMALL
    members = len(by_post[Post.COMMISSION_MEMBER])
    safety = by_post[Post.SAFETY_OFFICER]
    missing = {
        "quality_officer": not by_post[Post.QUALITY_OFFICER],
        "safety_officer": not safety,
        "safety_contact": any(not (one.email or one.phone) for one in safety),
        "safety_published": any(not one.published for one in safety),
        "commission": members < COMMISSION and not small,
        "responsible_person": small
        and members < COMMISSION
        and not by_post[Post.RESPONSIBLE_PERSON],
    }
    return [word for word, is_missing in missing.items() if is_missing]
