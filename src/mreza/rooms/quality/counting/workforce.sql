-- Staff, trainings and sick leave of many homes by month: the counts of workforce.queries, which
-- take one period, for many months at once (a test holds both to the same numbers).
-- Measures ending in _3 are of the three months that end with the month.
-- One row: code, month, measure, detail, value, mark of the counted records, whether by hand.
WITH months AS (
  SELECT month::date, daterange(month::date, (month + interval '1 month')::date) AS days,
    daterange((month - interval '2 months')::date, (month + interval '1 month')::date) AS days_3
  FROM generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') AS month
),
jobs AS MATERIALIZED (
  SELECT s.organisation_id AS code, e.id, e.staff_id, s.occupation, e.valid, e.kind, e.end_reason,
    e.exit_interview, e.weekly_hours / 5 AS daily
  FROM workforce_employment e JOIN workforce_staffmember s ON s.id = e.staff_id
  WHERE s.organisation_id = ANY(%(codes)s) AND NOT e.withdrawn AND NOT s.withdrawn
),
employed AS MATERIALIZED (
  SELECT DISTINCT j.code, m.month, j.staff_id FROM jobs j JOIN months m ON j.valid && m.days
),
employed_3 AS (
  SELECT DISTINCT j.code, m.month, j.staff_id FROM jobs j JOIN months m ON j.valid && m.days_3
),
-- Who goes on the day after (another post, a contract prolonged) never stopped being employed.
leavers_3 AS (
  SELECT DISTINCT ON (m.month, j.staff_id) j.code, m.month, j.id, j.occupation, j.end_reason,
    j.exit_interview
  FROM jobs j JOIN months m ON (upper(j.valid) - 1) <@ m.days_3
  WHERE j.end_reason <> 'moved_inside' AND NOT EXISTS (
    SELECT FROM jobs o WHERE o.staff_id = j.staff_id AND lower(o.valid) = upper(j.valid))
  ORDER BY m.month, j.staff_id, j.valid DESC
),
hired_3 AS (
  SELECT DISTINCT ON (m.month, j.staff_id) j.code, m.month, j.id, j.occupation, j.end_reason,
    j.exit_interview
  FROM jobs j JOIN months m ON lower(j.valid) <@ m.days_3
  WHERE NOT EXISTS (
    SELECT FROM jobs o WHERE o.staff_id = j.staff_id AND upper(o.valid) = lower(j.valid))
  ORDER BY m.month, j.staff_id, j.valid
),
trainings AS MATERIALIZED (
  SELECT t.organisation_id AS code, m.month, t.id, t.hours, t.minutes_an_hour, t.cost,
    t.public_certificate, (upper(t.valid) - 1) <@ m.days AS ends_here
  FROM workforce_training t JOIN months m ON t.valid && m.days
  WHERE t.organisation_id = ANY(%(codes)s) AND t.referred AND NOT t.withdrawn
),
attended AS MATERIALIZED (
  SELECT t.code, t.month, a.staff_id, t.public_certificate, t.ends_here,
    coalesce(a.hours, t.hours) * t.minutes_an_hour / 60 AS hours
  FROM trainings t
  JOIN workforce_trainingattendance a ON a.training_id = t.id AND NOT a.withdrawn
  JOIN workforce_staffmember s ON s.id = a.staff_id AND NOT s.withdrawn
  JOIN months m ON m.month = t.month
  WHERE EXISTS (SELECT FROM workforce_employment e
    WHERE e.staff_id = a.staff_id AND e.valid && m.days AND NOT e.withdrawn)
),
held AS MATERIALIZED (
  SELECT j.code, m.month, j.id, j.staff_id, j.kind, j.daily, j.valid * m.days AS days
  FROM jobs j JOIN months m ON j.valid && m.days
),
absent AS MATERIALIZED (
  SELECT h.code, h.month, h.staff_id, h.kind AS job, a.id, a.kind, a.work_related,
    h.daily, coalesce(a.hours_per_day, h.daily) AS hours, a.valid * h.days AS days
  FROM held h
  JOIN workforce_absence a ON a.staff_id = h.staff_id AND a.valid && h.days
  WHERE NOT a.withdrawn AND a.kind IN ('sick', 'parental')
),
spans AS (
  SELECT code, month, staff_id, job, id, 'due' AS kind, false AS work_related, daily, hours, days
  FROM (SELECT code, month, staff_id, kind AS job, id, daily, daily AS hours, days FROM held) AS h
  UNION ALL
  SELECT code, month, staff_id, job, id, kind, work_related, daily, hours, days FROM absent
),
-- `working` days are Mondays to Fridays, counted from a Monday long ago.
counted AS MATERIALIZED (
  SELECT *, upper(days) - lower(days) AS calendar,
    ((upper(days) - DATE '2000-01-03') / 7) * 5 + least((upper(days) - DATE '2000-01-03') %% 7, 5)
    - ((lower(days) - DATE '2000-01-03') / 7) * 5 - least((lower(days) - DATE '2000-01-03') %% 7, 5)
    AS working
  FROM spans
),
sick_people AS (
  SELECT code, month, staff_id, sum(calendar) AS days, md5(string_agg(id || ':' || days, ',')) AS mark
  FROM counted WHERE kind = 'sick' GROUP BY code, month, staff_id
)
SELECT code, month, 'employed' AS measure, '' AS detail, count(*)::numeric AS value,
  md5(string_agg(staff_id::text, ',' ORDER BY staff_id)) AS mark, false AS by_hand
FROM employed GROUP BY code, month
UNION ALL
SELECT code, month, 'employed_3', '', count(*),
  md5(string_agg(staff_id::text, ',' ORDER BY staff_id)), false
FROM employed_3 GROUP BY code, month
UNION ALL
SELECT code, month, 'leavers_3', '', count(*),
  md5(string_agg(id::text, ',' ORDER BY id)), false
FROM leavers_3 GROUP BY code, month
UNION ALL
SELECT code, month, 'exit_interviews_3', '', count(*),
  md5(string_agg(id::text, ',' ORDER BY id)), false
FROM leavers_3 WHERE exit_interview GROUP BY code, month
UNION ALL
SELECT code, month, 'leavers_by_occupation', occupation, count(*), '', false
FROM leavers_3 GROUP BY code, month, occupation
UNION ALL
SELECT code, month, 'reasons', end_reason, count(*), '', false
FROM leavers_3 GROUP BY code, month, end_reason
UNION ALL
SELECT code, month, 'hired_3', '', count(*), '', false FROM hired_3 GROUP BY code, month
UNION ALL
SELECT code, month, 'hired_by_occupation', occupation, count(*), '', false
FROM hired_3 GROUP BY code, month, occupation
UNION ALL
SELECT code, month, 'trained', '', count(DISTINCT staff_id),
  md5(string_agg(DISTINCT staff_id::text, ',')), false
FROM attended GROUP BY code, month
UNION ALL
SELECT code, month, 'certificates', '', count(DISTINCT staff_id), '', false
FROM attended WHERE public_certificate GROUP BY code, month
UNION ALL
SELECT code, month, 'training_hours', '', round(sum(hours), 2), '', false
FROM attended WHERE ends_here AND NOT public_certificate GROUP BY code, month
UNION ALL
SELECT code, month, 'training_cost', '', sum(cost), '', false
FROM trainings WHERE ends_here GROUP BY code, month
UNION ALL
SELECT code, month, 'hours_contracted', '', round(sum(CASE
    WHEN job IN ('substitute', 'trainee') THEN 0
    WHEN kind = 'due' THEN daily * working
    WHEN kind = 'parental' THEN -least(hours, daily) * working
    ELSE 0 END), 2),
  md5(string_agg(kind || id || ':' || days, ',' ORDER BY kind, id, days)
    FILTER (WHERE kind <> 'sick')), false
FROM counted GROUP BY code, month
UNION ALL
SELECT code, month, 'hours_lost', '', round(sum(hours * working), 2),
  md5(string_agg(id || ':' || days || hours, ',' ORDER BY id, days)), false
FROM counted WHERE kind = 'sick' GROUP BY code, month
UNION ALL
SELECT code, month, 'sick_leave_days', '', sum(calendar), '', false
FROM counted WHERE kind = 'sick' GROUP BY code, month
UNION ALL
SELECT code, month, 'work_related_days', '', sum(calendar), '', false
FROM counted WHERE kind = 'sick' AND work_related GROUP BY code, month
UNION ALL
SELECT code, month, 'sick_up_to_30', '', count(*), '', false
FROM sick_people WHERE days <= 30 GROUP BY code, month
UNION ALL
SELECT code, month, 'sick_30_or_more', '', count(*), '', false
FROM sick_people WHERE days >= 30 GROUP BY code, month
UNION ALL
SELECT organisation_id, month, measure, '', value, '', true
FROM workforce_staffcount
WHERE organisation_id = ANY(%(codes)s)
  AND month BETWEEN (%(first)s::date - interval '2 months')::date AND %(last)s
