-- Lists of doctors on one count date, by age groups; residents of social-care institutions apart
-- (article 5(4)). A doctor whose provider has no contract for the activity is not settled.
SELECT
    l.provider,
    pr.unit,
    pr.office,
    l.activity,
    l.doctor,
    SUM(CASE WHEN l.activity <> 'women' AND l.age <= 6 THEN l.persons ELSE 0 END) AS persons_0_6,
    SUM(CASE WHEN l.activity <> 'women' AND l.age BETWEEN 7 AND 18 THEN l.persons ELSE 0 END)
        AS persons_7_18,
    SUM(CASE WHEN l.activity <> 'women' AND l.age BETWEEN 19 AND 49 THEN l.persons ELSE 0 END)
        AS persons_19_49,
    SUM(CASE WHEN l.activity <> 'women' AND l.age BETWEEN 50 AND 64 THEN l.persons ELSE 0 END)
        AS persons_50_64,
    SUM(CASE WHEN l.activity <> 'women' AND l.age BETWEEN 65 AND 74 THEN l.persons ELSE 0 END)
        AS persons_65_74,
    SUM(CASE WHEN l.activity <> 'women' AND l.age >= 75 THEN l.persons ELSE 0 END) AS persons_75,
    SUM(CASE WHEN l.activity = 'women' AND l.age BETWEEN 13 AND 19 THEN l.persons ELSE 0 END)
        AS women_13_19,
    SUM(CASE WHEN l.activity = 'women' AND l.age BETWEEN 20 AND 44 THEN l.persons ELSE 0 END)
        AS women_20_44,
    SUM(CASE WHEN l.activity = 'women' AND l.age BETWEEN 45 AND 64 THEN l.persons ELSE 0 END)
        AS women_45_64,
    SUM(CASE WHEN l.activity = 'women' AND l.age >= 65 THEN l.persons ELSE 0 END) AS women_65,
    CAST(MAX(h.share) AS DECIMAL(5, 2)) AS programme_share,
    CAST(MAX(h.curative) AS DECIMAL(5, 2)) AS curative_share
FROM listed AS l
INNER JOIN providers AS pr ON l.provider = pr.provider
INNER JOIN holders AS h ON l.provider = h.provider AND l.activity = h.activity
WHERE
    l.count_date = :count_date
    AND NOT l.institution
    AND l.activity IN ('general', 'child', 'school', 'women')
GROUP BY l.provider, pr.unit, pr.office, l.activity, l.doctor
