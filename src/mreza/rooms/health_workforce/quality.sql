-- What is odd about the rows of submissions, row by row. `newest` are the submissions that count
-- on a day, by which a person's full-time equivalents with all providers are added up; asked about
-- are those that are `wanted`, and the one of `provider` that counts. A person twice in one group and activity, or with more full-time
-- equivalents than one person can work, repeats; an age, a start or a part of full time that cannot
-- be is improbable. Limits are figures of the act.
WITH newest AS (
  SELECT DISTINCT ON (organisation_id) id, organisation_id FROM health_workforce_submission
  WHERE NOT withdrawn AND day BETWEEN %(since)s AND %(day)s
  ORDER BY organisation_id, day DESC, id DESC
),
counted AS (
  SELECT w.code, sum(w.fte) AS fte, count(DISTINCT s.organisation_id) AS providers
  FROM health_workforce_worker w
  JOIN health_workforce_submission s ON s.id = w.submission_id
  WHERE s.id IN (SELECT id FROM newest) AND w.retired IS NOT TRUE
  GROUP BY w.code
),
judged AS (
  SELECT w.*, s.organisation_id, extract(year FROM s.day)::int AS year,
    extract(year FROM s.day)::int - w.birth_year AS age,
    count(*) OVER (PARTITION BY w.submission_id, w.code, w."group", w.activity) AS same,
    sum(w.fte) OVER (PARTITION BY w.submission_id, w.code) AS fte_here,
    coalesce((%(youngest_of)s::jsonb ->> w."group")::numeric, %(youngest)s) AS youngest,
    c.fte AS fte_together, c.providers
  FROM health_workforce_worker w
  JOIN health_workforce_submission s ON s.id = w.submission_id
  LEFT JOIN counted c ON c.code = w.code
  WHERE w.submission_id IN (
    SELECT unnest(%(wanted)s::bigint[])
    UNION SELECT id FROM newest WHERE organisation_id = %(provider)s
  )
),
flagged AS (
  SELECT j.*,
    same > 1 AS repeated_here,
    coalesce(fte_here > %(most_in_one)s AND count_of_code > 1, false) AS fte_in_one,
    coalesce(providers > 1 AND fte_together > %(most_together)s, false) AS fte_in_several,
    coalesce(age < youngest, false) AS too_young,
    coalesce(age > %(oldest)s, false) AS too_old,
    coalesce(start_year - birth_year < %(youngest)s, false) AS started_as_child,
    coalesce(start_year > year, false) AS starts_later,
    coalesce(fte > %(most_in_one)s OR fte = 0, false) AS fte_range,
    coalesce(retired AND employment IN ('permanent', 'trainee') AND fte > 0, false)
      AS retired_at_work
  FROM (SELECT j.*, count(*) OVER (PARTITION BY submission_id, code) AS count_of_code
        FROM judged j) j
)
