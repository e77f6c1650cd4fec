-- Counselling, workshops and preventive examinations of the year.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    CAST(COALESCE(d.counsellings, 0) AS BIGINT) AS counsellings,
    CAST(COALESCE(e.examinations, 0) AS BIGINT) AS preventive_examinations,
    COALESCE(w.funds, 0) AS planned_workshop_funds,
    0 AS realised_workshop_funds
FROM (SELECT DISTINCT provider FROM plan WHERE activity IN ('health_education', 'general')) AS p
INNER JOIN providers AS pr ON p.provider = pr.provider
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
    SELECT provider, SUM(yearly) AS funds
    FROM plan
    WHERE activity = 'health_education' AND measure = 'flat_sum'
    GROUP BY provider
) AS w ON p.provider = w.provider
