"""Licences over HTTP: the public's search as FHIR R4; employers of a practitioner for the entitled.

With a session or with name and password (HTTP Basic, over HTTPS); rights are those of the pages.
"""

from __future__ import annotations

from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Router
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.licensing import api_applications, fhir
from mreza.rooms.licensing.actions.disclosing import What, Why, seen
from mreza.rooms.licensing.asking import access, practitioner_or_404, workplace
from mreza.rooms.licensing.models import Practitioner
from mreza.rooms.licensing.queries import people
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.network.views.asking import person
from mreza.site import clock
from mreza.site.accounts.basic import NameAndPassword

prefix = "/licences"
router = Router()
router.add_router("", api_applications.router)
SIGNED_IN = [NameAndPassword(), django_auth]
Text = Annotated[str, Field(min_length=3, max_length=100)]
Number = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=20)]


@router.get("/fhir/Practitioner", response=dict[str, Any], auth=None,
            summary="Valid licences as FHIR Practitioner")  # fmt: skip
def search_practitioners(request: HttpRequest, name: Text) -> dict[str, Any]:
    """Holders of a valid licence whose name or number has every word; fifty at most."""
    if people.letters(name) < people.LEAST_LETTERS:
        raise HttpError(422, "Give at least three letters of a word.")
    found, more = people.public(name, clock.today())
    return fhir.bundle([fhir.practitioner(one) for one in found], more=more)


@router.get("/fhir/Practitioner/{number}", response=dict[str, Any], auth=None,
            summary="A valid licence as FHIR Practitioner")  # fmt: skip
def get_practitioner(request: HttpRequest, number: Number) -> dict[str, Any]:
    """The holder of a valid licence with this number; others are not there for the public."""
    found = people.with_states([practitioner_or_404(number)], clock.today())[0]
    if not (found.state and found.state.is_valid):
        raise Http404(f"No valid licence of {number!r}")
    return fhir.practitioner(found)


@router.get("/fhir/PractitionerRole", response=dict[str, Any], auth=SIGNED_IN,
            summary="Employers of a practitioner as FHIR PractitionerRole")  # fmt: skip
def list_practitioner_roles(request: HttpRequest, practitioner: Number) -> dict[str, Any]:
    """For the chamber and the practitioner herself; the look is logged."""
    who = access(request)
    mine = [] if who.practitioner is None else [who.practitioner]
    own = Practitioner.objects.filter(pk__in=mine, number=practitioner)
    # The same answer for a number that is not there: it does not tell who is in the register.
    if not who.may(Deed.REGISTER) and not own.exists():
        raise PermissionDenied
    found = practitioner_or_404(practitioner)
    if found.pk != who.practitioner:
        seen([found.pk], by=person(request), organisation=workplace(request), what=What.RECORD,
             why=Why.API)  # fmt: skip
    day = clock.today()
    return fhir.bundle([fhir.role(found, one, day) for one in people.employments(found.pk)])
