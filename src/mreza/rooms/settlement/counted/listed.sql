-- Lists of doctors on one count date: persons, and how many of them are of an age or above it. A
-- person is of an age once born on or before the count date that many years ago; the ages are those
-- at which groups of capitation begin. Dentists are not paid by capitation, and residents of
-- social-care institutions are not on lists (article 5(4)).
SELECT
    :count_date AS count_date,
    activity,
    provider,
    doctor,
    COUNT(*) AS persons,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 7 YEAR AS DATE) AS INT)) AS from_7,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 13 YEAR AS DATE) AS INT)) AS from_13,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 19 YEAR AS DATE) AS INT)) AS from_19,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 20 YEAR AS DATE) AS INT)) AS from_20,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 45 YEAR AS DATE) AS INT)) AS from_45,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 50 YEAR AS DATE) AS INT)) AS from_50,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 65 YEAR AS DATE) AS INT)) AS from_65,
    SUM(CAST(born <= CAST(:count_date - INTERVAL 75 YEAR AS DATE) AS INT)) AS from_75
FROM assignments
WHERE
    count_date = :count_date
    AND provider IS NOT NULL
    AND doctor IS NOT NULL
    AND NOT institution
    AND activity NOT IN ('dental_adult', 'dental_youth')
GROUP BY activity, provider, doctor
