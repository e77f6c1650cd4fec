-- Persons in anticoagulation treatment, short visits (K0001) and test strips (article 8).
SELECT
    pr.provider,
    pr.unit,
    pr.office,
    CAST(ROUND(COALESCE(m.quantity, 0), 0) AS BIGINT) AS treated_persons,
    3 * period.quarters AS period_months,
    CAST(ROUND(COALESCE(d.visits, 0), 0) AS BIGINT) AS short_visits,
    CAST(ROUND(COALESCE(d.visits, 0), 0) AS BIGINT) AS test_strips
FROM providers AS pr
CROSS JOIN period
LEFT JOIN measured AS m
    ON pr.provider = m.provider AND m.activity = 'anticoagulation' AND m.measure = 'patient'
LEFT JOIN (
    SELECT provider, SUM(quantity) AS visits
    FROM done
    WHERE activity = 'anticoagulation' AND service = 'K0001'
    GROUP BY provider
) AS d ON pr.provider = d.provider
WHERE m.quantity IS NOT NULL OR d.visits IS NOT NULL
