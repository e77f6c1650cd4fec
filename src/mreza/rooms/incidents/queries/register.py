"""The register of a home, narrowed by what its address says; lists of reports and measures."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)

from mreza.rooms.incidents.models import (
    COUNTED,
    OPEN,
    Incident,
    Measure,
    State,
)
from mreza.rooms.network.models import Membership, Role, on
from mreza.site.accounts.models import User

ANY_OPEN = "open"
ALL_COUNTED = "counted"
NO_CAUSE = "unknown"


@dataclass(frozen=True)
class Filter:
    """What a list of incidents is narrowed by; empty is everything.

    `month` is "2026-10"; `first` and `last` are days; `weekday` (Monday is 1) and `hour` a cell of
    the heat map; `person` a code of staff or user; `q` words of the description or the number.
    """

    kind: str = ""
    state: str = ""
    service: str = ""
    month: str = ""
    first: str = ""
    last: str = ""
    cause: str = ""
    weekday: str = ""
    hour: str = ""
    person: str = ""
    q: str = ""

    @classmethod
    def of(cls, asked: Any) -> Filter:
        """From the parameters of an address."""
        names = [field.name for field in fields(cls)]
        return cls(**{name: asked.get(name, "").replace("\x00", "").strip()[:80] for name in names})

    @property
    def query(self) -> str:
        """As parameters of an address, without a question mark."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def narrows(self) -> bool:
        return self != Filter()


def register(organisation: str, wanted: Filter = Filter()) -> QuerySet[Incident]:
    """Incidents of the home, newest first. What the address says that cannot be is nothing."""
    found = Incident.objects.filter(organisation=organisation).order_by("-occurred_at", "-pk")
    try:
        return found.filter(_narrowed(wanted))
    except ValueError:
        return found.none()


def _narrowed(wanted: Filter) -> Q:
    return _plain(wanted) & _when(wanted) & _who(wanted)


def _plain(wanted: Filter) -> Q:
    q = Q()
    if wanted.kind:
        q &= Q(kind=wanted.kind)
    if wanted.service:
        q &= Q(service=wanted.service)
    if wanted.state == ANY_OPEN:
        q &= Q(state__in=OPEN)
    elif wanted.state == ALL_COUNTED:
        q &= Q(state__in=COUNTED)
    elif wanted.state:
        q &= Q(state=wanted.state)
    if wanted.cause:
        q &= Q(cause_category="" if wanted.cause == NO_CAUSE else wanted.cause)
    return q


def _when(wanted: Filter) -> Q:
    q = Q()
    if wanted.month:
        first = date.fromisoformat(f"{wanted.month}-01")
        length = monthrange(first.year, first.month)[1]
        q &= Q(day__range=(first, first.replace(day=length)))
    if wanted.first:
        q &= Q(day__gte=date.fromisoformat(wanted.first))
    if wanted.last:
        q &= Q(day__lte=date.fromisoformat(wanted.last))
    if wanted.weekday:
        q &= Q(weekday=_small(wanted.weekday))
    if wanted.hour:
        q &= Q(hour=_small(wanted.hour))
    return q


def _small(text: str) -> int:
    number = int(text)
    if not 0 <= number < 100:
        raise ValueError(text)
    return number


def _who(wanted: Filter) -> Q:
    q = Q()
    if wanted.person:
        q &= Q(staff_code__icontains=wanted.person) | Q(user_code__icontains=wanted.person)
    for word in wanted.q.split()[:8]:
        texts = ("description", "place", "cause", "interventions")
        found = Q(*((f"{name}__icontains", word) for name in texts), _connector=Q.OR)
        if word.isascii() and word.isdigit() and len(word) < 15:
            found |= Q(pk=int(word))
        q &= found
    return q


def own(user: User, organisation: str) -> QuerySet[Incident]:
    """What somebody reported under their name."""
    return Incident.objects.filter(reporter=user, organisation=organisation)


def measures(organisation: str, owner: User | None = None) -> QuerySet[Measure]:
    """Measures of incidents that count, of one owner or all: open ones first, by day due."""
    found = Measure.objects.filter(incident__organisation=organisation)
    found = found.exclude(incident__state=State.WITHDRAWN).select_related("incident")
    if owner is not None:
        found = found.filter(owner=owner)
    settled = Q(done_on__isnull=False) | ~Q(cancelled_because="")
    return found.annotate(settled=ExpressionWrapper(settled, BooleanField())).order_by(
        "settled", "due", "pk"
    )


def waiting(organisation: str) -> dict[str, int]:
    """How many of the home's incidents stand in each open state."""
    found = Incident.objects.filter(organisation=organisation, state__in=OPEN).order_by()
    return dict(found.values_list("state").annotate(number=Count("pk")))


def people(organisation: str, day: date) -> list[User]:
    """Staff of the home who can sign in, for measures."""
    held = Membership.objects.filter(
        on(day), organisation=organisation, role=Role.PROVIDER_STAFF, user=OuterRef("pk")
    )
    return list(User.objects.filter(Exists(held), is_active=True).order_by("display_name", "pk"))
