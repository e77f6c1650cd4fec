"""Who asks, of which home, and what they may do there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.queries import entries
from mreza.rooms.improvement.registers import REGISTERS
from mreza.rooms.improvement.rules import Access, Deed, access_in
from mreza.rooms.network.views import asking
from mreza.rooms.workforce.queries import posts_of
from mreza.site import clock

Given = ParamSpec("Given")


@dataclass(frozen=True)
class Home:
    """The home a page is about, the day, and what whoever asks may do there."""

    code: str
    name: str
    day: date
    access: Access

    def may(self, deed: Deed) -> bool:
        return self.access.may(deed)

    def need(self, deed: Deed) -> None:
        """Raises `PermissionDenied` for people of the home; to others it does not exist (404)."""
        if self.may(deed):
            return
        if not self.may(Deed.SEE):
            raise Http404(f"{deed} is not for you")
        raise PermissionDenied(f"{deed} is not allowed")

    @property
    def writes(self) -> bool:
        return self.may(Deed.WRITE)

    @property
    def private(self) -> bool:
        """Whether what was said in talks may be read."""
        return self.may(Deed.SEE_TALKS)

    @property
    def registers(self) -> list[Register]:
        """The registers that whoever asks may read."""
        return [one for one in REGISTERS.values() if self.access.sees(staff_reads=one.staff_reads)]


def home_of(request: HttpRequest, code: str) -> Home:
    """The home, to whoever may do anything there; to others it has no model: `Http404`."""
    day = clock.today()
    access = access_in(asking.access(request), code, lambda: posts_of(request.user, code, day))
    name = entries.name_of(code, day) if access.deeds else None
    if name is None:
        raise Http404(f"There is no quality model of {code!r} for you")
    return Home(code, name, day, access)


def of_home(
    view: Callable[Concatenate[HttpRequest, Home, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, str, Given], HttpResponse]:
    """A page of a home: the public signs in first, and a code becomes the home."""

    def answered(
        request: HttpRequest, code: str, *args: Given.args, **kwargs: Given.kwargs
    ) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, home_of(request, code), *args, **kwargs)

    return update_wrapper(answered, view)  # type: ignore[return-value]


def register_of(home: Home, slug: str) -> Register:
    """A register that may be read. Unknown, or of a home that is not theirs: `Http404`."""
    home.need(Deed.SEE)
    if slug not in REGISTERS:
        raise Http404(f"No register {slug!r}")
    register = REGISTERS[slug]
    if not home.access.sees(staff_reads=register.staff_reads):
        raise PermissionDenied(f"the register {slug} is not for everybody")
    return register


def entry_of(home: Home, register: Register, number: int) -> Any:
    """An entry by its number, or `Http404`."""
    try:
        return entries.entry(register, home.code, number, home.day)
    except register.model.DoesNotExist:
        raise Http404(f"No entry {number} in {register.slug}") from None
