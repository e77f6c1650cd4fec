"""How the licences of an employer's staff stand. Status and validity, nothing of their papers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.licensing import staff, words
from mreza.rooms.licensing.actions.disclosing import What, Why, seen
from mreza.rooms.licensing.asking import access, refusal, workplace
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.licensing.staff import Member
from mreza.rooms.network.models import Role
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce.views.asking import home_or_404
from mreza.site import clock


@require_safe
def staff_of(request: HttpRequest, code: str) -> HttpResponse:
    """Everybody of the register who works there. Each look is logged."""
    refused = refusal(request, Deed.EMPLOYER, code, hidden=True)
    if refused:
        return refused
    home = home_or_404(request, code)
    members = _looked(request, code)
    context = {
        "home": home,
        "members": members,
        "counts": staff.counted(members),
        "badges": words.BADGES,
        "synthetic": any(one.person.synthetic for one in members),
    }
    return render(request, "licensing/staff.html", context)


@require_safe
def staff_counts(request: HttpRequest, code: str) -> HttpResponse:
    """Counts without names, for the page of the organisation; nothing to say is 204."""
    if (Role.PROVIDER_STAFF, code) in network_access(request).roles:
        allowed = access(request).may(Deed.EMPLOYER, code)
    else:
        refused = refusal(request, Deed.EMPLOYER, code, hidden=True)
        if refused:
            return refused
        allowed = True
    counts = staff.counts(code, clock.today()) if allowed else None
    if counts is None or not counts.people:
        return HttpResponse(status=204)
    return render(request, "licensing/_staff_counts.html", {"code": code, "counts": counts})


@require_safe
def staff_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The same as a file."""
    refused = refusal(request, Deed.EMPLOYER, code, hidden=True)
    if refused:
        return refused
    records = [_record(one) for one in _looked(request, code)]
    return table_file(kind, f"mreza-licences-{code}", lambda: _sheet(records), records)


def _looked(request: HttpRequest, code: str) -> list[Member]:
    members = staff.members(code, clock.today())
    seen([one.person.pk for one in members], by=person(request), organisation=workplace(request),
         what=What.STATUS, why=Why.EMPLOYER)  # fmt: skip
    return members


def _record(one: Member) -> dict[str, object]:
    return {
        "number": one.person.number,
        "name": one.person.name,
        "group": one.person.group,
        "status": one.state.status.value if one.state else "none",
        "valid_to": one.state.last.isoformat() if one.state else "",
        "at_risk": one.at_risk,
    }


def _sheet(records: list[dict[str, object]]) -> Sheet:
    header = [_("Number"), _("Name"), _("Occupational group"), _("Status"), _("Valid to"),
              _("At risk")]  # fmt: skip
    return Sheet(_("Licences"), header, [list(record.values()) for record in records])
