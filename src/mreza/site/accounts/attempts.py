"""How often a sign-in may fail: for one name, and from one address, within a window.

An attempt counts as failed from its start and is forgotten when it succeeds. So any number of
attempts at once, over any number of processes, never check more passwords than the limit allows,
and nobody waits while a password is checked.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from mreza.site.accounts.backend import account_named
from mreza.site.accounts.models import NAME_LENGTH, FailedSignIn

WINDOW = timedelta(minutes=15)
MOST_OF_NAME = 10
MOST_FROM_ADDRESS = 50
# Any number; it only has to be the same in every process that counts.
COUNTING_LOCK = 7_261_906


def begin(name: str, address: str, *, at: datetime) -> timedelta | None:
    """Count an attempt at the moment `at`; how long to wait if it is refused, else None.

    What is refused is not counted, so the wait ends when it was said to end.
    """
    known = _same_account(name)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COUNTING_LOCK])
        wait = _wait(known, address, at)
        if wait is None:
            FailedSignIn.objects.filter(at__lte=at - WINDOW).delete()
            FailedSignIn.objects.create(name=known, address=address, at=at)
    return wait


def forget(name: str) -> None:
    """The person is in: the failures of the name no longer count."""
    FailedSignIn.objects.filter(name=_same_account(name)).delete()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; empty when that is unknown. An IPv6 network is one address.

    Behind the reverse proxy everybody has the proxy's own address; the last entry of
    `X-Forwarded-For` is what the proxy itself saw, those before it are what the visitor claims.
    """
    told = str(request.META.get("REMOTE_ADDR", ""))
    if settings.HTTPS:
        told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2]
    try:
        found = ipaddress.ip_address(told.strip())
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), 64), strict=False))


def _wait(name: str, address: str, at: datetime) -> timedelta | None:
    """The longer of the two waits; None when neither limit is reached."""
    recent = FailedSignIn.objects.filter(at__gt=at - WINDOW).order_by("-at")
    ends = [_end(recent.filter(name=name), MOST_OF_NAME)]
    if address:
        ends.append(_end(recent.filter(address=address), MOST_FROM_ADDRESS))
    return max((end - at for end in ends if end is not None), default=None)


def _end(recent: QuerySet[FailedSignIn], most: int) -> datetime | None:
    """When fewer than `most` of the failures, latest first, are left in the window."""
    earliest = recent.values_list("at", flat=True)[most - 1 : most]
    return next((moment + WINDOW for moment in earliest), None)


def _same_account(name: str) -> str:
    """One text for all ways to write an account: its user name, its e-mail, whatever the case."""
    user = account_named(name)
    return (user.username if user else name).strip().casefold()[:NAME_LENGTH]
