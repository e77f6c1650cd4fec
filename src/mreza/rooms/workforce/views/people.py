"""Staff of an organisation: the list, one person, moving inside, files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.network.views.answers import part_or_page, table_file
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.workforce import tables
from mreza.rooms.workforce.actions import staff as deeds
from mreza.rooms.workforce.desk import say
from mreza.rooms.workforce.figures import figures
from mreza.rooms.workforce.forms.staff import MoveForm
from mreza.rooms.workforce.homes import own_homes
from mreza.rooms.workforce.models import Employment, OccupationGroup, StaffMember
from mreza.rooms.workforce.queries import reading
from mreza.rooms.workforce.queries.reading import Wanted
from mreza.rooms.workforce.refusals import RefusedError
from mreza.rooms.workforce.rules import Deed
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.views.asking import answer, home_or_404, refusal, standing
from mreza.site import clock

PER_PAGE = 50
HISTORY = 100


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The own organisation's staff; a choice for whoever works in several."""
    homes = own_homes(request)
    refused = answer(request, "", exists=True, allowed=bool(homes))
    if refused:
        return refused
    if len(homes) == 1:
        return HttpResponseRedirect(reverse("workforce:staff", args=[homes[0][0]]))
    return render(request, "workforce/choose.html", {"homes": homes, "to": "workforce:staff"})


@require_safe
def staff(request: HttpRequest, code: str) -> HttpResponse:
    """People with their present employment, and what the records count. Others see the posts."""
    if request.user.is_authenticated and not standing(request, code).may(Deed.STAFF):
        refused = refusal(request, code, Deed.SEE_POSTS)
        return refused or HttpResponseRedirect(reverse("workforce:posts", args=[code]))
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    day, wanted = clock.today(), _wanted(request)
    found = reading.people(code, day, wanted)
    context = {
        "home": home_or_404(request, code),
        "tabs": "workforce/_tabs.html",
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "occupations": OccupationGroup.choices,
    }
    if not getattr(request, "htmx", None):
        context |= {"figures": figures(code, day), "synthetic": reading.is_synthetic(code)}
    return part_or_page(request, "workforce/_people.html", "workforce/staff.html", context)


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    state = asked.get("state", "employed")
    occupation = asked.get("occupation", "")
    return Wanted(
        q=asked.get("q", "")[:100].replace("\x00", ""),
        occupation=occupation if occupation in OccupationGroup.values else "",
        state=state if state in ("employed", "left", "all") else "employed",
    )


@require_safe
def person_page(request: HttpRequest, code: str, staff_code: str) -> HttpResponse:
    """Everything that is kept of one person."""
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    try:
        one = reading.one(code, staff_code)
    except StaffMember.DoesNotExist:
        raise Http404(f"No person {staff_code!r}") from None
    day = clock.today()
    history = reading.history(code, one.person.subject)[:HISTORY]
    context = {
        "home": home_or_404(request, code),
        "tabs": "workforce/_tabs.html",
        "one": one,
        "day": day,
        "now": [job for job in one.employments if job.first_day <= day <= (job.last_day or day)],
        "history": changes(history),
        "synthetic": one.person.file_id is not None and reading.is_synthetic(code),
    }
    return render(request, "workforce/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Go on at another post of the same employer."""
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    try:
        old = Employment.objects.select_related("staff").get(
            pk=number, staff__organisation=code, withdrawn=False
        )
    except (Employment.DoesNotExist, OverflowError):
        raise Http404(f"No employment {number}") from None
    start = {"position": old.position, "kind": old.kind, "weekly_hours": old.weekly_hours}
    form = MoveForm(posted(request), initial=start)
    if request.method == "POST" and form.is_valid() and _moved(request, old, form):
        messages.success(request, gettext("Saved; this counts as no leaving."))
        return HttpResponseRedirect(reverse("workforce:person", args=[code, old.staff.code]))
    context = {
        "home": home_or_404(request, code),
        "tabs": "workforce/_tabs.html",
        "form": form,
        "heading": gettext("Move to another post here"),
        "about": str(old.staff),
        "back": reverse("workforce:person", args=[code, old.staff.code]),
    }
    status = 422 if form.errors else 200
    return render(request, "workforce/record.html", context, status=status)


def _moved(request: HttpRequest, old: Employment, form: Any) -> bool:
    given = form.cleaned_data
    try:
        deeds.move_inside(
            old, form.instance, since=given["since"], by=person(request), reason=given["reason"]
        )
    except RefusedError as error:
        form.add_error("since", say(error))
    return not form.errors


@require_safe
def staff_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Everybody with every employment, as a file that can be imported again."""
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    records = tables.employments(code)
    language = get_language() or "sl"
    return table_file(
        kind, f"mreza-staff-{code}", lambda: tables.employments_sheet(records, language), records
    )
