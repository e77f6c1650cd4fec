"""Licences at the size of the whole register: search, standing, pages. Run: `make bench`.

    python bench/licensing.py [--small]

A database of its own in a throw-away folder. 30,000 practitioners with ten years of credits (1.5
million) are written by SQL. Search and standing are measured beside the same answer in SQL by hand;
answers must agree. Processor time is that of this process and of the database's.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import date
from fractions import Fraction
from typing import Any

from main_pages import MOST_QUERIES, MainPage
from quality import Clock, in_turn

PEOPLE, SMALL = 30_000, 3_000
A_PERSON = 50  # credits in ten years
EMPLOYER = "zd-celje"
STAFF = 300
DAY = date(2026, 11, 22)
REPEATS = 7
PAGES = (
    MainPage("register, searched", "/licences/register/?q=novak+ana", "chamber"),
    MainPage("register, as typed", "/licences/register/?q=no", "chamber"),
    MainPage("register, by number", "/licences/register/?q=b01123", "chamber"),
    MainPage("register, all", "/licences/register/", "chamber"),
    MainPage("a practitioner", "/licences/register/B01123/", "chamber"),
    MainPage("public search", "/licences/?q=novak"),
    MainPage("ending licences", "/licences/reminders/", "chamber"),
    MainPage("staff of an employer", f"/licences/employers/{EMPLOYER}/", "chamber"),
)
FIRST = ("Ana", "Maja", "Irena", "Nina", "Petra", "Katja", "Mojca", "Tina", "Barbara", "Žana")
LAST = ("Novak", "Horvat", "Kovačič", "Krajnc", "Zupančič", "Potočnik", "Čuš", "Žagar", "Kos",
        "Vidmar", "Golob", "Turk", "Božič", "Kralj", "Šuštar", "Bizjak", "Hribar")  # fmt: skip
LICENCES = """
INSERT INTO licensing_licence (withdrawn, practitioner_id, number, valid)
SELECT false, id, 'L' || number || '-' || period,
       daterange(start + period * 2557, start + (period + 1) * 2557)
FROM (SELECT id, number, DATE '2016-11-01' + (id % 2400)::int - 2400 AS start
      FROM licensing_practitioner WHERE number LIKE 'B%%') AS people,
     generate_series(0, 2) AS period
WHERE start + period * 2557 <= DATE '2026-11-22'
"""
EVENTS = """
INSERT INTO licensing_licenceevent (licence_id, kind, day, reason, by_name, at)
SELECT id, 'granted', lower(valid), '', 'bench', now() FROM licensing_licence
WHERE number LIKE 'LB%%'
"""
CREDITS = """
INSERT INTO licensing_credit (withdrawn, practitioner_id, day, last_day, kind, title,
    points_before_sharing, sharers, content, content_minutes, inputs, source, by_name, at)
SELECT false, p.id, d, d,
    CASE n %% 5 WHEN 0 THEN 'publication_reviewed' ELSE 'attendance' END, 'T',
    CASE n %% 5 WHEN 0 THEN 10 ELSE 44 + n %% 90 END,
    CASE n %% 5 WHEN 0 THEN 1 + p.id %% 5 ELSE 45 END,
    CASE n %% 9 WHEN 1 THEN 'life_support' WHEN 2 THEN 'quality_safety' ELSE '' END,
    CASE n %% 9 WHEN 1 THEN 90 WHEN 2 THEN 60 ELSE 0 END, '{}', 'bench/' || n, 'bench', now()
FROM licensing_practitioner p, generate_series(1, %s) AS n,
     LATERAL (SELECT DATE '2016-12-01' + ((n * 71 + p.id) %% 3600)::int AS d) AS days
WHERE p.number LIKE 'B%%'
"""
# The same sums in SQL by hand, for the staff of one employer.
BY_HAND = """
SELECT c.practitioner_id, c.sharers, sum(c.points_before_sharing)
FROM licensing_practitioneremployment e
JOIN LATERAL (SELECT l.valid FROM licensing_licence l
              WHERE l.practitioner_id = e.practitioner_id AND NOT l.withdrawn
                AND lower(l.valid) <= %(day)s
              ORDER BY l.valid DESC LIMIT 1) AS period ON true
JOIN licensing_credit c ON c.practitioner_id = e.practitioner_id AND NOT c.withdrawn
     AND c.last_day <@ period.valid AND c.last_day <= %(day)s
WHERE e.employer_id = %(employer)s AND e.valid @> %(day)s AND NOT e.withdrawn
GROUP BY 1, 2
"""
FOUND = """
SELECT number FROM licensing_practitioner
WHERE NOT withdrawn AND search LIKE '%%novak%%' AND search LIKE '%%ana%%'
ORDER BY sort_key, number LIMIT 50
"""


def grow(people: int) -> None:
    """People by Django in bulk, everything else by SQL."""
    from django.db import connection
    from django.db.backends.postgresql.psycopg_any import DateRange

    from mreza.rooms.licensing.models import Practitioner, PractitionerEmployment

    made = [_person(place) for place in range(people)]
    Practitioner.objects.bulk_create(made, batch_size=5000)
    PractitionerEmployment.objects.bulk_create(
        PractitionerEmployment(
            practitioner=one, employer_id=EMPLOYER, valid=DateRange(date(2015, 1, 1), None)
        )
        for one in made[:STAFF]
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(LICENCES.replace("%%", "%"))
        cursor.execute(EVENTS.replace("%%", "%"))
        cursor.execute(CREDITS, [A_PERSON])
        cursor.execute("ANALYZE")


def _person(place: int) -> Any:
    from mreza.rooms.licensing.models import Practitioner

    one = Practitioner(
        number=f"B{place:05}",
        given_name=FIRST[place % len(FIRST)], family_name=LAST[place // 10 % len(LAST)],
        birth_date=date(1960 + place % 40, 1 + place % 12, 1 + place % 28), group="nurse",
        registered=date(2005, 1, 1), namesake=True, synthetic=True,
    )  # fmt: skip
    one.fold()
    return one


def pages() -> None:
    """Queries and milliseconds of each page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from pages import visitors

    ask = visitors()
    print("\n| page | queries | ms | processor ms |\n| --- | ---: | ---: | ---: |")
    for page in PAGES:
        ask(page)
        with CaptureQueriesContext(connection) as counted:
            ask(page)
        queries = len(counted)  # later requests empty the log
        clock = Clock()
        for _ in range(REPEATS):
            with clock.running():
                ask(page)
        print(f"| {page.title} | {queries} | {clock.wall * 1000:.0f} | "
              f"{clock.processor * 1000:.0f} |")  # fmt: skip
        assert 0 < queries <= MOST_QUERIES, (page.title, queries)


def by_hand() -> Fraction:
    """Points of the employer's staff in their present periods, added up by hand."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, {"day": DAY, "employer": EMPLOYER})
        return sum((Fraction(parts) / by for _who, by, parts in cursor.fetchall()), Fraction(0))


def by_room() -> Fraction:
    """The same by the room, with what is missing and the forecast for everybody."""
    from mreza.rooms.licensing.queries import people, standing

    members = people.employed_at(EMPLOYER, DAY)
    found = standing([one.pk for one in members], DAY)
    return sum((one.total for one in found.values()), Fraction(0))


def found_by_hand() -> tuple[str, ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(FOUND.replace("%%", "%"))
        return tuple(number for (number,) in cursor.fetchall())


def found_by_room() -> tuple[str, ...]:
    from mreza.rooms.licensing.queries import people

    return tuple(one.number for one in people.matching("Novak Ana")[:50])


def measure(people: int) -> None:
    from mreza.rooms.licensing.models import Credit, Practitioner
    from mreza.rooms.licensing.queries import valid_count

    grow(people)
    print(f"{Practitioner.objects.count():,} practitioners, {Credit.objects.count():,} credits")
    pages()
    assert found_by_hand() == found_by_room()
    in_turn("search by name", {"SQL by hand": lambda: len(found_by_hand()),
                               "the room": lambda: len(found_by_room())})  # fmt: skip
    in_turn("standing of an employer's 300", {"SQL by hand": by_hand, "the room": by_room})
    in_turn("valid licences of a day", {"the room": lambda: valid_count(DAY)})


def main() -> None:
    folder = tempfile.mkdtemp(prefix="mreza-bench-")
    os.environ["MREZA_TODAY"] = DAY.isoformat()
    from pages import start

    try:
        start(folder)
        measure(SMALL if "--small" in sys.argv else PEOPLE)
    finally:
        from django.conf import settings
        from django.db import connections

        connections.close_all()
        settings.DATABASES["default"]["MREZA_SERVER"].leave()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
