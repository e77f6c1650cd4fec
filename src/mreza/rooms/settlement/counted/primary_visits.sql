-- Visit quotients planned and done; whether a provider is the only one of its unit in the activity.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.activity,
    p.quantity AS planned_visit_quotients,
    COALESCE(c.quantity, 0) AS planned_capitation_quotients,
    COALESCE(v.units, 0) AS realised_visit_quotients,
    n.providers = 1 AS sole_provider
FROM plan AS p
INNER JOIN present AS pr ON p.provider = pr.provider
INNER JOIN (
    SELECT pr2.unit, p2.activity, COUNT(DISTINCT p2.provider) AS providers
    FROM plan AS p2
    INNER JOIN providers AS pr2 ON p2.provider = pr2.provider
    GROUP BY pr2.unit, p2.activity
) AS n ON pr.unit = n.unit AND p.activity = n.activity
LEFT JOIN plan AS c
    ON p.provider = c.provider AND p.activity = c.activity AND c.measure = 'capitation_quotient'
LEFT JOIN (
    SELECT provider, activity, CAST(SUM(units) AS DECIMAL(18, 2)) AS units
    FROM valued
    WHERE measure = 'quotient'
    GROUP BY provider, activity
) AS v ON p.provider = v.provider AND p.activity = v.activity
WHERE p.measure = 'visit_quotient' AND p.activity IN ('general', 'child', 'school')
