"""Capitation and services of the nation as SQL written by hand for these questions alone.

As fast as its author could make it: one pass over the rows, only the columns needed, limits of age
and prices as constants, filters that skip files and row groups, decimals throughout. It keeps no
step, knows one day's law, and has no explanation.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from mreza.lake.snapshot import Snapshot

AGES = ((7, 175), (19, 85), (50, 85), (65, 130), (75, 185))  # years, hundredths of a quotient
WOMEN = ((20, 15), (45, 42), (65, 33))


def _by_age(day: str, ages: tuple[tuple[int, int], ...], last: int) -> str:
    year, month_day = int(day[:4]), day[4:]
    steps = " ".join(f"WHEN born > DATE '{year - age}{month_day}' THEN {n}" for age, n in ages)
    return f"CASE {steps} ELSE {last} END"


def _share(upto: str) -> str:
    """Of the pool (in hundredths) in proportion to running weights, half up."""
    return f"(2 * pool::HUGEINT * ({upto}) + whole) // (2 * whole)"


def capitation(day: str) -> str:
    """Lists of the count date -> quotients, the pool shared out, limits, euros: their sums."""
    born_13 = f"born <= DATE '{int(day[:4]) - 13}{day[4:]}'"
    return f"""
    WITH lists AS (
        SELECT activity, provider, doctor,
               SUM(CASE WHEN activity <> 'women' THEN {_by_age(day, AGES, 220)}
                        WHEN {born_13} THEN {_by_age(day, WOMEN, 12)} ELSE 0 END)::BIGINT AS weight
        FROM assignments
        WHERE count_date = DATE '{day}' AND activity NOT IN ('dental_adult', 'dental_youth')
              AND NOT institution AND doctor IS NOT NULL AND provider IS NOT NULL
        GROUP BY activity, provider, doctor),
    teams AS (
        SELECT provider, activity, (100 * MAX(teams))::BIGINT AS teams,
               (100 * MAX(preventive_teams))::BIGINT AS preventive
        FROM plan WHERE teams > 0 GROUP BY provider, activity),
    holders AS (
        SELECT l.*, LEAST((2 * t.teams + n.doctors) // (2 * n.doctors), 999) AS share,
               CASE WHEN l.activity IN ('child', 'school')
                    THEN (20000 * (t.teams - t.preventive) + t.teams) // (2 * t.teams)
                    ELSE 10000 END AS curative,
               CASE WHEN l.activity = 'women' THEN 95625125 ELSE 757627850 END AS pool
        FROM lists AS l
        JOIN (SELECT provider, activity, COUNT(*) AS doctors FROM lists GROUP BY ALL) AS n
             USING (provider, activity)
        JOIN teams AS t USING (provider, activity)),
    shared AS (
        SELECT *, SUM(weight) OVER (PARTITION BY pool) AS whole,
               SUM(weight) OVER (PARTITION BY pool ORDER BY doctor
                                 ROWS UNBOUNDED PRECEDING) AS upto
        FROM holders),
    given AS (
        SELECT activity, (share * curative * 3)::DECIMAL(12, 0) * 0.000001 AS programme,
               (({_share("upto")}) - ({_share("upto - weight")}))::DECIMAL(14, 0) * 0.01
                   AS quotients
        FROM shared),
    recognised AS (
        SELECT quotients, CASE
            WHEN activity = 'women' THEN LEAST(quotients, 2925 * programme)
            WHEN quotients <= 2902 * programme THEN quotients
            ELSE 2902 * programme
                 + 0.9 * (LEAST(quotients, 3224 * programme) - 2902 * programme)
                 + 0.8 * GREATEST(LEAST(quotients, 3547 * programme) - 3224 * programme, 0)
                 + 0.7 * GREATEST(LEAST(quotients, 3869 * programme) - 3547 * programme, 0)
            END AS recognised
        FROM given)
    SELECT SUM(quotients), SUM(ROUND((recognised * 2.20)::DECIMAL(20, 6), 2)::DECIMAL(14, 2))
    FROM recognised"""


_PRICES = "CASE activity WHEN 'dental_adult' THEN 1.10 WHEN 'dental_youth' THEN 1.25 \
WHEN 'orthodontics' THEN 1.35 ELSE 1.40 END"


def _times(service: str) -> str:
    return f"ROUND(COALESCE(SUM(quantity) FILTER (service = '{service}'), 0))"


SERVICES = f"""
    WITH done AS MATERIALIZED (
        SELECT provider, activity, service, kind, rest_day, units, quantity, part, measure
        FROM (
            SELECT provider, activity, service,
                   CASE WHEN activity = 'emergency' THEN reason
                        WHEN service = 'K0005' THEN occurrence ELSE '' END AS kind,
                   FALSE AS rest_day, SUM(quantity) AS quantity
            FROM services WHERE activity <> 'community_nursing' GROUP BY ALL
            UNION ALL
            SELECT provider, activity, service, '', rest_day, SUM(quantity)
            FROM services JOIN calendar USING (day)
            WHERE activity = 'community_nursing' GROUP BY ALL)
        JOIN (SELECT code AS service, activity, measure, part, value FROM catalogue) AS c
             USING (service, activity),
             LATERAL (SELECT (quantity * value)::DECIMAL(20, 4) AS units)),
    sums AS (
        SELECT provider, activity,
               SUM(units)::DECIMAL(18, 2) AS points,
               SUM(units) FILTER (rest_day)::DECIMAL(18, 2) AS rest,
               SUM(units) FILTER (part = 'prosthetics')::DECIMAL(18, 2) AS prosthetics
        FROM done WHERE measure IN ('point', 'quotient') GROUP BY ALL),
    plans AS (
        SELECT p.provider, p.activity, p.quantity AS planned, p.teams,
               COALESCE(s.points, 0) AS points, COALESCE(s.rest, 0) AS rest,
               COALESCE(s.prosthetics, 0) AS prosthetics,
               COALESCE(m.quantity, 0)::BIGINT AS cases
        FROM plan AS p LEFT JOIN sums AS s USING (provider, activity)
        LEFT JOIN (SELECT provider, SUM(quantity) AS quantity FROM quantities
                   WHERE activity = 'physiotherapy' AND measure = 'case' GROUP BY ALL) AS m
             ON p.provider = m.provider AND p.activity = 'physiotherapy'
        WHERE p.measure IN ('point', 'visit_quotient')),
    amounts AS (
        SELECT 'primary_visits' AS lane, ROUND(LEAST(planned, points) * 2.20, 2) AS amount
        FROM plans WHERE activity IN ('general', 'child', 'school')
        UNION ALL
        SELECT 'community_nursing',
               ROUND((LEAST(planned, points + rest * 0.3) * 1.70)::DECIMAL(20, 6), 2)
        FROM plans WHERE activity = 'community_nursing'
        UNION ALL
        SELECT 'physiotherapy', ROUND(((CASE
            WHEN points < planned THEN points - points * GREATEST(0, 1 - cases * 65 / points)
            WHEN cases < 286 * teams THEN planned - planned * (1 - cases / (286 * teams))
            ELSE planned END) * 1.27)::DECIMAL(20, 6), 2)
        FROM plans WHERE activity = 'physiotherapy'
        UNION ALL
        SELECT 'dental_care', ROUND((LEAST(planned, points - CASE WHEN activity = 'dental_adult'
                THEN GREATEST(0, prosthetics - planned * 0.5) ELSE 0 END) * {_PRICES})
                ::DECIMAL(20, 6), 2)
        FROM plans WHERE activity IN ('dental_adult', 'dental_youth', 'pedodontics', 'orthodontics')
        UNION ALL
        SELECT 'emergency_evidence', ROUND((10 * {_times("X1601")}
            + 20 * {_times("X1602")}
            + 40 * {_times("X1603")}) * 3.60, 2)
        FROM done WHERE activity = 'emergency'
             AND kind IN ('injury_at_work', 'occupational_disease', 'third_party')
        GROUP BY provider, kind)
    SELECT lane, SUM(amount)::DECIMAL(18, 2) AS amount FROM amounts GROUP BY lane ORDER BY lane"""


def repeated(connection: duckdb.DuckDBPyConnection, lake: Snapshot, months: Sequence[str]) -> int:
    """Groups of rows that look alike: person, day, service, provider. A month at a time.

    Not a part of a settlement (imports refuse equal rows of a file): to compare with what was
    measured before there was a kernel, which had it in the same query.
    """
    found = 0
    for month in months:
        view = lake.relation(connection, "services", [month])
        counted = connection.execute(
            "SELECT count(*) FROM (SELECT hash(person_key, day, service, provider) AS alike "
            f"FROM {view} GROUP BY alike HAVING count(*) > 1)"
        ).fetchone()
        found += counted[0] if counted else 0
    return found
