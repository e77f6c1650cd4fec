"""Who asks, whose obligations they mean, and for which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from mreza.data.calendar import years
from mreza.kernel.months import add_months, month_end
from mreza.kernel.obligations import Obligation
from mreza.rooms.calculations.days import read_day
from mreza.rooms.network.views import asking
from mreza.rooms.obligations import catalogue, queries
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.rules import Access, Deed
from mreza.site import clock

LONGEST = 3  # years in one window
MONTHS = 12


def access(request: HttpRequest) -> Access:
    """What whoever asks may do with obligations today."""
    return Access.of(asking.access(request))


def sign_in(request: HttpRequest) -> HttpResponse | None:
    """A way to sign in for the public; None for everybody else."""
    if request.user.is_authenticated:
        return None
    return redirect_to_login(request.get_full_path())


def subject_or_404(request: HttpRequest, code: str) -> Subject:
    """The organisation; to whoever may not see its obligations it does not exist."""
    found = queries.subject(code, clock.today()) if access(request).may(Deed.SEE, code) else None
    if found is None:
        raise Http404(f"No obligations of {code!r}")
    return found


def allow(request: HttpRequest, deed: Deed, code: str = "") -> None:
    """`PermissionDenied` unless whoever asks may do the deed."""
    if not access(request).may(deed, code):
        raise PermissionDenied(f"{deed} is not allowed")


def obligation_or_404(subject: Subject, act: str, code: str) -> Obligation:
    """The obligation, if it binds the organisation."""
    found = catalogue.find(act, code)
    if found is None or not subject.owes(found):
        raise Http404(f"{subject.code!r} owes no {code!r} of {act!r}")
    return found


def item_or_404(subject: Subject, obligation: Obligation, moment: str) -> Item:
    """The item of that moment, wherever in time it lies."""
    today, keys = clock.today(), [catalogue.key(obligation)]
    for item in queries.items([subject], _around(obligation, today), keys):
        if item.slot.moment == moment:
            return item
    raise Http404(f"No due item {moment!r}")


def _around(obligation: Obligation, today: date) -> Window:
    """All the time in which the obligation can be due."""
    first = max(obligation.first - timedelta(days=1), date(years()[0], 1, 1))
    last = (obligation.last or today) + timedelta(days=3 * 366)
    return Window(first, min(last, date(years()[-1], 12, 31)), today)


def history(obligation: Obligation, today: date, soon: int, *, whole: bool = False) -> Window:
    """Due days of an obligation: all of one that is over, else those of two years back and one
    ahead; from its beginning with `whole`."""
    everything = _around(obligation, today)
    last = max(min(everything.last, add_months(today, MONTHS)), everything.first)
    if whole or obligation.last is not None:
        return Window(everything.first, last, today, soon)
    return Window(max(everything.first, add_months(today, -2 * MONTHS)), last, today, soon)


@dataclass(frozen=True)
class Span:
    """The days that a page shows."""

    first: date
    last: date

    @property
    def query(self) -> str:
        return urlencode({"from": self.first.isoformat(), "to": self.last.isoformat()})


def ahead(today: date) -> Span:
    """From the current month on, a year."""
    return year_from(today.replace(day=1))


def year_from(first: date) -> Span:
    return Span(first, add_months(first, MONTHS) - timedelta(days=1))


def year_until(today: date) -> Span:
    """The year before, up to the end of this month: what should be done by now."""
    last = month_end(today)
    return Span(add_months(last.replace(day=1), 1 - MONTHS), last)


def span_of(request: HttpRequest, today: date, usual: Span | None = None) -> Span:
    """`?from=&to=`, without `to` a year; without both `usual`, the coming year. What cannot be is
    a bad request (400)."""
    try:
        return chosen(_day(request, "from"), _day(request, "to"), usual or ahead(today))
    except ValueError as error:
        raise BadRequest(str(error)) from error


def chosen(first: date | None, last: date | None, usual: Span) -> Span:
    """The days that somebody chose, or some of them. `ValueError` says what cannot be."""
    begin = first or (min(usual.first, last) if last else usual.first)
    return checked(begin, last or (year_from(begin).last if first else usual.last))


def checked(first: date, last: date) -> Span:
    """`ValueError` for days that are no window, with what is wrong."""
    known = f"{years()[0]}–{years()[-1]}"
    if first > last:
        raise ValueError(gettext("The last day is before the first."))
    if first.year < years()[0] or last.year > years()[-1]:
        raise ValueError(gettext("Holidays are known for the years %(years)s.") % {"years": known})
    if last > add_months(first, LONGEST * MONTHS):
        raise ValueError(gettext("At most three years can be shown at once."))
    return Span(first, last)


def _day(request: HttpRequest, name: str) -> date | None:
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        return read_day(text)
    except ValueError as error:
        said = gettext("“%(text)s” is no day; write it like 2026-12-31.") % {"text": text[:20]}
        raise ValueError(said) from error


def missing(what: str, number: int) -> Http404:
    """For a number that leads to nothing in this organisation."""
    return Http404(f"There is no {what} {number} here")
