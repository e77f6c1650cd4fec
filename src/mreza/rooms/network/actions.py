"""What changes the registry. Every verb logs who, when, what and why, and can be taken back.

Who may do it is decided in `rules` and asked by the views. Two people at once: a verb is given the
revision on which its form was opened, and refuses an older one (`StaleError`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.kernel.errors import UnknownNameError
from mreza.rooms.calculations.actions import calculate
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network import states
from mreza.rooms.network.feeds import FEEDS
from mreza.rooms.network.models import (
    Alias,
    Change,
    Membership,
    Organisation,
    OrganisationVersion,
    on,
)
from mreza.rooms.network.refusals import (
    NothingChangedError,
    OutsideValidityError,
    OvertakenError,
    StaleError,
    TakenError,
    UnjoinedRowError,
)
from mreza.rooms.network.states import State
from mreza.site.accounts.models import User

LONGEST_REASON = 300  # of a run


@dataclass(frozen=True)
class Facts:
    """What is registered about an organisation, codes as text (empty: none)."""

    name: str
    kind: str
    unit: str = ""
    office: str = ""
    place: str = ""
    part_of: str = ""
    note_sl: str = ""
    note_en: str = ""

    def columns(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind_id": self.kind,
            "unit_id": self.unit or None,
            "office_id": self.office or None,
            "place": self.place,
            "part_of_id": self.part_of or None,
            "note_sl": self.note_sl,
            "note_en": self.note_en,
        }


@transaction.atomic
def correct(
    code: str,
    facts: Facts,
    *,
    day: date,
    since: date | None,
    revision: int,
    by: User,
    reason: str,
) -> Change:
    """Register `facts` for the organisation's version of `day`.

    Without `since` the version was wrong all along and is put right; with it, the old facts hold
    until that day and the new ones from it.
    """
    organisation = _locked(code, revision)
    version = OrganisationVersion.objects.get(on(day), organisation=organisation)
    before = states.of_timeline(organisation)
    _register(version, facts, since)
    states.refresh_search(organisation)
    after = states.of_timeline(organisation)
    recalculate(by, reason)
    return _log(organisation, Change.What.ORGANISATION, before, after, by, reason)


def recalculate(by: User, reason: str) -> None:
    """Bring the results in line with the registry; the older runs stay. `UnjoinedRowError`."""
    try:
        for feed in FEEDS:
            calculate(feed.name, day=CONTRACT_DAY, by=by, reason=reason[:LONGEST_REASON])
    except UnknownNameError as error:
        raise UnjoinedRowError from error


def _register(version: OrganisationVersion, facts: Facts, since: date | None) -> None:
    columns = facts.columns()
    if all(getattr(version, name) == value for name, value in columns.items()):
        raise NothingChangedError
    first, last = version.valid.lower, version.valid.upper
    if since is None or since == first:
        for name, value in columns.items():
            setattr(version, name, value)
        version.save()
        return
    if since < first or (last is not None and since >= last):
        raise OutsideValidityError
    version.valid = DateRange(first, since)
    version.save(update_fields=["valid"])
    OrganisationVersion.objects.create(
        organisation_id=version.organisation_id, valid=DateRange(since, last), **columns
    )


@transaction.atomic
def set_contact(
    code: str, contact: dict[str, str], *, revision: int, by: User, reason: str
) -> Change:
    """Register how to reach the organisation."""
    organisation = _locked(code, revision)
    before = states.of_contact(organisation)
    states.set_contact(organisation, contact)
    after = states.of_contact(organisation)
    return _log(organisation, Change.What.CONTACT, before, after, by, reason)


def add_alias(
    code: str, printed: dict[str, str], *, since: date, revision: int, by: User, reason: str
) -> Change:
    """Add a name as a document prints it. `TakenError`: it leads elsewhere, or stands already."""
    try:
        with transaction.atomic():
            organisation = _locked(code, revision)
            valid = DateRange(since, None)
            alias = Alias.objects.create(
                organisation=organisation, lines="", valid=valid, **printed
            )
            states.refresh_search(organisation)
            after = states.of_alias(alias)
            recalculate(by, reason)
            return _log(organisation, Change.What.ALIAS, None, after, by, reason)
    except IntegrityError as error:
        raise TakenError from error


@transaction.atomic
def close_alias(alias: Alias, *, until: date, revision: int, by: User, reason: str) -> Change:
    """Let an alias count until (not on) the day `until`."""
    organisation = _locked(str(alias.organisation_id), revision)
    alias = Alias.objects.select_for_update().get(pk=alias.pk)
    before = states.of_alias(alias)
    alias.valid = _ended(alias.valid, until)
    alias.save(update_fields=["valid"])
    after = states.of_alias(alias)
    recalculate(by, reason)
    return _log(organisation, Change.What.ALIAS, before, after, by, reason)


def _ended(valid: Any, until: date) -> DateRange:
    if (valid.lower and until <= valid.lower) or (valid.upper and until >= valid.upper):
        raise OutsideValidityError
    return DateRange(valid.lower, until)


def grant(
    user: User, role: str, organisation: str | None, *, since: date, by: User, reason: str
) -> Change:
    """Give a person a role. `TakenError` when the person holds it already."""
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=user, role=role, organisation_id=organisation, valid=DateRange(since, None)
            )
            return _log_membership(user, None, states.of_membership(membership), by, reason)
    except IntegrityError as error:
        raise TakenError from error


@transaction.atomic
def end_membership(membership: Membership, *, until: date, by: User, reason: str) -> Change:
    """Let a role hold until (not on) the day `until`."""
    held = Membership.objects.select_for_update().select_related("user").get(pk=membership.pk)
    before = states.of_membership(held)
    held.valid = _ended(held.valid, until)
    held.save(update_fields=["valid"])
    return _log_membership(held.user, before, states.of_membership(held), by, reason)


@transaction.atomic
def take_back(change: Change, *, by: User, reason: str) -> Change:
    """Restore the state before `change` by a correction that points to it.

    `OvertakenError` when it has been taken back already, or the record was changed since.
    """
    if Change.objects.filter(undoes=change).exists():
        raise OvertakenError
    if change.what == Change.What.MEMBERSHIP:
        return _take_back_membership(change, by, reason)
    organisation = Organisation.objects.select_for_update().get(code=change.object_id)
    try:
        _restore(organisation, change)
    except (Alias.DoesNotExist, IntegrityError) as error:
        raise OvertakenError from error
    recalculate(by, reason)
    what = Change.What(change.what)
    return _log(organisation, what, change.after, change.before, by, reason, undoes=change)


def _restore(organisation: Organisation, change: Change) -> None:
    if change.what == Change.What.ALIAS:
        states.set_alias(organisation, change.after, change.before)
        return
    facts = change.what == Change.What.ORGANISATION
    now = states.of_timeline(organisation) if facts else states.of_contact(organisation)
    if now != change.after:
        raise OvertakenError
    (states.set_timeline if facts else states.set_contact)(organisation, change.before)


def _take_back_membership(change: Change, by: User, reason: str) -> Change:
    state: State = change.after or change.before or {}
    try:
        with transaction.atomic():
            states.set_membership(change.after, change.before)
    except (Membership.DoesNotExist, IntegrityError) as error:
        raise OvertakenError from error
    user = User.objects.get(username=state["user"])
    return _log_membership(user, change.after, change.before, by, reason, undoes=change)


def _locked(code: str, revision: int) -> Organisation:
    """The organisation, held until the transaction ends. `StaleError` for an older revision."""
    organisation = Organisation.objects.select_for_update().get(code=code)
    if organisation.revision != revision:
        raise StaleError(Change.objects.filter(object_id=code).first())
    return organisation


def _log(
    organisation: Organisation,
    what: Change.What,
    before: State | None,
    after: State | None,
    by: User,
    reason: str,
    undoes: Change | None = None,
) -> Change:
    if before == after:
        raise NothingChangedError
    organisation.revision += 1
    organisation.save(update_fields=["revision"])
    newest = organisation.versions.order_by("-valid").first()
    return Change.objects.create(
        by=by,
        by_name=by.get_full_name(),
        what=what,
        object_id=organisation.code,
        object_name=newest.name if newest else organisation.code,
        before=before,
        after=after,
        reason=reason,
        undoes=undoes,
    )


def _log_membership(
    user: User,
    before: State | None,
    after: State | None,
    by: User,
    reason: str,
    undoes: Change | None = None,
) -> Change:
    return Change.objects.create(
        by=by,
        by_name=by.get_full_name(),
        what=Change.What.MEMBERSHIP,
        object_id=user.username,
        object_name=user.get_full_name(),
        before=before,
        after=after,
        reason=reason,
        undoes=undoes,
    )
