"""Reading due items and what belongs to them. Every read takes the day; nothing asks a clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from mreza.rooms.network.models import Membership, OrganisationVersion, on
from mreza.rooms.network.queries.registry import CODE, printed_in
from mreza.rooms.obligations import catalogue, matching
from mreza.rooms.obligations.catalogue import Key, Subject
from mreza.rooms.obligations.events import Happening
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.matching import Known, Window
from mreza.rooms.obligations.models import (
    Answer,
    Assignment,
    CalendarLink,
    Closing,
    Event,
    Preference,
)
from mreza.rooms.obligations.models.answers import Entered
from mreza.site.accounts.models import User

Row = TypeVar("Row", bound=Entered)
MANY = 50


@dataclass(frozen=True)
class Narrowed:
    """Which organisations are meant; empty is all."""

    kind: str = ""
    office: str = ""


def subjects(
    day: date, codes: Collection[str] | None = None, narrowed: Narrowed = Narrowed()
) -> list[Subject]:
    """Organisations of `day` by name, with the printed tables that name them. One query."""
    versions = OrganisationVersion.objects.filter(on(day))
    if codes is not None:
        versions = versions.filter(organisation_id__in=codes)
    same = {"kind_id": narrowed.kind, "office_id": narrowed.office}
    if not all(CODE.fullmatch(value) for value in same.values()):
        return []
    versions = versions.filter(**{name: value for name, value in same.items() if value})
    found = versions.annotate(tables=printed_in(day)).values_list(
        "organisation_id", "name", "kind_id", "tables", "office_id"
    )
    return [
        Subject(code, name, kind, frozenset(tables), office or "")
        for code, name, kind, tables, office in found
    ]


def subject(code: str, day: date) -> Subject | None:
    """One organisation; None when none of that code is registered on the day."""
    return next(iter(subjects(day, [code])), None)


def items(
    found: Collection[Subject], window: Window, keys: Collection[Key] | None = None
) -> list[Item]:
    """Items of organisations due in the window, by due day; of `keys` only, if given.

    A constant number of queries: two of this room, and those of rooms that know evidence.
    """
    owed = catalogue.owed_by(found)
    if keys is not None:
        owed = {key: bound for key, bound in owed.items() if key in keys}
    known = _known(owed, window)
    return matching.items(owed, window, known)


def _known(owed: dict[Key, list[Subject]], window: Window) -> Known:
    codes = {one.code for bound in owed.values() for one in bound}
    known = Known()
    if codes:
        known.learn(_of(Answer.objects.all(), codes).select_related("by"))
        entered = (_happening(event) for event in _of(Event.objects.all(), codes))
        matching.look_for(known, owed, window, entered)
    return known


def _of(rows: QuerySet[Row], codes: Collection[str]) -> QuerySet[Row]:
    """Rows of those organisations that are not withdrawn."""
    living = rows.filter(withdrawn_at__isnull=True)
    # A long list of codes is slower to send than to leave out.
    return living.filter(organisation_id__in=codes) if len(codes) < MANY else living


def _happening(event: Event) -> Happening:
    return Happening(
        str(event.organisation_id), event.kind, event.day, str(event.pk), event.subject
    )


def answers(code: str, key: Key) -> QuerySet[Answer]:
    """All that was ever answered of an obligation in an organisation, newest first."""
    act, name = key
    found = Answer.objects.filter(organisation_id=code, act=act, code=name)
    return found.select_related("by", "withdrawn_by")


def answer(code: str, number: int) -> Answer:
    """Raises `Answer.DoesNotExist`."""
    return Answer.objects.select_related("by").get(organisation_id=code, pk=number)


def entered_events(code: str, kinds: Iterable[str]) -> QuerySet[Event]:
    """Events of an organisation that people entered, those withdrawn too."""
    return Event.objects.filter(organisation_id=code, kind__in=kinds).select_related("withdrawn_by")


def all_events(code: str) -> QuerySet[Event]:
    """Every event of an organisation that people entered, newest first."""
    return Event.objects.filter(organisation_id=code)


def event(code: str, number: int) -> Event:
    """Raises `Event.DoesNotExist`."""
    return Event.objects.get(organisation_id=code, pk=number)


def responsible(codes: Collection[str], day: date) -> dict[tuple[str, str, str], str]:
    """Who sees to what on the day: name by organisation, act and code."""
    place = ("organisation_id", "act", "code")
    found = Assignment.objects.filter(since__lte=day, organisation_id__in=codes)
    latest = found.order_by(*place, "-since", "-pk").distinct(*place)
    return {
        (code, act, name): person
        for code, act, name, person in latest.values_list(*place, "name")
        if person
    }


def assignments(code: str, key: Key) -> QuerySet[Assignment]:
    """Who saw to an obligation through time, newest first."""
    act, name = key
    return Assignment.objects.filter(organisation_id=code, act=act, code=name)


def people(code: str, day: date) -> QuerySet[User]:
    """Accounts of those who work in an organisation."""
    working = Membership.objects.filter(on(day), organisation_id=code).values("user_id")
    return User.objects.filter(pk__in=working, is_active=True).order_by("display_name", "username")


def locked_until() -> dict[str, date]:
    """The day until which items of each act are locked; acts that nobody locked are left out."""
    found = Closing.objects.order_by("act", "-pk").distinct("act")
    return dict(found.values_list("act", "until"))


def closings() -> QuerySet[Closing]:
    return Closing.objects.all()


def preference(user: User) -> Preference:
    """What somebody chose, or what holds for whoever chose nothing; not stored by this."""
    return Preference.objects.filter(pk=user.pk).first() or Preference(user=user)


def link(user: User, code: str) -> CalendarLink | None:
    """The secret address that somebody has now, without its secret."""
    return CalendarLink.objects.filter(
        user=user, organisation_id=code, revoked_at__isnull=True
    ).first()


def link_of(token_sha256: str) -> CalendarLink | None:
    """The living link with that hash, of somebody who may still sign in."""
    found = CalendarLink.objects.filter(
        Q(token_sha256=token_sha256, revoked_at__isnull=True, user__is_active=True)
    )
    return found.select_related("user", "organisation").first()


def readers(day: date) -> list[tuple[User, str]]:
    """Who gets the weekly e-mail about which organisation: who works there, has an address, and
    has not switched it off."""
    working = Membership.objects.filter(
        on(day), organisation__isnull=False, user__is_active=True
    ).exclude(user__email="")
    silent = Preference.objects.filter(digest=False).values("user_id")
    found = working.exclude(user_id__in=silent).select_related("user").order_by("user_id")
    pairs = {(one.user_id, str(one.organisation_id)): one.user for one in found}
    return [(user, code) for (_pk, code), user in pairs.items()]
