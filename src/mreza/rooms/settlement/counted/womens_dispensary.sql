-- Women's dispensaries: teams, quotients of visits, smears, women 20 to 64 on 30 November before.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.teams,
    COALESCE(c.quantity, 0) AS planned_capitation_quotients,
    3 * period.quarters AS period_months,
    COALESCE(v.units, 0) AS realised_visit_quotients,
    COALESCE(l.women_20_64, 0) AS women_20_64,
    CAST(ROUND(COALESCE(s.smears, 0), 0) AS BIGINT) AS smears
FROM plan AS p
CROSS JOIN period
INNER JOIN present AS pr ON p.provider = pr.provider
LEFT JOIN plan AS c
    ON p.provider = c.provider AND c.activity = 'women' AND c.measure = 'capitation_quotient'
LEFT JOIN (
    SELECT provider, CAST(SUM(units) AS DECIMAL(18, 2)) AS units
    FROM valued
    WHERE activity = 'women' AND measure = 'quotient'
    GROUP BY provider
) AS v ON p.provider = v.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS smears
    FROM done
    WHERE activity = 'women' AND service = 'K1012'
    GROUP BY provider
) AS s ON p.provider = s.provider
LEFT JOIN assigned AS l ON p.provider = l.provider
WHERE p.measure = 'visit_quotient' AND p.activity = 'women'
