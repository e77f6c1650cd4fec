"""People's roles: who holds which, since when; giving and ending them."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mreza.rooms.network import actions
from mreza.rooms.network.forms import EndMembershipForm, MembershipForm
from mreza.rooms.network.models import Membership
from mreza.rooms.network.queries import registry
from mreza.rooms.network.refusals import RefusedError
from mreza.rooms.network.rules import Deed
from mreza.rooms.network.views.asking import person, posted, sign_in_or_refuse
from mreza.rooms.network.views.corrections import form_page, say
from mreza.rooms.network.views.organisations import PER_PAGE
from mreza.site import clock


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All roles, held and ended."""
    refused = sign_in_or_refuse(request, Deed.MANAGE_MEMBERSHIPS)
    if refused:
        return refused
    page = Paginator(registry.memberships(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "network/memberships.html", {"page": page, "today": clock.today()})


@form_page
def add(request: HttpRequest) -> HttpResponse:
    """Give a person a role."""
    refused = sign_in_or_refuse(request, Deed.MANAGE_MEMBERSHIPS)
    if refused:
        return refused
    form = MembershipForm(posted(request), initial={"since": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.grant(
                given["user"],
                given["role"],
                given["organisation"] or None,
                since=given["since"],
                by=person(request),
                reason=given["reason"],
            )
        except RefusedError as error:
            form.add_error(None, say(error))
        else:
            messages.success(request, gettext("The role is given."))
            return HttpResponseRedirect(reverse("network:memberships"))
    return _show(request, form, gettext("Give a role"), "")


@form_page
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a role."""
    refused = sign_in_or_refuse(request, Deed.MANAGE_MEMBERSHIPS)
    if refused:
        return refused
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=number)
    form = EndMembershipForm(posted(request), initial={"until": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.end_membership(
                membership, until=given["until"], by=person(request), reason=given["reason"]
            )
        except RefusedError as error:
            form.add_error(None, say(error))
        else:
            messages.success(request, gettext("The role is ended."))
            return HttpResponseRedirect(reverse("network:memberships"))
    about = f"{membership.user.get_full_name()}, {membership.get_role_display()}"
    return _show(request, form, gettext("End a role"), about)


def _show(request: HttpRequest, form: object, heading: str, about: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "about": about}
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, "network/membership.html", context, status=status)
