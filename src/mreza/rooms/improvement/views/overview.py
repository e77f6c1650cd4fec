"""The model of a home at a glance, the matrix of competences, the list of homes."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mreza.rooms.improvement import rules
from mreza.rooms.improvement.queries import assessments, entries, people
from mreza.rooms.improvement.registers import REGISTERS
from mreza.rooms.improvement.rules import Deed
from mreza.rooms.improvement.views.asking import Home, of_home
from mreza.rooms.improvement.words import Level
from mreza.rooms.network.views import asking
from mreza.rooms.workforce import queries as workforce
from mreza.site import clock


def homes(request: HttpRequest) -> HttpResponse:
    """Own staff go to their home; who sees several chooses."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    network, day = asking.access(request), clock.today()
    if rules.sees_every_home(network):
        found = assessments.homes(entries.homes(day))
        return render(request, "improvement/homes.html", {"homes": found, "day": day})
    own = entries.homes(day, rules.homes_of(network))
    if not own:
        raise PermissionDenied("You work in no home that has a quality model")
    return redirect("improvement:home", own[0][0])


@of_home
def home(request: HttpRequest, home: Home) -> HttpResponse:
    """What the model holds, what is late, who is appointed, where the self-assessment stands."""
    if not home.may(Deed.SEE):
        return redirect("improvement:assessments", home.code)
    registers = home.registers
    counts = entries.counts(home.code, home.day, [one.slug for one in registers])
    changed = entries.last_changes(home.code)
    rounds = assessments.visible(home.access, home.code)
    context = {
        "home": home,
        "registers": [(one, counts[one.slug], changed.get(one.slug)) for one in registers],
        "late": sum(count.late for count in counts.values()),
        "posts": workforce.missing_posts(home.code, home.day),
        "reviews": entries.reviews(REGISTERS["risks"], home.code)
        .filter(day__year=home.day.year)
        .count(),
        "owed": REGISTERS["risks"].reviews,
        "rounds": rounds[:3],
        "sees_assessments": home.may(Deed.SEE_ASSESSMENTS),
        "may_propose": home.may(Deed.PROPOSE),
        "sees_all": home.may(Deed.SEE_ALL),
    }
    return render(request, "improvement/home.html", context)


@of_home
def matrix(request: HttpRequest, home: Home) -> HttpResponse:
    """Competences by staff, gaps and who has no substitute."""
    home.need(Deed.SEE_ALL)
    context = {
        "home": home,
        "matrix": people.matrix(home.code, home.day),
        "levels": Level.choices,
        "competences": REGISTERS["competences"],
    }
    return render(request, "improvement/matrix.html", context)
