-- Persons assigned on 30 November of the year before, whom prevention is planned for (article 4):
-- men of 35 to 65 and women of 45 to 70 in general practice, women of 20 to 64 in dispensaries.
SELECT
    provider,
    SUM(CASE WHEN general AND sex = 'm' AND from_35 AND NOT from_66 THEN 1 ELSE 0 END)
        AS men_35_65,
    SUM(CASE WHEN general AND sex = 'f' AND from_45 AND NOT from_71 THEN 1 ELSE 0 END)
        AS women_45_70,
    SUM(CASE WHEN NOT general AND from_20 AND NOT from_65 THEN 1 ELSE 0 END) AS women_20_64
FROM (
    SELECT
        provider,
        sex,
        activity = 'general' AS general,
        born <= CAST(:base_date - INTERVAL 20 YEAR AS DATE) AS from_20,
        born <= CAST(:base_date - INTERVAL 35 YEAR AS DATE) AS from_35,
        born <= CAST(:base_date - INTERVAL 45 YEAR AS DATE) AS from_45,
        born <= CAST(:base_date - INTERVAL 65 YEAR AS DATE) AS from_65,
        born <= CAST(:base_date - INTERVAL 66 YEAR AS DATE) AS from_66,
        born <= CAST(:base_date - INTERVAL 71 YEAR AS DATE) AS from_71
    FROM assignments
    WHERE
        count_date = :base_date
        AND provider IS NOT NULL
        AND doctor IS NOT NULL
        AND activity IN ('general', 'women')
) AS aged
GROUP BY provider
