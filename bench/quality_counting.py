"""The same counts by several ways: the room's grouped SQL, SQL by hand, pandas, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
from quality_data import FIRST, LAST, TODAY

Ways = dict[str, Callable[[], Any]]
END = date(2026, 10, 31)
ALL_ROWS = """
SELECT organisation_id AS code, service, kind, day, errors, recipients_swapped AS swapped
FROM incidents_incident
WHERE organisation_id = ANY(%(codes)s) AND state <> 'withdrawn'
  AND (kind = 'medication' OR service = 'special_conditions')
  AND day BETWEEN %(first)s AND %(end)s
"""
BY_HAND = """
SELECT organisation_id, service, kind, date_trunc('month', day)::date,
  sum(CASE WHEN recipients_swapped AND kind = 'medication' THEN 1
    WHEN kind = 'medication' THEN errors ELSE 1 END)
FROM incidents_incident
WHERE organisation_id = ANY(%(codes)s) AND state <> 'withdrawn'
  AND (kind = 'medication' OR service = 'special_conditions')
  AND day BETWEEN %(first)s AND %(end)s
GROUP BY 1, 2, 3, 4
"""
MEDICATED_BY_HAND = """
SELECT u.organisation_id, e.service, m.month, count(DISTINCT e.user_id)
FROM care_enrolment e
JOIN care_serviceuser u ON u.id = e.user_id AND NOT u.withdrawn
JOIN care_medicationuse t ON t.user_id = e.user_id AND NOT t.withdrawn
JOIN generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') AS m (month)
  ON e.valid * t.valid && daterange(m.month::date, (m.month + interval '1 month')::date)
WHERE u.organisation_id = ANY(%(codes)s) AND NOT e.withdrawn
GROUP BY 1, 2, 3
"""
MEDICATED_ROWS = """
SELECT u.organisation_id AS code, e.service, e.user_id,
  greatest(lower(e.valid), lower(t.valid)) AS begins,
  least(coalesce(upper(e.valid), '2100-01-01'), coalesce(upper(t.valid), '2100-01-01')) AS ends
FROM care_enrolment e
JOIN care_serviceuser u ON u.id = e.user_id AND NOT u.withdrawn
JOIN care_medicationuse t ON t.user_id = e.user_id AND NOT t.withdrawn
WHERE u.organisation_id = ANY(%(codes)s) AND NOT e.withdrawn AND e.valid && t.valid
"""


def questions(codes: list[str]) -> dict[str, Ways]:
    """By title, the ways to one answer; the first is what others are compared with.

    A way that answers None does a part of the work only.
    """
    return {
        "Incidents of 5.1.1 and 5.3 by home, service and month: groups, and what they count for":
            _incidents(codes),
        "Users on medication (5.1.1) by home, service and month: groups, and persons":
            _medicated(codes),
        "All indicators of all homes, 12 months: rows": _all(codes),
        "Due days of a year, all organisations and all acts, 2026": _due(2026),
        "Due days of a year, all organisations and all acts, 2007": _due(2007),
    }  # fmt: skip


def _asked(codes: list[str]) -> dict[str, Any]:
    return {"codes": codes, "first": FIRST, "last": LAST, "end": END}


def _fetched(statement: str, codes: list[str]) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, _asked(codes))
        return cursor.fetchall()


def _frame(statement: str, codes: list[str]) -> pd.DataFrame:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, _asked(codes))
        names = [column.name for column in cursor.description]
        return pd.DataFrame(cursor.fetchall(), columns=names)


# --- Incidents


def _incidents(codes: list[str]) -> Ways:
    kept = _frame(ALL_ROWS, codes)

    def by_hand() -> tuple[int, int]:
        rows = _fetched(BY_HAND, codes)
        return len(rows), int(sum(row[-1] for row in rows))

    return {
        "SQL by hand": by_hand,
        "the room: alike to the law, fingerprints, since when; then the act": lambda: _room(codes),
        "pandas, rows read from the database": lambda: _by_pandas(_frame(ALL_ROWS, codes)),
        "pandas, rows in memory already": lambda: _by_pandas(kept),
        "row by row, objects of the ORM": lambda: _by_rows(codes),
    }


def _room(codes: list[str]) -> tuple[int, int]:
    from mreza.rooms.quality.counting.events import counted_incidents
    from mreza.rooms.quality.counting.reading import Incidents, rows

    groups, whole = set(), 0
    for code, month, service, kind, *alike in rows("incidents", codes, FIRST, LAST):
        if kind:
            one = Incidents(kind, *alike)
            groups.add((code, month, service, kind))
            whole += one.records * int(counted_incidents(one) if kind == "medication" else 1)
    return len(groups), whole


def _by_pandas(rows: pd.DataFrame) -> tuple[int, int]:
    medication = rows.kind == "medication"
    weight = rows.errors.where(medication & ~rows.swapped, 1)
    month = pd.to_datetime(rows.day).dt.to_period("M")
    found = weight.groupby([rows.code, rows.service, rows.kind, month]).sum()
    return len(found), int(found.sum())


def _by_rows(codes: list[str]) -> tuple[int, int]:
    from django.db.models import Q

    from mreza.rooms.incidents.models import COUNTED, Incident

    found: dict[Any, int] = defaultdict(int)
    rows = Incident.objects.filter(
        Q(kind="medication") | Q(service="special_conditions"),
        organisation__in=codes, state__in=COUNTED, day__range=(FIRST, END),
    )  # fmt: skip
    for one in rows.order_by().iterator():
        alone = one.recipients_swapped or one.kind != "medication"
        place = (one.organisation_id, one.service, one.kind, one.day.replace(day=1))
        found[place] += 1 if alone else one.errors
    return len(found), sum(found.values())


# --- Users on medication


def _medicated(codes: list[str]) -> Ways:
    kept = _frame(MEDICATED_ROWS, codes)

    def by_hand() -> tuple[int, int]:
        rows = _fetched(MEDICATED_BY_HAND, codes)
        return len(rows), sum(row[-1] for row in rows)

    return {
        "SQL by hand": by_hand,
        "the room: all counts of care (users, wishes, leisure, visits), fingerprints":
            lambda: _care(codes),
        "pandas, rows read from the database":
            lambda: _spans_by_pandas(_frame(MEDICATED_ROWS, codes)),
        "pandas, rows in memory already": lambda: _spans_by_pandas(kept),
        "row by row, objects of the ORM": lambda: _spans_by_rows(codes),
    }  # fmt: skip


def _care(codes: list[str]) -> tuple[int, int]:
    from mreza.rooms.quality.counting.reading import rows

    found = [
        int(value)
        for _code, _month, _service, measure, value, _mark, by_hand in rows(
            "care", codes, FIRST, LAST
        )
        if measure == "on_medication" and value and not by_hand
    ]
    return len(found), sum(found)


def _months() -> list[tuple[date, date]]:
    from mreza.rooms.quality import months

    return [(month, months.moved(month, 1)) for month in months.between(FIRST, LAST)]


def _spans_by_pandas(rows: pd.DataFrame) -> tuple[int, int]:
    groups = persons = 0
    begins, ends = pd.to_datetime(rows.begins), pd.to_datetime(rows.ends)
    for month, after in _months():
        here = rows[(begins < pd.Timestamp(after)) & (ends > pd.Timestamp(month))]
        found = here.groupby(["code", "service"]).user_id.nunique()
        groups, persons = groups + len(found), persons + int(found.sum())
    return groups, persons


def _spans_by_rows(codes: list[str]) -> tuple[int, int]:
    from mreza.rooms.care.models import Enrolment

    found: dict[Any, set[int]] = defaultdict(set)
    rows = Enrolment.objects.filter(
        user__organisation__in=codes, withdrawn=False, user__withdrawn=False
    )
    spans = _months()
    for one in rows.select_related("user").prefetch_related("user__medication_uses"):
        for use in one.user.medication_uses.all():
            begins = max(one.valid.lower, use.valid.lower)
            ends = min(one.valid.upper or date.max, use.valid.upper or date.max)
            for month, after in spans:
                if begins < after and ends > month and not use.withdrawn:
                    found[one.user.organisation_id, one.service, month].add(one.user_id)
    return len(found), sum(map(len, found.values()))


# --- All indicators, and due days


def _all(codes: list[str]) -> Ways:
    from mreza.rooms.quality import feeds
    from mreza.rooms.quality.counting import counted, reading

    def three_queries() -> None:
        reading.read(codes, FIRST, LAST)

    return {
        "three queries": three_queries,
        "and the inputs of the act's tables": lambda: len(counted(codes, FIRST, LAST)),
        "and every formula of the act": lambda: len(feeds.values(codes, FIRST, LAST)),
    }


def _due(year: int) -> Ways:
    from mreza.rooms.obligations import queries
    from mreza.rooms.obligations.matching import Window
    from mreza.rooms.obligations.overview import overview
    from mreza.rooms.obligations.queries import Narrowed

    first, last = date(year, 1, 1), date(year, 12, 31)
    subjects = queries.subjects(TODAY)
    shown = overview(Window(first, last, TODAY), Narrowed())
    total = sum(one.total for one in shown.standings)
    print(f"\n{year}: {len(subjects)} organisations; the room's view has {total} items, "
          f"{_kernel(subjects, first, last)} of them without an event")  # fmt: skip

    def kernel() -> None:
        _kernel(subjects, first, last)

    def room() -> int:
        found = overview(Window(first, last, TODAY), Narrowed())
        return sum(one.total for one in found.standings)

    return {"kernel: every organisation, every obligation": kernel,
            "the room's view of all: once an obligation, matched with records": room}  # fmt: skip


def _kernel(subjects: list[Any], first: date, last: date) -> int:
    """How many due days everybody has that hang on no event."""
    from mreza.data.calendar import working_days
    from mreza.kernel.due import Given
    from mreza.rooms.obligations import catalogue

    given = Given(working_days())
    return sum(
        len(obligation.items(first, last, given))
        for subject in subjects
        for obligation in catalogue.obligations()
        if subject.owes(obligation)
    )
