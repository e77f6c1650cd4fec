-- Which part of a full programme each listed doctor of a provider has: the contract's teams by the
-- number of doctors with a list on the count date. Hundredths, half up, of whole numbers: a division of
-- decimals is a double on one engine and a decimal on another.
SELECT
    d.count_date,
    d.provider,
    d.activity,
    CAST(
        LEAST((2 * p.teams + d.doctors) // (2 * d.doctors), 999) * 0.01 AS DECIMAL(5, 2)
    ) AS share,
    -- of a team of a child or school dispensary, what is planned for curative work (6(3))
    CAST(
        (20000 * (p.teams - p.preventive) + p.teams) // (2 * p.teams) * 0.01 AS DECIMAL(5, 2)
    ) AS curative
FROM (
    SELECT count_date, provider, activity, COUNT(DISTINCT doctor) AS doctors
    FROM listed
    GROUP BY count_date, provider, activity
) AS d
INNER JOIN (
    SELECT
        provider,
        activity,
        CAST(100 * MAX(teams) AS BIGINT) AS teams,
        CAST(100 * MAX(preventive_teams) AS BIGINT) AS preventive
    FROM plan
    WHERE teams > 0
    GROUP BY provider, activity
) AS p ON d.provider = p.provider AND d.activity = p.activity
