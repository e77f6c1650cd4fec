SELECT $day::DATE AS count_date,
       pseudonym(person, getvariable('s_pseudonym')) AS person,
       CASE WHEN female THEN 'f' ELSE 'm' END AS sex,
       born, home AS unit, people.activity, desk.provider, desk.code AS doctor, institution
FROM people
LEFT JOIN desks AS desk ON desk.doctor = CASE
    WHEN (moved = 1 AND $index = 0) OR (moved > 1 AND $index >= moved)
    THEN people.other ELSE people.doctor END
WHERE first_count <= $index AND last_count >= $index
ORDER BY desk.provider NULLS FIRST, people.activity, desk.code NULLS FIRST, people.person
