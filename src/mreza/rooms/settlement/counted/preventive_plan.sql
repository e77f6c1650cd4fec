-- Preventive examinations (K0005) against the persons assigned on 30 November of the year before.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.quantity AS planned_visit_quotients,
    COALESCE(l.men, 0) AS men_35_65,
    COALESCE(l.women, 0) AS women_45_70,
    CAST(COALESCE(e.firsts, 0) AS BIGINT) AS first_examinations,
    CAST(COALESCE(e.repeats, 0) AS BIGINT) AS repeat_examinations
FROM plan AS p
INNER JOIN providers AS pr ON p.provider = pr.provider
LEFT JOIN (
    SELECT
        provider,
        SUM(CASE WHEN occurrence = 'first' THEN quantity ELSE 0 END) AS firsts,
        SUM(CASE WHEN occurrence = 'repeat' THEN quantity ELSE 0 END) AS repeats
    FROM done
    WHERE activity = 'general' AND service = 'K0005'
    GROUP BY provider
) AS e ON p.provider = e.provider
LEFT JOIN (
    SELECT
        listed.provider,
        SUM(CASE WHEN listed.sex = 'm' AND listed.age BETWEEN 35 AND 65 THEN listed.persons ELSE 0 END)
            AS men,
        SUM(CASE WHEN listed.sex = 'f' AND listed.age BETWEEN 45 AND 70 THEN listed.persons ELSE 0 END)
            AS women
    FROM listed
    INNER JOIN period ON listed.count_date = period.base_date
    WHERE listed.activity = 'general'
    GROUP BY listed.provider
) AS l ON p.provider = l.provider
WHERE p.measure = 'visit_quotient' AND p.activity = 'general'
