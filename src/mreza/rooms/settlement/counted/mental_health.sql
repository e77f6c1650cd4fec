-- Points of mental-health dispensaries.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.quantity AS planned_points,
    COALESCE(v.units, 0) AS realised_points
FROM plan AS p
INNER JOIN present AS pr ON p.provider = pr.provider
LEFT JOIN (
    SELECT provider, CAST(SUM(units) AS DECIMAL(18, 2)) AS units
    FROM valued
    WHERE activity = 'mental_health' AND measure = 'point'
    GROUP BY provider
) AS v ON p.provider = v.provider
WHERE p.measure = 'point' AND p.activity = 'mental_health'
