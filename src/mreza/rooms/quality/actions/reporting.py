"""Sending reports, talking about them, and switching public pages on and off."""

from __future__ import annotations

import logging
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.quality import publishing, report
from mreza.rooms.quality.models import Message, Publication, Submission
from mreza.rooms.quality.models.reporting import Span
from mreza.rooms.quality.refusals import RefusedError
from mreza.rooms.workforce.models import Post
from mreza.rooms.workforce.queries import appointments
from mreza.site.accounts.models import User

log = logging.getLogger(__name__)
REMINDED = (Post.QUALITY_OFFICER, Post.RESPONSIBLE_PERSON)


def send(code: str, span: str, first: date, *, by: User, day: date) -> Submission:
    """Send the report of a month or year as the next revision, built from closed months.

    The same content again, or the same form twice: the revision that is there. Raises
    `RefusedError` when the period is not over or a month of it is not closed.
    """
    built = report.build(code, span, first, day)
    same = {"organisation_id": code, "span": span, "first": first}
    last = Submission.objects.filter(**same).aggregate(last=Max("number"))["last"] or 0
    mark = report.fingerprint(built.content)
    try:
        with transaction.atomic():
            found = Submission.objects.create(
                **same, number=last + 1, content=built.content, closes=built.closes,
                fingerprint=mark, addressees=built.addressees, synthetic=built.synthetic, by=by,
                at=timezone.now(),
            )  # fmt: skip
    except IntegrityError:
        same_content = Submission.objects.filter(**same, fingerprint=mark).first()
        if same_content is None:
            raise RefusedError(
                _("Another report of this period is being sent."), _("Look at the reports.")
            ) from None
        return same_content
    log.info("report %s of %s sent by %s", found.pk, code, by.username)
    return found


def say(
    code: str, span: str, first: date, *, kind: str, text: str, token: UUID, by: User, day: date
) -> Message:
    """A comment, reminder or answer; the same form twice says it once.

    A reminder also goes by e-mail to the home's quality officer and responsible person, if they
    have an address.
    """
    if not text.strip():
        raise RefusedError(_("Write what you want to say."))
    try:
        with transaction.atomic():
            message = Message.objects.create(
                organisation_id=code, span=span, first=first, kind=kind, text=text.strip(),
                token=token, by=by,
            )  # fmt: skip
    except IntegrityError:
        return Message.objects.get(token=token)
    if kind == Message.Kind.REMINDER and _email(message, day):
        message.emailed = True
        message.save(update_fields=["emailed"])
    log.info("%s about %s of %s by %s", kind, first, code, by.username)
    return message


def _email(message: Message, day: date) -> bool:
    """Whether it went out; nobody with an address gets none. A mail server that fails stops
    nothing: the reminder itself is kept."""
    found = appointments(message.organisation_id, day)
    addresses = sorted({one.email for one in found if one.post in REMINDED and one.email})
    if not addresses:
        return False
    period = f"{message.first:%Y-%m}"
    page = reverse("quality:talk", args=[message.organisation_id, message.span, period])
    subject = gettext("Quality report %(period)s") % {
        "period": period if message.span == Span.MONTH else f"{message.first:%Y}"
    }
    text = f"{message.text}\n\n{settings.SITE_URL}{page}"
    return bool(send_mail(subject, text, None, addresses, fail_silently=True))


def publish(code: str, *, on: bool, reason: str, by: User, day: date) -> Publication:
    """Turn a public page on or off: of one home, or with an empty code of all (the ministry's).

    Raises `RefusedError` before the initial months are over, and without a reason.
    """
    if not reason.strip():
        raise RefusedError(_("Say why."))
    if on:
        publishing.refuse_too_early(code, day)
    found = Publication.objects.create(
        organisation_id=code or None, on=on, reason=reason.strip(), by=by
    )
    log.info("publishing of %s turned %s by %s", code or "all", on, by.username)
    return found
