-- A person's rides from one place of stay: one row as long as the list says the same of it, another one
-- (`home 2` ...) where the list of a later month changed the distance or the consent. The plans of 2007
-- print no transport to dialysis apart from the rest: there are rows only of providers who report it.
SELECT
    d.provider,
    pr.unit,
    pr.office,
    d.person,
    d.stay,
    d.stay
    || CASE
        WHEN d.entry_number = 1 THEN '' ELSE ' ' || CAST(d.entry_number AS TEXT)
    END AS entry,
    d.approved,
    d.list_distance,
    d.stay_distance,
    d.migration_consent,
    d.planned_rides,
    d.rides,
    d.empty_km
FROM (
    SELECT
        g.*,
        ROW_NUMBER() OVER (
            PARTITION BY g.provider, g.person, g.stay
            ORDER BY g.since, g.approved DESC, g.list_distance, g.stay_distance, g.migration_consent
        ) AS entry_number
    FROM (
        SELECT
            provider,
            person,
            stay,
            approved,
            list_distance,
            stay_distance,
            consent AS migration_consent,
            MIN(month_number) AS since,
            CAST(SUM(planned_rides) AS BIGINT) AS planned_rides,
            CAST(SUM(rides) AS BIGINT) AS rides,
            CAST(SUM(empty_km) AS DECIMAL(18, 1)) AS empty_km
        FROM dialysis
        GROUP BY provider, person, stay, approved, list_distance, stay_distance, consent
    ) AS g
) AS d
INNER JOIN providers AS pr ON d.provider = pr.provider
