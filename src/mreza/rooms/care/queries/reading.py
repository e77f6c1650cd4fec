"""What pages and files read: users, leisure of a month, agreements with their visits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from mreza.rooms.care.models import (
    Enrolment,
    HomeCareAgreement,
    LeisureActivity,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    ServiceUser,
    Visit,
)
from mreza.rooms.care.models.home_care import PROVIDER_SIDE
from mreza.rooms.care.models.users import IN_INSTITUTION
from mreza.rooms.network.models import on
from mreza.rooms.workforce.spans import last_of_month, meeting

STANDING = Q(withdrawn=False)


@dataclass(frozen=True)
class Row:
    """A user on a day: the services of that day, else of before; medicines and a wish."""

    user: ServiceUser
    services: list[Enrolment]
    active: bool
    medicated: bool
    wishes: bool


def users(
    organisation: str, day: date, *, q: str = "", service: str = "", all_of: bool = False
) -> list[Row]:
    """Users by code; four queries."""
    found = ServiceUser.objects.filter(STANDING, organisation=organisation, code__icontains=q)
    rows = found.order_by("code").prefetch_related(
        Prefetch("enrolments", Enrolment.objects.filter(STANDING).order_by("valid")),
        Prefetch("medication_uses", MedicationUse.objects.filter(STANDING & on(day))),
        Prefetch("leisure_wishes", LeisureWish.objects.filter(STANDING & on(day))),
    )
    shown = [_row(user, day, service) for user in rows]
    return [row for row in shown if (row.active or all_of) and (row.services or not service)]


def _row(user: ServiceUser, day: date, service: str) -> Row:
    own = [one for one in user.enrolments.all() if not service or one.service == service]
    now = [one for one in own if one.first_day <= day <= (one.last_day or day)]
    return Row(
        user, now or own[-1:], bool(now), bool(user.medication_uses.all()),
        bool(user.leisure_wishes.all()),
    )  # fmt: skip


@dataclass(frozen=True)
class One:
    """A user with every record that counts, newest first."""

    user: ServiceUser
    enrolments: list[Enrolment]
    medication: list[MedicationUse]
    wishes: list[LeisureWish]
    agreements: list[HomeCareAgreement]
    attended: list[LeisureAttendance]


def user(organisation: str, code: str) -> One:
    """Six queries. Raises `ServiceUser.DoesNotExist`."""
    one = ServiceUser.objects.get(STANDING, organisation=organisation, code=code)
    came = one.leisure_attendances.filter(STANDING, activity__withdrawn=False)
    return One(
        one,
        list(one.enrolments.filter(STANDING).order_by("-valid")),
        list(one.medication_uses.filter(STANDING).order_by("-valid")),
        list(one.leisure_wishes.filter(STANDING).order_by("-valid")),
        list(one.agreements.filter(STANDING).order_by("-valid")),
        list(came.select_related("activity").order_by("-activity__day")[:20]),
    )


def activities(organisation: str, month: date) -> QuerySet[LeisureActivity]:
    """Leisure activities of a month, newest first, each with `people`, how many took part."""
    found = LeisureActivity.objects.filter(
        STANDING, organisation=organisation, day__range=(month, last_of_month(month))
    )
    here = Count("attendances", filter=Q(attendances__withdrawn=False))
    return found.annotate(people=here).order_by("-day", "title")


def activity(organisation: str, number: int) -> LeisureActivity:
    """Raises `LeisureActivity.DoesNotExist`."""
    return LeisureActivity.objects.get(STANDING, organisation=organisation, pk=number)


@dataclass(frozen=True)
class Tick:
    """A user on the tick list of an activity."""

    user: ServiceUser
    present: bool
    wishes: bool


def ticks(activity: LeisureActivity) -> list[Tick]:
    """Users in the institution on the day, and whoever is ticked: who wishes it first."""
    present = set(activity.attendances.filter(STANDING).values_list("user_id", flat=True))
    here = Enrolment.objects.filter(
        STANDING, on(activity.day), user__organisation=activity.organisation_id,
        service__in=IN_INSTITUTION,
    ).values_list("user_id", flat=True)  # fmt: skip
    wishing = set(
        LeisureWish.objects.filter(
            STANDING, on(activity.day), user__organisation=activity.organisation_id
        ).values_list("user_id", flat=True)
    )
    found = ServiceUser.objects.filter(STANDING, pk__in=present | set(here))
    rows = [Tick(one, one.pk in present, one.pk in wishing) for one in found]
    return sorted(rows, key=lambda row: (not row.wishes, row.user.code))


@dataclass
class AgreementMonth:
    """An agreement with what its visits of a month say; minutes."""

    agreement: HomeCareAgreement
    visits: int = 0
    agreed: int = 0
    done: int = 0
    missed: int = 0
    missed_by_user: int = 0

    @property
    def unplanned(self) -> int:
        """Minutes of the agreement for which no visit is recorded."""
        return max(0, self.agreement.minutes_a_month - self.agreed)


def agreements(organisation: str, month: date) -> list[AgreementMonth]:
    """Agreements that hold in the month, by service and user; two queries."""
    last = last_of_month(month)
    found = HomeCareAgreement.objects.filter(
        STANDING, meeting(month, last), user__organisation=organisation
    ).select_related("user")
    rows = {one.pk: AgreementMonth(one) for one in found.order_by("service", "user__code")}
    summed = (
        Visit.objects.filter(STANDING, agreement__in=rows, day__range=(month, last))
        .order_by()
        .values_list("agreement_id", "missed_because")
        .annotate(Count("pk"), Sum("agreed_minutes"), Sum("done_minutes"))
    )
    for key, why, count, agreed, done in summed:
        row = rows[key]
        row.visits, row.agreed, row.done = row.visits + count, row.agreed + agreed, row.done + done
        row.missed += agreed - done if why in PROVIDER_SIDE else 0
        row.missed_by_user += agreed - done if why and why not in PROVIDER_SIDE else 0
    return list(rows.values())


def agreement(organisation: str, number: int) -> HomeCareAgreement:
    """Raises `HomeCareAgreement.DoesNotExist`."""
    return HomeCareAgreement.objects.select_related("user").get(
        STANDING, user__organisation=organisation, pk=number
    )


def visits(agreement: HomeCareAgreement, month: date) -> QuerySet[Visit]:
    """Visits of a month by day."""
    return agreement.visits.filter(STANDING, day__range=(month, last_of_month(month))).order_by(
        "day", "number"
    )


@dataclass
class OfDay:
    """An agreement on a day: its visits of the day, and how long the last one was agreed for."""

    agreement: HomeCareAgreement
    visits: list[Visit] = field(default_factory=list)
    usual: int | None = None


def visits_of_day(organisation: str, day: date) -> list[OfDay]:
    """Agreements that hold on the day, by user; three queries."""
    found = HomeCareAgreement.objects.filter(
        STANDING, on(day), user__organisation=organisation
    ).select_related("user")
    rows = {one.pk: OfDay(one) for one in found.order_by("user__code", "service")}
    latest = (
        Visit.objects.filter(STANDING, agreement__in=rows, day__lt=day)
        .order_by("agreement_id", "-day", "-number")
        .distinct("agreement_id")
    )
    before = dict(latest.values_list("agreement_id", "agreed_minutes"))
    for visit in Visit.objects.filter(STANDING, agreement__in=rows, day=day).order_by("number"):
        rows[visit.agreement_id].visits.append(visit)
    for key, row in rows.items():
        row.usual = before.get(key)
    return list(rows.values())
