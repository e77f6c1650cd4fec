"""Who asks, of which plan and measure, and what they may do there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.network.views import asking
from mreza.rooms.plans import queries
from mreza.rooms.plans.models import Measure, Plan
from mreza.rooms.plans.queries import MeasurePage, MeasureState
from mreza.rooms.plans.rules import Access, Deed, access_to
from mreza.site import clock

Given = ParamSpec("Given")


@dataclass(frozen=True)
class Place:
    """The plan a page is about, the day, and what whoever asks may do there."""

    plan: Plan
    day: date
    access: Access

    @property
    def code(self) -> str:
        return str(self.plan.code)

    @property
    def coordinates(self) -> bool:
        return self.access.may(Deed.COORDINATE)

    def need(self, deed: Deed) -> None:
        """Raises `PermissionDenied` for what is allowed on no measure of the plan."""
        if not self.access.may(deed):
            raise PermissionDenied(f"{deed} is not allowed")

    def may_on(self, deed: Deed, state: MeasureState) -> bool:
        """Whether the deed is allowed on a measure."""
        return self.access.on_measure(deed, state.holder_codes, state.participant_codes)

    def need_on(self, deed: Deed, state: MeasureState) -> None:
        """Raises `PermissionDenied` for what is not allowed on the measure."""
        if not self.may_on(deed, state):
            raise PermissionDenied(f"{deed} is not allowed on {state.code}")


def place_of(request: HttpRequest, code: str) -> Place:
    """The plan, to whoever may see it; to others it has no pages here: `Http404`. One query."""
    network = asking.access(request)
    found = queries.plan_with_party(code, network.homes)
    if found is None:
        raise Http404(f"There is no plan {code!r}")
    plan, party = found
    access = access_to(network, str(plan.coordinator_id), party=party)
    if not access.may(Deed.SEE):
        raise Http404(f"There is no plan {code!r} for you; look at its public page")
    return Place(plan, clock.today(), access)


def of_plan(
    view: Callable[Concatenate[HttpRequest, Place, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Given], HttpResponse]:
    """A page of a plan: the public signs in first, and a code becomes the plan."""

    def answered(
        request: HttpRequest, code: str, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, place_of(request, code), *args, **kwargs)

    return update_wrapper(answered, view)  # type: ignore[return-value]


def measure_of(place: Place, code: str) -> MeasurePage:
    """A measure of the plan with its documents, or `Http404`."""
    try:
        return queries.measure(place.code, code, place.day)
    except Measure.DoesNotExist:
        raise Http404(f"The plan has no measure {code!r}") from None
