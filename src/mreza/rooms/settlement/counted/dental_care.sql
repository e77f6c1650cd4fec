-- Points of a provider in a dental activity by what they are for.
SELECT
    both_sides.provider,
    pr.unit,
    pr.office,
    both_sides.activity,
    SUM(both_sides.planned) AS planned_points,
    CAST(SUM(both_sides.care) AS DECIMAL(18, 2)) AS care_points,
    CAST(SUM(both_sides.prosthetics) AS DECIMAL(18, 2)) AS prosthetics_points,
    CAST(SUM(both_sides.children) AS DECIMAL(18, 2)) AS children_points,
    CAST(SUM(both_sides.orthodontic) AS DECIMAL(18, 2)) AS orthodontic_points
FROM (
    SELECT
        provider,
        activity,
        quantity AS planned,
        CAST(0 AS DECIMAL(20, 4)) AS care,
        CAST(0 AS DECIMAL(20, 4)) AS prosthetics,
        CAST(0 AS DECIMAL(20, 4)) AS children,
        CAST(0 AS DECIMAL(20, 4)) AS orthodontic
    FROM plan
    WHERE
        measure = 'point'
        AND activity IN ('dental_adult', 'dental_youth', 'pedodontics', 'orthodontics')
    UNION ALL
    SELECT
        provider,
        activity,
        0,
        -- of young people's dentists, care and prosthetics are those of adults (article 32(1))
        CASE WHEN part = 'care' AND activity = 'dental_adult' THEN units ELSE 0 END,
        CASE WHEN part = 'prosthetics' AND activity = 'dental_adult' THEN units ELSE 0 END,
        CASE WHEN activity IN ('dental_youth', 'pedodontics') THEN units ELSE 0 END,
        CASE WHEN activity = 'orthodontics' THEN units ELSE 0 END
    FROM valued
    WHERE
        measure = 'point'
        AND activity IN ('dental_adult', 'dental_youth', 'pedodontics', 'orthodontics')
) AS both_sides
INNER JOIN present AS pr ON both_sides.provider = pr.provider
GROUP BY both_sides.provider, pr.unit, pr.office, both_sides.activity
