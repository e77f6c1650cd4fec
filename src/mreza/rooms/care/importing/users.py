"""Files of users with services, medicines and wishes; of leisure, agreements and visits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.care.models import (
    Enrolment,
    HomeCareAgreement,
    LeisureActivity,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    MissedBecause,
    Service,
    ServiceUser,
    Visit,
)
from mreza.rooms.care.models.users import AT_HOME
from mreza.rooms.workforce.importing.dataset import (
    OVERLAPS,
    OVERLAPS_RIGHT,
    UNKNOWN_RIGHT,
    Built,
    Calendar,
    Dataset,
    Row,
    range_of,
)
from mreza.rooms.workforce.importing.staff import (
    CODE,
    SIGNS,
    SIGNS_RIGHT,
    first_day,
    last_day,
    words,
)

_USER: Final = Field("user", "text", Text("šifra uporabnika", "user code"), length=20,
                     pseudonym=True, example="U0123", aliases=("uporabnik", "šifra", "code"),
                     note=Text("Psevdonim; nikoli ime ali EMŠO.",
                               "A pseudonym; never a name or a personal number."))  # fmt: skip
_SERVICE: Final = Field("service", "code", Text("storitev", "service"), codes=words(Service),
                        example="institutional_care")  # fmt: skip
_AT_HOME: Final = Field("service", "code", Text("storitev", "service"), codes=words(AT_HOME),
                        example="home_help")  # fmt: skip


def _day(name: str, sl: str, en: str, **more: Any) -> Field:
    return Field(name, "date", Text(sl, en), required=False, example="2026-01-01", **more)


USERS: Final = Schema(
    "users",
    Text("Uporabniki in storitve", "Users and services"),
    (
        _USER,
        _SERVICE,
        first_day(not_after="last"),
        last_day(),
        _day("medication_first", "zdravila od", "medicines from"),
        _day("medication_last", "zdravila do", "medicines until"),
        _day("wish_first", "želja od", "wish from"),
        _day("wish_last", "želja do", "wish until"),
    ),
    month_of="first", order=(), key=("user", "service", "first"),
    note=Text("Ena vrstica je ena storitev enega uporabnika; »zdravila« in »želja« povedo, odkdaj "
              "jemlje zdravila in si želi prostočasnih aktivnosti.",
              "A row is one service of one user; “medicines” and “wish” say since when the user "
              "takes medicines and wishes leisure activities."),
)  # fmt: skip
LEISURE: Final = Schema(
    "leisure",
    Text("Prostočasne aktivnosti", "Leisure activities"),
    (
        Field("day", "date", Text("datum", "day"), example="2026-01-15"),
        Field("title", "text", Text("aktivnost", "activity"), length=120, example="Pevske urice"),
        Field("content", "text", Text("vsebina", "content"), required=False, length=1000,
              example="Ljudske pesmi"),
        _USER,
    ),
    month_of="day", order=(), key=("day", "title", "user"),
    note=Text("Ena vrstica je en uporabnik na eni aktivnosti.",
              "A row is one user at one activity."),
)  # fmt: skip
AGREEMENTS: Final = Schema(
    "agreements",
    Text("Dogovori o pomoči na domu", "Agreements of care at home"),
    (
        _USER,
        _AT_HOME,
        first_day(not_after="last"),
        last_day(),
        Field("minutes_a_month", "decimal", Text("minut na mesec", "minutes a month"), digits=6,
              scale=0, positive=True, example="480"),
    ),
    month_of="first", order=(), key=("user", "service", "first"),
    note=Text("Ena vrstica je en dogovor ali osebni načrt.",
              "A row is one agreement or personal plan."),
)  # fmt: skip
VISITS: Final = Schema(
    "visits",
    Text("Obiski na domu", "Visits at home"),
    (
        _USER,
        _AT_HOME,
        Field("day", "date", Text("dogovorjeni dan", "agreed day"), example="2026-01-15"),
        Field("number", "decimal", Text("obisk dneva", "visit of the day"), required=False,
              digits=2, scale=0, positive=True, example="1"),
        Field("agreed_minutes", "decimal", Text("dogovorjene minute", "agreed minutes"), digits=4,
              scale=0, not_negative=True, example="60"),
        Field("done_minutes", "decimal", Text("opravljene minute", "minutes done"), digits=4,
              scale=0, not_negative=True, example="60"),
        Field("missed_because", "code", Text("zakaj ni opravljeno", "why missed"), required=False,
              codes=words(MissedBecause), example="provider_absence"),
        Field("rescheduled", "boolean", Text("prestavljeno", "rescheduled"), required=False,
              example="false"),
    ),
    month_of="day", order=(), key=("user", "service", "day", "number"),
    note=Text("Ena vrstica je en dogovorjen obisk.", "A row is one agreed visit."),
)  # fmt: skip

NO_SUCH: Final = Text("tega uporabnika ni v evidenci", "no such user on record")
ON_RECORD: Final = Text("to je že vpisano", "this is on record already")
LEAVE_OUT: Final = Text("vrstico izpustite", "leave the row out")
TOO_LONG: Final = Text("več minut, kot jih ima dan", "more minutes than a day has")
DAY_MINUTES: Final = 1440


def known_users(organisation: str) -> dict[str, ServiceUser]:
    found = ServiceUser.objects.filter(organisation=organisation, withdrawn=False)
    return {user.code: user for user in found}


def _users(organisation: str, rows: Sequence[Row]) -> Built:
    built, known = Built(), known_users(organisation)
    lasting: dict[Any, list[Any]] = {Enrolment: [], MedicationUse: [], LeisureWish: []}
    taken = _calendar_of_users(organisation)
    for row in rows:
        user = known.get(row["user"])
        if user is None:
            if not re.fullmatch(CODE, row["user"]):
                built.wrong(row, "user", SIGNS, SIGNS_RIGHT)
            user = known[row["user"]] = built.add(
                ServiceUser(organisation_id=organisation, code=row["user"])
            )
        valid = range_of(row)
        if not taken.take((user.code, row["service"]), valid):
            built.wrong(row, "first", OVERLAPS, OVERLAPS_RIGHT)
        lasting[Enrolment].append(Enrolment(user=user, service=row["service"], valid=valid))
        for model, name in ((MedicationUse, "medication"), (LeisureWish, "wish")):
            days = _days(built, row, name)
            if days is not None and taken.take((user.code, name), days):
                lasting[model].append(model(user=user, valid=days))
    for found in lasting.values():
        built.records += found
    return built


def _calendar_of_users(organisation: str) -> Calendar:
    own = {"user__organisation": organisation, "withdrawn": False}
    stored: list[tuple[Any, DateRange]] = [
        ((code, service), valid)
        for code, service, valid in Enrolment.objects.filter(**own).values_list(
            "user__code", "service", "valid"
        )
    ]
    for model, name in ((MedicationUse, "medication"), (LeisureWish, "wish")):
        found = model._default_manager.filter(**own).values_list("user__code", "valid")
        stored += [((code, name), valid) for code, valid in found]
    return Calendar(stored)


def _days(built: Built, row: Row, name: str) -> DateRange | None:
    """Days of medicines or of a wish; rows of one user that repeat them say nothing new."""
    first: date | None = row[f"{name}_first"]
    last: date | None = row[f"{name}_last"]
    if first is None and last is None:
        return None
    if first is None or (last is not None and last < first):
        built.wrong(row, f"{name}_last",
                    Text("zadnji dan brez prvega ali pred njim",
                         "a last day without a first, or before it"),
                    Text("prvi dan, nato zadnji", "the first day, then the last"))  # fmt: skip
        return None
    return DateRange(first, last + timedelta(days=1) if last else None)


def _leisure(organisation: str, rows: Sequence[Row]) -> Built:
    built, known = Built(), known_users(organisation)
    stored = LeisureActivity.objects.filter(organisation=organisation, withdrawn=False)
    activities = {(one.day, one.title): one for one in stored}
    came = LeisureAttendance.objects.filter(activity__in=stored, withdrawn=False)
    present = set(came.values_list("activity_id", "user_id"))
    fresh, attendances = [], []
    for row in rows:
        user, key = known.get(row["user"]), (row["day"], row["title"])
        if user is None:
            built.wrong(row, "user", NO_SUCH, UNKNOWN_RIGHT)
            continue
        if key not in activities:
            activities[key] = LeisureActivity(
                organisation_id=organisation, day=row["day"], title=row["title"],
                content=row["content"] or "",
            )  # fmt: skip
            fresh.append(activities[key])
        if (activities[key].pk, user.pk) in present:
            built.wrong(row, "user", ON_RECORD, LEAVE_OUT)
        attendances.append(LeisureAttendance(activity=activities[key], user=user))
    built.records += [*fresh, *attendances]
    return built


def _agreements(organisation: str, rows: Sequence[Row]) -> Built:
    built, known = Built(), known_users(organisation)
    stored = HomeCareAgreement.objects.filter(user__organisation=organisation, withdrawn=False)
    taken = Calendar(
        [((code, service), valid)
         for code, service, valid in stored.values_list("user__code", "service", "valid")]
    )  # fmt: skip
    for row in rows:
        user = known.get(row["user"])
        if user is None:
            built.wrong(row, "user", NO_SUCH, UNKNOWN_RIGHT)
            continue
        if not taken.take((user.code, row["service"]), range_of(row)):
            built.wrong(row, "first", OVERLAPS, OVERLAPS_RIGHT)
        built.add(
            HomeCareAgreement(
                user=user,
                service=row["service"],
                valid=range_of(row),
                minutes_a_month=int(row["minutes_a_month"]),
            )
        )
    return built


def _visits(organisation: str, rows: Sequence[Row]) -> Built:
    built = Built()
    stored = HomeCareAgreement.objects.filter(user__organisation=organisation, withdrawn=False)
    agreements: dict[tuple[str, str], list[HomeCareAgreement]] = {}
    for one in stored.select_related("user"):
        agreements.setdefault((one.user.code, one.service), []).append(one)
    there = Visit.objects.filter(agreement__in=stored, withdrawn=False)
    known = set(there.values_list("agreement_id", "day", "number"))
    for row in rows:
        agreement = _holding(agreements.get((row["user"], row["service"]), []), row["day"])
        if agreement is None:
            built.wrong(row, "day", Text("na ta dan ni dogovora o tej storitvi",
                        "no agreement about this service on this day"), UNKNOWN_RIGHT)  # fmt: skip
            continue
        visit = _visit(agreement, row)
        if (agreement.pk, visit.day, visit.number) in known:
            built.wrong(row, "day", ON_RECORD, LEAVE_OUT)
        known.add((agreement.pk, visit.day, visit.number))
        _is_consistent(built, row, visit)
        built.add(visit)
    return built


def _holding(agreements: list[HomeCareAgreement], day: date) -> HomeCareAgreement | None:
    holds = (one for one in agreements if one.first_day <= day <= (one.last_day or day))
    return next(holds, None)


def _visit(agreement: HomeCareAgreement, row: Row) -> Visit:
    return Visit(
        agreement=agreement, day=row["day"], number=int(row["number"] or 1),
        agreed_minutes=int(row["agreed_minutes"]), done_minutes=int(row["done_minutes"]),
        missed_because=row["missed_because"] or "", rescheduled=bool(row["rescheduled"]),
    )  # fmt: skip


def _is_consistent(built: Built, row: Row, visit: Visit) -> None:
    """What the table of visits demands of each."""
    short = visit.done_minutes < visit.agreed_minutes
    if short != bool(visit.missed_because):
        built.wrong(row, "missed_because",
                    Text("razlog in minute se ne ujemata", "reason and minutes do not agree"),
                    Text("razlog natanko tedaj, ko je opravljeno manj od dogovorjenega",
                         "a reason exactly where less was done than agreed"))  # fmt: skip
    if visit.rescheduled and not visit.done_minutes:
        built.wrong(row, "rescheduled",
                    Text("prestavljeno, a nič opravljeno", "rescheduled, but nothing done"),
                    Text("opravljene minute, ali ne prestavljeno",
                         "minutes done, or not rescheduled"))  # fmt: skip
    if max(visit.agreed_minutes, visit.done_minutes) > DAY_MINUTES:
        built.wrong(row, "agreed_minutes", TOO_LONG, Text("največ 1440", "at most 1440"))


DATASETS: Final = {
    one.name: one
    for one in (
        Dataset(USERS, _users), Dataset(LEISURE, _leisure), Dataset(AGREEMENTS, _agreements),
        Dataset(VISITS, _visits),
    )
}  # fmt: skip
MODELS: Final = (
    Visit, HomeCareAgreement, LeisureAttendance, LeisureActivity, LeisureWish, MedicationUse,
    Enrolment, ServiceUser,
)  # fmt: skip
