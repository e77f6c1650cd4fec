-- Persons a service may be rendered to (alive all year), those due for prevention first, so that
-- every list, and every list of those due, is one run of numbers.
CREATE TABLE listed AS
SELECT row_number() OVER (
           ORDER BY kind, unit, activity, doctor, preventive DESC,
                    draw(person, getvariable('s_list')), person) - 1 AS place,
       kind, unit, activity, doctor, preventive,
       pseudonym(person, getvariable('s_pseudonym')) AS person
FROM people
WHERE doctor IS NOT NULL AND first_count <= 1 AND last_count = 4;
