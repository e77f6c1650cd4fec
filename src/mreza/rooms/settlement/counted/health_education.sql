-- Counselling, workshops and preventive examinations of the year.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    CAST(ROUND(COALESCE(d.counsellings, 0), 0) AS BIGINT) AS counsellings,
    CAST(ROUND(COALESCE(e.examinations, 0), 0) AS BIGINT) AS preventive_examinations,
    COALESCE(w.workshops, 0) AS planned_workshops,
    COALESCE(m.quantity, 0) AS realised_workshops
FROM (SELECT DISTINCT provider FROM plan WHERE activity IN ('health_education', 'general')) AS p
INNER JOIN present AS pr ON p.provider = pr.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS counsellings
    FROM done
    WHERE activity = 'health_education' AND service IN ('X1501', 'X1502')
    GROUP BY provider
) AS d ON p.provider = d.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS examinations
    FROM done
    WHERE activity = 'general' AND service = 'K0005'
    GROUP BY provider
) AS e ON p.provider = e.provider
LEFT JOIN (
    SELECT provider, SUM(yearly) AS workshops
    FROM plan
    WHERE activity = 'health_education' AND measure = 'workshop'
    GROUP BY provider
) AS w ON p.provider = w.provider
LEFT JOIN measured AS m
    ON p.provider = m.provider AND m.activity = 'health_education' AND m.measure = 'workshop'

