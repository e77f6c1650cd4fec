-- Points and cases of physiotherapy; cases are judged when the whole year is there (13(3)).
SELECT
    p.provider,
    pr.unit,
    pr.office,
    CAST(p.teams * period.quarters * 0.25 AS DECIMAL(8, 2)) AS teams,
    3 * period.quarters AS period_months,
    p.quantity AS planned_points,
    COALESCE(v.units, 0) AS realised_points,
    CAST(ROUND(COALESCE(m.quantity, 0), 0) AS BIGINT) AS realised_cases
FROM plan AS p
CROSS JOIN period
INNER JOIN present AS pr ON p.provider = pr.provider
LEFT JOIN (
    SELECT provider, CAST(SUM(units) AS DECIMAL(18, 2)) AS units
    FROM valued
    WHERE activity = 'physiotherapy' AND measure = 'point'
    GROUP BY provider
) AS v ON p.provider = v.provider
LEFT JOIN measured AS m
    ON p.provider = m.provider AND m.activity = 'physiotherapy' AND m.measure = 'case'
WHERE p.measure = 'point' AND p.activity = 'physiotherapy'
