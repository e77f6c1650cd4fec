-- Lists of doctors on one count date, by age groups. A doctor whose provider has no contract for the
-- activity is not settled.
SELECT
    l.provider,
    pr.unit,
    pr.office,
    l.activity,
    l.doctor,
    CASE WHEN l.activity <> 'women' THEN l.persons - l.from_7 ELSE 0 END AS persons_0_6,
    CASE WHEN l.activity <> 'women' THEN l.from_7 - l.from_19 ELSE 0 END AS persons_7_18,
    CASE WHEN l.activity <> 'women' THEN l.from_19 - l.from_50 ELSE 0 END AS persons_19_49,
    CASE WHEN l.activity <> 'women' THEN l.from_50 - l.from_65 ELSE 0 END AS persons_50_64,
    CASE WHEN l.activity <> 'women' THEN l.from_65 - l.from_75 ELSE 0 END AS persons_65_74,
    CASE WHEN l.activity <> 'women' THEN l.from_75 ELSE 0 END AS persons_75,
    CASE WHEN l.activity = 'women' THEN l.from_13 - l.from_20 ELSE 0 END AS women_13_19,
    CASE WHEN l.activity = 'women' THEN l.from_20 - l.from_45 ELSE 0 END AS women_20_44,
    CASE WHEN l.activity = 'women' THEN l.from_45 - l.from_65 ELSE 0 END AS women_45_64,
    CASE WHEN l.activity = 'women' THEN l.from_65 ELSE 0 END AS women_65,
    CAST(h.share AS DECIMAL(5, 2)) AS programme_share,
    CAST(h.curative AS DECIMAL(5, 2)) AS curative_share
FROM listed AS l
INNER JOIN providers AS pr ON l.provider = pr.provider
INNER JOIN holders AS h
    ON
        l.provider = h.provider AND l.activity = h.activity
        AND l.count_date = h.count_date
WHERE l.count_date = :count_date
