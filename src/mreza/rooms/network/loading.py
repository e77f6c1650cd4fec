"""Loading the registry of 2007, the demo accounts, and the results that the pages show.

The registry's files are read once: their fingerprint is kept, and while it is the same nothing is
written. Corrections made here since are never overwritten: newer files wait then.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from mreza.rooms.calculations import feeds
from mreza.rooms.calculations.actions import calculate
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network.folding import alphabetical, folded
from mreza.rooms.network.models import (
    Activity,
    Alias,
    Change,
    LoadedData,
    Membership,
    Office,
    Organisation,
    OrganisationKind,
    OrganisationVersion,
    Role,
    Unit,
)
from mreza.site.accounts.demo import DEMO_ACCOUNTS
from mreza.site.accounts.models import User

REGISTRY = "registry_2007"
FILES = ("offices", "units", "kinds", "activities", "organisations", "aliases")
# The acts of the contract year say nothing of the time before it, and name no end.
REGISTERED_FROM = date(2007, 1, 1)
EMAIL_DOMAIN = "primer.example"

# Which role each demo account has, and where.
DEMO_ROLES: dict[str, tuple[str, str | None]] = {
    "provider": (Role.PROVIDER_STAFF, "zd-celje"),
    "care_home": (Role.PROVIDER_STAFF, "dom-ob-savinji-celje"),
    "care_home_director": (Role.PROVIDER_STAFF, "dom-ob-savinji-celje"),
    "care_home_worker": (Role.PROVIDER_STAFF, "dom-ob-savinji-celje"),
    "insurer": (Role.INSURER_OFFICER, "zzzs"),
    "ministry": (Role.MINISTRY_OFFICER, "ministrstvo-za-zdravje"),
    "social_ministry": (Role.MINISTRY_OFFICER, "ministrstvo-za-delo"),
    "measure_holder": (Role.PROVIDER_STAFF, "nijz"),
    "chamber": (Role.CHAMBER_OFFICER, "zbornica-zdravstvene-nege"),
    "admin": (Role.ADMINISTRATOR, None),
}

CORRECTED = (
    "The registry's files are newer than what is loaded, but it has been corrected by hand since, "
    "so it was left as it is; enter what is new as corrections."
)

Row = dict[str, str]


def load(*, demo: bool) -> str:
    """All of it or nothing; a second run changes nothing. Returns what is there, in one line."""
    with transaction.atomic():
        current = load_registry()
        if demo:
            load_demo_accounts()
        runs = [calculate(feed.name, day=CONTRACT_DAY) for feed in feeds.all_feeds()]
    cases = sum(run.cases for run in runs)
    held = f"{Organisation.objects.count()} organisations"
    line = f"Network: {held}; {len(runs)} feeds calculated, {cases} cases."
    return line if current else f"{line} {CORRECTED}"


def load_registry() -> bool:
    """The registry's files; false when newer ones wait because of corrections made by hand."""
    texts = {name: _text(name) for name in FILES}
    mark = hashlib.sha256("\0".join(texts[name] for name in FILES).encode()).hexdigest()
    known = LoadedData.objects.filter(name=REGISTRY).first()
    if known is not None and known.fingerprint == mark:
        return True
    if known is not None and Change.objects.exists():
        return False
    rows = {
        name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()
    }
    _empty()
    _write(rows)
    counts = {name: len(found) for name, found in rows.items()}
    LoadedData.objects.update_or_create(
        name=REGISTRY, defaults={"fingerprint": mark, "rows": counts}
    )
    return True


def _text(name: str) -> str:
    path = files("mreza") / "data" / REGISTRY / f"{name}.csv"
    return path.read_text(encoding="utf-8")


def _empty() -> None:
    """What newer files say anew. Codes stay: roles, contracts and results point to them."""
    for model in (Alias, OrganisationVersion):
        model._default_manager.all().delete()


def _write(rows: dict[str, list[Row]]) -> None:
    always = DateRange(REGISTERED_FROM, None)
    _put(Office, [Office(code=row["code"], name=row["name_sl"]) for row in rows["offices"]])
    _put(Unit, [_unit(row) for row in rows["units"]])
    _put(OrganisationKind, list(_kinds(rows["kinds"])))
    _put(Activity, [_activity(row) for row in rows["activities"]])
    _put(Organisation, [Organisation(code=row["code"]) for row in rows["organisations"]])
    printed: dict[str, list[str]] = {}
    for row in rows["aliases"]:
        printed.setdefault(row["organisation"], []).append(row["alias"])
    OrganisationVersion.objects.bulk_create(
        _version(row, printed.get(row["code"], []), always) for row in rows["organisations"]
    )
    Alias.objects.bulk_create(_alias(row, always) for row in rows["aliases"])


def _put(model: type[Model], found: Sequence[Model]) -> None:
    """Insert by code; what is there already is brought up to date."""
    key = model._meta.pk.name
    others = [field.name for field in model._meta.concrete_fields if field.name != key]
    if others:
        model._default_manager.bulk_create(
            found, update_conflicts=True, unique_fields=[key], update_fields=others
        )
    else:
        model._default_manager.bulk_create(found, ignore_conflicts=True)


def _unit(row: Row) -> Unit:
    return Unit(
        code=row["code"],
        name=row["name_sl"],
        short=row["short"],
        office_id=row["office"],
        x=int(row["x"]),
        y=int(row["y"]),
    )


def _kinds(rows: list[Row]) -> Iterable[OrganisationKind]:
    for position, row in enumerate(rows):
        yield OrganisationKind(
            code=row["kind"],
            name_sl=row["sl"],
            name_en=row["en"],
            plural_sl=row["sl_plural"],
            plural_en=row["en_plural"],
            position=position,
        )


def _activity(row: Row) -> Activity:
    names = ("code", "name_sl", "name_en", "place_sl", "place_en")
    return Activity(**{name: row[name] for name in names})


def _version(row: Row, aliases: list[str], valid: Any) -> OrganisationVersion:
    return OrganisationVersion(
        organisation_id=row["code"],
        name=row["name"],
        kind_id=row["kind"],
        unit_id=row["unit"] or None,
        office_id=row["office"] or None,
        place=row["place"],
        part_of_id=row["part_of"] or None,
        note_sl=row["note_sl"],
        note_en=row["note"],
        valid=valid,
        search_text=search_text(row["name"], row["place"], aliases),
        sort_key=alphabetical(row["name"]),
    )


def search_text(name: str, place: str, aliases: Iterable[str]) -> str:
    """All that an organisation can be found by, folded, each once."""
    return " | ".join(dict.fromkeys(folded(text) for text in (name, place, *aliases) if text))


def _alias(row: Row, valid: Any) -> Alias:
    return Alias(
        organisation_id=row["organisation"],
        text=row["alias"],
        table=row["table"],
        place_sl=row["place_in_document_sl"],
        place_en=row["place_in_document_en"],
        lines=row["lines"],
        valid=valid,
    )


def load_demo_accounts() -> None:
    """Accounts with known passwords, each with its role. Only in demo mode."""
    known = set(User.objects.values_list("username", flat=True))
    for account in DEMO_ACCOUNTS:
        if account.username not in known:
            User.objects.create_user(
                account.username,
                f"{account.username}@{EMAIL_DOMAIN}",
                account.password,
                display_name=account.title_sl,
            )
    users = dict(User.objects.values_list("username", "pk"))
    held = set(Membership.objects.values_list("user_id", "role"))
    Membership.objects.bulk_create(
        Membership(
            user_id=users[account.username],
            role=role,
            organisation_id=home,
            valid=DateRange(REGISTERED_FROM, None),
        )
        for account in DEMO_ACCOUNTS
        for role, home in [DEMO_ROLES[account.role]]
        if (users[account.username], role) not in held
    )
