-- Preventive examinations (K0005) against the persons assigned on 30 November of the year before.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.quantity AS planned_visit_quotients,
    COALESCE(l.men_35_65, 0) AS men_35_65,
    COALESCE(l.women_45_70, 0) AS women_45_70,
    CAST(ROUND(COALESCE(e.firsts, 0), 0) AS BIGINT) AS first_examinations,
    CAST(ROUND(COALESCE(e.repeats, 0), 0) AS BIGINT) AS repeat_examinations
FROM plan AS p
INNER JOIN present AS pr ON p.provider = pr.provider
LEFT JOIN (
    SELECT
        provider,
        SUM(CASE WHEN kind = 'first' THEN quantity ELSE 0 END) AS firsts,
        SUM(CASE WHEN kind = 'repeat' THEN quantity ELSE 0 END) AS repeats
    FROM done
    WHERE activity = 'general' AND service = 'K0005'
    GROUP BY provider
) AS e ON p.provider = e.provider
LEFT JOIN assigned AS l ON p.provider = l.provider
WHERE p.measure = 'visit_quotient' AND p.activity = 'general'
