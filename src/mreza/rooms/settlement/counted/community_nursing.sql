-- Points of community nursing, those of Sundays and holidays apart.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.quantity AS planned_points,
    COALESCE(v.ordinary, 0) AS ordinary_points,
    COALESCE(v.rest, 0) AS rest_day_points
FROM plan AS p
INNER JOIN present AS pr ON p.provider = pr.provider
LEFT JOIN (
    SELECT
        provider,
        CAST(SUM(CASE WHEN rest_day THEN 0 ELSE units END) AS DECIMAL(18, 2)) AS ordinary,
        CAST(SUM(CASE WHEN rest_day THEN units ELSE 0 END) AS DECIMAL(18, 2)) AS rest
    FROM valued
    WHERE activity = 'community_nursing' AND measure = 'point'
    GROUP BY provider
) AS v ON p.provider = v.provider
WHERE p.measure = 'point' AND p.activity = 'community_nursing'
