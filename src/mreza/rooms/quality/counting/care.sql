-- Users, medicines, leisure and visits of many homes by month: the counts of care.queries, which
-- take one period, for many months at once (a test holds both to the same numbers).
-- One row: code, month, service, measure, value, mark of the counted records, whether by hand.
-- The measure `before` says that the service had users in the three months before the first one:
-- it then has no data, and is not gone, in a month of which nobody recorded anything.
WITH months AS (
  SELECT month::date, daterange(month::date, (month + interval '1 month')::date) AS days
  FROM generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') AS month
),
-- The homes' own records first and months after: otherwise every home's are read for one.
enrolments AS MATERIALIZED (
  SELECT u.organisation_id AS code, e.service, e.user_id, e.valid
  FROM care_enrolment e JOIN care_serviceuser u ON u.id = e.user_id
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT e.withdrawn AND NOT u.withdrawn
),
medicines AS MATERIALIZED (
  SELECT u.organisation_id AS code, t.user_id, t.valid
  FROM care_medicationuse t JOIN care_serviceuser u ON u.id = t.user_id
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT t.withdrawn AND NOT u.withdrawn
),
wishes AS MATERIALIZED (
  SELECT u.organisation_id AS code, w.user_id, w.valid
  FROM care_leisurewish w JOIN care_serviceuser u ON u.id = w.user_id
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT w.withdrawn AND NOT u.withdrawn
),
attended AS MATERIALIZED (
  SELECT v.organisation_id AS code, a.user_id, v.day
  FROM care_leisureactivity v JOIN care_leisureattendance a ON a.activity_id = v.id
  WHERE v.organisation_id = ANY(%(codes)s) AND NOT a.withdrawn AND NOT v.withdrawn
    AND v.day >= %(first)s AND v.day < (%(last)s::date + interval '1 month')
),
-- A wish and medicines count on days of the service; so does taking part in leisure.
enrolled AS MATERIALIZED (
  SELECT e.code, m.month, e.service, e.user_id, e.valid * m.days AS days
  FROM enrolments e JOIN months m ON e.valid && m.days
),
medicated AS (
  SELECT DISTINCT e.code, e.month, e.service, e.user_id, true AS medicated
  FROM enrolled e JOIN medicines t ON t.user_id = e.user_id AND t.valid && e.days
),
wishing AS (
  SELECT DISTINCT e.code, e.month, e.service, e.user_id, true AS wishing
  FROM enrolled e JOIN wishes w ON w.user_id = e.user_id AND w.valid && e.days
  WHERE e.service = ANY(%(institutions)s)
),
came AS (
  SELECT DISTINCT e.code, e.month, e.service, e.user_id, true AS came
  FROM enrolled e JOIN attended a
    ON a.user_id = e.user_id AND a.code = e.code AND a.day <@ e.days
  WHERE e.service = ANY(%(institutions)s)
),
persons AS MATERIALIZED (
  SELECT code, month, service, user_id, medicated, wishing, wishing AND came AS included
  FROM (SELECT DISTINCT code, month, service, user_id FROM enrolled) AS users
  LEFT JOIN medicated USING (code, month, service, user_id)
  LEFT JOIN wishing USING (code, month, service, user_id)
  LEFT JOIN came USING (code, month, service, user_id)
),
-- Homes that keep records of a kind in a month have counted them, even where there are none.
with_medication AS MATERIALIZED (
  SELECT DISTINCT t.code, m.month FROM medicines t JOIN months m ON t.valid && m.days
),
with_wishes AS MATERIALIZED (
  SELECT DISTINCT w.code, m.month FROM wishes w JOIN months m ON w.valid && m.days
),
people AS (
  SELECT code, month, service, 'users' AS measure, user_id FROM persons
  UNION ALL
  SELECT code, month, service, 'on_medication', CASE WHEN medicated THEN user_id END
  FROM persons JOIN with_medication USING (code, month)
  UNION ALL
  SELECT code, month, service, 'leisure_wishing', CASE WHEN wishing THEN user_id END
  FROM persons JOIN with_wishes USING (code, month) WHERE service = ANY(%(institutions)s)
  UNION ALL
  SELECT code, month, service, 'leisure_included', CASE WHEN included THEN user_id END
  FROM persons JOIN with_wishes USING (code, month) WHERE service = ANY(%(institutions)s)
),
visits AS (
  SELECT u.organisation_id AS code, date_trunc('month', v.day)::date AS month, a.service,
    v.missed_because, v.agreed_minutes, v.done_minutes, v.id
  FROM care_visit v
  JOIN care_homecareagreement a ON a.id = v.agreement_id
  JOIN care_serviceuser u ON u.id = a.user_id
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT v.withdrawn AND NOT a.withdrawn
    AND NOT u.withdrawn AND v.day >= %(first)s AND v.day < (%(last)s::date + interval '1 month')
),
before AS (
  SELECT u.organisation_id AS code, e.service
  FROM care_enrolment e JOIN care_serviceuser u ON u.id = e.user_id
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT e.withdrawn AND NOT u.withdrawn
    AND e.valid && daterange((%(first)s::date - interval '3 months')::date, %(first)s)
  UNION
  SELECT organisation_id, service FROM care_headcount
  WHERE organisation_id = ANY(%(codes)s) AND month < %(first)s
    AND month >= (%(first)s::date - interval '3 months')::date
)
SELECT code, month, service, measure, count(user_id)::numeric AS value,
  md5(string_agg(user_id::text, ',' ORDER BY user_id)) AS mark, false AS by_hand
FROM people GROUP BY code, month, service, measure
UNION ALL
SELECT code, %(first)s, service, 'before', 0, '', false FROM before
UNION ALL
SELECT code, month, service, 'minutes_agreed', sum(agreed_minutes),
  md5(string_agg(id::text || ':' || agreed_minutes, ',' ORDER BY id)), false
FROM visits GROUP BY code, month, service
UNION ALL
SELECT code, month, service, 'minutes_done', sum(done_minutes),
  md5(string_agg(id::text || ':' || done_minutes, ',' ORDER BY id)), false
FROM visits GROUP BY code, month, service
UNION ALL
SELECT code, month, service, 'missed_' || missed_because, sum(agreed_minutes - done_minutes),
  md5(string_agg(id::text || ':' || (agreed_minutes - done_minutes), ',' ORDER BY id)), false
FROM visits WHERE missed_because <> '' GROUP BY code, month, service, missed_because
UNION ALL
SELECT organisation_id, month, service, measure, value, '', true
FROM care_headcount
WHERE organisation_id = ANY(%(codes)s) AND month BETWEEN %(first)s AND %(last)s
