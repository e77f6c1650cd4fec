"""Reminders of a round: each holder that owes entries is told once a day at most, by e-mail."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from mreza.rooms.network.models import Membership, on
from mreza.rooms.plans.models import Entry, Reminder, Round
from mreza.rooms.plans.queries import rounds as reads
from mreza.rooms.plans.words import RoundState
from mreza.site import formats
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
AHEAD = timedelta(days=14)  # from so many days before the due day on, as obligations are due soon


def remind(found: Round, *, day: date, by: User | None = None) -> list[Reminder]:
    """Remind every holder with entries that are missing and that was not reminded on `day`.

    The reminder is kept whether or not its e-mails went out; it says how many did.
    """
    if found.state != RoundState.OPEN:
        return []
    owed = (
        Entry.objects.filter(round=found, state__in=reads.OPEN_ENTRIES)
        .values("organisation_id")
        .annotate(missing=Count("pk"))
        .order_by("organisation_id")
    )
    made = [_one(found, row["organisation_id"], row["missing"], day, by) for row in owed]
    return [one for one in made if one is not None]


def due_reminders(day: date) -> list[Reminder]:
    """Reminders of all open rounds that are due within two weeks or were due already."""
    made: list[Reminder] = []
    for found in reads.open_rounds().filter(due__lte=day + AHEAD, opens__lte=day):
        made += remind(found, day=day)
    return made


def _one(found: Round, code: str, missing: int, day: date, by: User | None) -> Reminder | None:
    """None where the holder was reminded on that day already."""
    if Reminder.objects.filter(round=found, organisation=code, day=day).exists():
        return None
    readers = _readers(code, day)
    try:
        with transaction.atomic():
            made = Reminder.objects.create(
                round=found, organisation_id=code, day=day, entries=missing, by=by,
                emails=len(readers),
            )  # fmt: skip
    except IntegrityError:  # somebody reminds at the same moment
        return None
    for user in readers:
        _email(found, user, missing)
    log.info("%s reminded of %s entries of round %s", code, missing, found.pk)
    return made


def _readers(code: str, day: date) -> list[User]:
    """People of the organisation with an address."""
    memberships = Membership.objects.filter(on(day), organisation=code).select_related("user")
    return list({one.user_id: one.user for one in memberships if one.user.email}.values())


def _email(found: Round, user: User, missing: int) -> None:
    """A mail server that fails stops nothing: the page shows what is missing as well."""
    language = user.language or settings.LANGUAGE_CODE
    with override(language):
        page = reverse("plans:round", args=[found.plan_id, found.pk])
        owed = ngettext(
            "%(n)s entry is missing.", "%(n)s entries are missing.", missing
        ) % {"n": missing}  # fmt: skip
        due = _("Due on %(day)s.") % {"day": formats.day(found.due, language=language)}
        subject = _("Report on the plan: %(round)s") % {"round": found.name}
        text = f"{found.plan.title}\n{owed} {due}\n\n{settings.SITE_URL}{page}"
        send_mail(subject, text, None, [user.email], fail_silently=True)
