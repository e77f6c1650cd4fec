-- Which part of a full programme each listed doctor of a provider has: the contract's teams by the
-- number of doctors with a list in the period.
SELECT
    d.provider,
    d.activity,
    CAST(LEAST(p.teams / d.doctors, 9.99) AS DECIMAL(5, 2)) AS share,
    -- of a team of a child or school dispensary, what is planned for curative work (6(3))
    CAST(100 * (p.teams - p.preventive) / p.teams AS DECIMAL(5, 2)) AS curative
FROM (
    SELECT provider, activity, COUNT(DISTINCT doctor) AS doctors
    FROM listed
    GROUP BY provider, activity
) AS d
INNER JOIN (
    SELECT provider, activity, MAX(teams) AS teams, MAX(preventive_teams) AS preventive
    FROM plan
    WHERE teams > 0
    GROUP BY provider, activity
) AS p ON d.provider = p.provider AND d.activity = p.activity
