-- Users, medicines, leisure and visits of many homes by month: the counts of care.queries, which
-- take one period, for many months at once (a test holds both to the same numbers).
-- One row: code, month, service, measure, value, mark of the counted records, whether by hand.
WITH months AS (
  SELECT month::date, daterange(month::date, (month + interval '1 month')::date) AS days
  FROM generate_series(%(first)s::timestamp, %(last)s::timestamp, interval '1 month') AS month
),
-- A wish and medicines count on days of the service; so does taking part in leisure.
enrolled AS MATERIALIZED (
  SELECT u.organisation_id AS code, m.month, e.service, e.user_id, e.valid * m.days AS days
  FROM care_enrolment e
  JOIN care_serviceuser u ON u.id = e.user_id
  JOIN months m ON e.valid && m.days
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT e.withdrawn AND NOT u.withdrawn
),
judged AS MATERIALIZED (
  SELECT e.*,
    EXISTS (SELECT FROM care_medicationuse t
      WHERE t.user_id = e.user_id AND t.valid && e.days AND NOT t.withdrawn) AS medicated,
    e.service = ANY(%(institutions)s) AND EXISTS (SELECT FROM care_leisurewish w
      WHERE w.user_id = e.user_id AND w.valid && e.days AND NOT w.withdrawn) AS wishing,
    e.service = ANY(%(institutions)s) AND EXISTS (SELECT FROM care_leisureattendance a
      JOIN care_leisureactivity v ON v.id = a.activity_id
      WHERE a.user_id = e.user_id AND v.day <@ e.days AND v.organisation_id = e.code
        AND NOT a.withdrawn AND NOT v.withdrawn) AS came
  FROM enrolled e
),
persons AS MATERIALIZED (
  SELECT code, month, service, user_id, bool_or(medicated) AS medicated,
    bool_or(wishing) AS wishing, bool_or(wishing) AND bool_or(came) AS included
  FROM judged GROUP BY code, month, service, user_id
),
-- Homes that keep records of a kind in a month have counted them, even where there are none.
with_medication AS MATERIALIZED (
  SELECT DISTINCT u.organisation_id AS code, m.month
  FROM care_medicationuse t
  JOIN care_serviceuser u ON u.id = t.user_id
  JOIN months m ON t.valid && m.days
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT t.withdrawn AND NOT u.withdrawn
),
with_wishes AS MATERIALIZED (
  SELECT DISTINCT u.organisation_id AS code, m.month
  FROM care_leisurewish w
  JOIN care_serviceuser u ON u.id = w.user_id
  JOIN months m ON w.valid && m.days
  WHERE u.organisation_id = ANY(%(codes)s) AND NOT w.withdrawn AND NOT u.withdrawn
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
)
SELECT code, month, service, measure, count(user_id)::numeric AS value,
  md5(string_agg(user_id::text, ',' ORDER BY user_id)) AS mark, false AS by_hand
FROM people GROUP BY code, month, service, measure
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
