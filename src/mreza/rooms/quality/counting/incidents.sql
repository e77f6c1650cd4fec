-- Incidents of many homes by month, those together that are alike to the law: medicines (5.1.1), and
-- every kind in the service of 5.3. With an empty kind, since when each home keeps the register.
-- Withdrawn ones (entered by mistake) do not count.
SELECT organisation_id AS code, date_trunc('month', day)::date AS month, service, kind, errors,
  recipients_swapped, near_miss, count(*) AS records, sum(users_injured) AS users_injured,
  sum(staff_injured) AS staff_injured,
  md5(string_agg(id || ':' || errors || recipients_swapped, ',' ORDER BY id)) AS mark
FROM incidents_incident
WHERE organisation_id = ANY(%(codes)s) AND state = ANY(%(states)s) 
  AND (kind = 'medication' OR service = 'special_conditions')
  AND day >= %(first)s AND day < (%(last)s::date + interval '1 month')
GROUP BY 1, 2, 3, 4, 5, 6, 7
UNION ALL
SELECT organisation_id, min(day), '', '', 0, false, false, 0, 0, 0, ''
FROM incidents_incident WHERE organisation_id = ANY(%(codes)s) GROUP BY organisation_id
