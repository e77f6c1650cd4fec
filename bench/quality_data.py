"""A year of many care homes: records written by the database itself, a set at a time.

Nothing here is about anybody. Two homes of three keep records of users and staff, the third enters
numbers by hand; every home reports as many incidents. Months are closed and reports are sent as the
demonstration does it, through the room and the act.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

RICH = "dom-ob-savinji-celje"
TODAY = date(2026, 11, 22)
FIRST, LAST = date(2025, 11, 1), date(2026, 10, 1)  # first days of the closed months

NEW_HOMES = """
INSERT INTO network_organisation (code, revision, email, phone, website)
SELECT code, 1, '', '', '' FROM unnest(%(new)s::text[]) AS code;
INSERT INTO network_organisationversion
  (organisation_id, name, kind_id, unit_id, office_id, place, note_sl, note_en, valid,
   search_text, sort_key)
SELECT code, 'Dom ' || n, 'care_home', o.unit_id, o.office_id, '', '', '',
  daterange('2007-01-01', NULL), code, 'dom ' || code
FROM unnest(%(new)s::text[]) WITH ORDINALITY AS new(code, n),
  (SELECT unit_id, office_id FROM network_organisationversion
   WHERE organisation_id = %(rich)s) AS o
"""
# A closed home is none of the day's; so the same registry shows few homes, then all.
STANDING = """
UPDATE network_organisationversion
SET valid = daterange(lower(valid), CASE WHEN organisation_id = ANY(%(homes)s) THEN NULL
  ELSE DATE '2008-01-01' END)
WHERE kind_id = 'care_home'
"""
USERS = """
INSERT INTO care_serviceuser (organisation_id, code, withdrawn)
SELECT code, 'B' || n, false FROM unnest(%(kept)s::text[]) AS code, generate_series(1, 100) AS n;

CREATE TEMP TABLE person ON COMMIT DROP AS
SELECT id, organisation_id AS code, substr(code, 2)::int AS n,
  daterange(DATE '2024-01-01' + (random() * 700)::int,
    CASE WHEN random() < 0.3 THEN DATE '2025-12-01' + (random() * 500)::int END) AS valid
FROM care_serviceuser WHERE organisation_id = ANY(%(kept)s) AND code LIKE 'B%%';

INSERT INTO care_enrolment (user_id, service, valid, withdrawn)
SELECT id, CASE WHEN n <= 72 THEN 'institutional_care' WHEN n <= 90 THEN 'ltc_institution'
  WHEN n <= 95 THEN 'home_help' ELSE 'special_conditions' END, valid, false FROM person;
INSERT INTO care_medicationuse (user_id, valid, withdrawn)
SELECT id, valid, false FROM person WHERE n %% 14 > 0;
INSERT INTO care_leisurewish (user_id, valid, withdrawn)
SELECT id, valid, false FROM person WHERE n <= 90 AND n %% 10 < 7;
INSERT INTO care_leisureactivity (organisation_id, day, title, content, withdrawn)
SELECT code, (month + week * interval '6 days')::date, 'Pevske urice', '', false
FROM unnest(%(kept)s::text[]) AS code,
  generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') AS month,
  generate_series(0, 3) AS week;
INSERT INTO care_leisureattendance (activity_id, user_id, withdrawn)
SELECT a.id, p.id, false FROM care_leisureactivity a
JOIN person p ON p.code = a.organisation_id AND p.n <= 90 AND (p.n * 7 + a.id * 13) %% 90 < 12
WHERE a.organisation_id <> %(rich)s;
INSERT INTO care_homecareagreement (user_id, service, valid, minutes_a_month, withdrawn)
SELECT id, 'home_help', valid, 480, false FROM person WHERE n BETWEEN 91 AND 95;
INSERT INTO care_visit (agreement_id, day, number, agreed_minutes, done_minutes, missed_because,
  rescheduled, withdrawn)
SELECT a.id, day::date, 1, 60, CASE WHEN missed THEN 0 ELSE 60 END,
  CASE WHEN missed THEN 'provider_absence' ELSE '' END, false, false
FROM care_homecareagreement a JOIN person p ON p.id = a.user_id,
  generate_series(%(first)s::timestamp, '2026-10-31', interval '84 hours') AS day,
  LATERAL (SELECT (a.id + extract(doy FROM day)::int) %% 12 = 0 AS missed) AS fate
"""
BY_HAND = """
INSERT INTO care_headcount (organisation_id, month, service, measure, value)
SELECT code, h.month, h.service, h.measure, h.value FROM unnest(%(counted)s::text[]) AS code,
  care_headcount h WHERE h.organisation_id = %(model)s;
INSERT INTO workforce_staffcount (organisation_id, month, measure, value)
SELECT code, h.month, h.measure, h.value FROM unnest(%(counted)s::text[]) AS code,
  workforce_staffcount h WHERE h.organisation_id = %(model)s
"""
STAFF = """
INSERT INTO workforce_staffmember (organisation_id, code, name, occupation, withdrawn)
SELECT code, 'B' || n, 'Oseba ' || n, (ARRAY['registered_nurse', 'nursing_technician', 'carer',
  'support'])[1 + n %% 4], false
FROM unnest(%(kept)s::text[]) AS code, generate_series(1, 60) AS n;

CREATE TEMP TABLE worker ON COMMIT DROP AS
SELECT id, organisation_id AS code, substr(code, 2)::int AS n
FROM workforce_staffmember WHERE organisation_id = ANY(%(kept)s) AND code LIKE 'B%%';

INSERT INTO workforce_employment (staff_id, position, valid, weekly_hours, kind, end_reason,
  end_note, exit_interview, withdrawn)
SELECT id, 'delavka', daterange('2024-01-01', ends), 40, 'permanent',
  CASE WHEN ends IS NULL THEN '' ELSE 'resigned' END, '',
  CASE WHEN ends IS NULL THEN NULL ELSE n %% 2 = 0 END, false
FROM worker, LATERAL (SELECT CASE WHEN n %% 7 = 0
  THEN DATE '2025-11-10' + (n * 31 + id::int) %% 350 END AS ends) AS e;
INSERT INTO workforce_absence (staff_id, kind, valid, work_related, withdrawn)
SELECT id, 'sick', daterange(day, day + 1 + (n * k) %% 40), n %% 9 = 0, false
FROM worker, generate_series(0, 2) AS k,
  LATERAL (SELECT DATE '2025-11-01' + k * 120 + n AS day) AS d;
INSERT INTO workforce_training (organisation_id, title, organiser, kind, valid, hours,
  minutes_an_hour, cost, content, public_certificate, referred, withdrawn)
SELECT code, 'Higiena rok', '', 'internal', daterange(month::date + 9, month::date + 10), 4, 45,
  120, '', false, true, false
FROM unnest(%(kept)s::text[]) AS code,
  generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') AS month;
INSERT INTO workforce_trainingattendance (training_id, staff_id, withdrawn)
SELECT t.id, w.id, false FROM workforce_training t
JOIN worker w ON w.code = t.organisation_id AND (w.n + t.id) %% 6 = 0
WHERE t.title = 'Higiena rok' AND t.organisation_id <> %(rich)s
"""
INCIDENTS = """
INSERT INTO incidents_incident (organisation_id, client_id, revision, state, kind, service,
  near_miss, occurred_at, occurred_zone, occurred_offset, reported_at, anonymous, staff_code,
  user_code, medication_kind, errors, recipients_swapped, users_injured, staff_injured, harm,
  place, description, cause, cause_category, interventions, measures_taken, notes, severity,
  likelihood, synthetic)
SELECT code, gen_random_uuid(), 3,
  CASE WHEN x < 0.90 THEN 'closed' WHEN x < 0.94 THEN 'reported' WHEN x < 0.98 THEN 'assessed'
    ELSE 'withdrawn' END,
  kind, CASE WHEN kind = 'special_conditions' THEN kind WHEN y < 0.8 THEN 'institutional_care'
    ELSE 'ltc_institution' END,
  kind = 'near_miss', at, 'Europe/Ljubljana', 60, at + interval '3 hours', y < 0.2, 'Z001',
  'U0001', CASE WHEN kind = 'medication' THEN
    (ARRAY['omitted', 'wrong_time', 'wrong_dose'])[1 + (y * 3)::int %% 3] ELSE '' END,
  CASE WHEN x > 0.8 THEN 2 ELSE 1 END, y > 0.95, 0, 0, '', 'soba', 'Dogodek', '',
  (ARRAY['people', 'methods', 'equipment', 'environment', 'materials', 'management', ''])
    [1 + (y * 7)::int %% 7], '', '', '', 1 + (x * 5)::int %% 5, 1 + (y * 5)::int %% 5, true
FROM unnest(%(all)s::text[]) AS code, generate_series(1, %(each)s) AS n,
  LATERAL (SELECT random() AS x, random() AS y, n AS again OFFSET 0) AS chance,
  LATERAL (SELECT TIMESTAMPTZ '2025-11-22' + (365 * 24 * 60 * random())::int * interval '1 minute'
    + n * interval '0' AS at,
    (ARRAY['medication', 'medication', 'medication', 'fall', 'fall', 'pressure_sore', 'near_miss',
      'special_conditions', 'other'])[1 + (x * 997)::int %% 9] AS kind) AS what;
INSERT INTO incidents_incidentevent (incident_id, at, what, by_name, why, before, after, revision)
SELECT id, reported_at, 'reported', '', '', '{}', '{"state": "reported"}', 1
FROM incidents_incident WHERE organisation_id = ANY(%(all)s) AND description = 'Dogodek';
INSERT INTO incidents_measure (incident_id, round, text, level, nature, owner_name, due, done_on,
  done_note, cancelled_because)
SELECT id, 1, 'Dvojno preverjanje', 'systemic', 'preventive', 'vodja', day + 30,
  CASE WHEN id %% 3 > 0 THEN day + 25 END, '', ''
FROM incidents_incident
WHERE organisation_id = ANY(%(all)s) AND description = 'Dogodek' AND id %% 20 = 0
"""


def grow(homes: int, each: int, grown: list[str]) -> list[str]:
    """`homes` care homes with `each` incidents in the year; `grown` have theirs already."""
    from django.db import connection, transaction

    chosen, new = _chosen(homes)
    added = [code for code in chosen if code not in grown]
    keeps = [code for place, code in enumerate(chosen) if place % 3 and code in added]
    asked: dict[str, Any] = {
        "new": new, "homes": chosen, "rich": RICH, "first": FIRST, "last": LAST, "all": added,
        "kept": [code for code in keeps if code != RICH], "model": chosen[1], "each": each,
        "counted": [code for code in new if code not in keeps],
    }  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.2025)")
        for statements in (NEW_HOMES, STANDING, USERS, BY_HAND, STAFF, INCIDENTS):
            cursor.execute(statements, asked)
    _close()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return chosen


def _chosen(homes: int) -> tuple[list[str], list[str]]:
    """Codes of the homes, that of the demonstration first; and those that are to be made."""
    from mreza.rooms.network.models import OrganisationVersion

    found = OrganisationVersion.objects.filter(kind="care_home").order_by("organisation_id")
    known = [RICH, *(v.code for v in found if v.code != RICH)]
    new = [f"dom-{number:03}" for number in range(1, homes - len(known) + 1)]
    return [*known[:homes], *new], new


def _close() -> None:
    """Close the months that are not closed yet and send their reports, as a demonstration does."""
    from mreza.rooms.quality import loading, queries
    from mreza.rooms.quality.models import ClosedValue, MonthClose, Submission

    codes = [version.code for version in queries.homes(TODAY)]
    have = set(MonthClose.objects.values_list("organisation_id", "month"))
    closes, rows = loading.closed_months(codes, FIRST, LAST)
    closes = [one for one in closes if (one.organisation_id, one.month) not in have]
    MonthClose.objects.bulk_create(closes)
    kept = {id(close) for close in closes}
    rows = [row for row in rows if id(row.close) in kept]
    for row in rows:
        row.close_id = row.close.pk
    ClosedValue.objects.bulk_create(rows, batch_size=2000)
    Submission.objects.bulk_create(loading.reports(closes, rows, LAST), batch_size=500)


def timed(what: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    found = work()
    print(f"{what} in {time.perf_counter() - began:.1f} s", flush=True)
    return found
