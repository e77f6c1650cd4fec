-- Non-urgent transport and oncology transport of each provider that plans either.
SELECT
    p.provider,
    p.unit,
    p.office,
    COALESCE(plan_teams.teams, 0) AS teams,
    COALESCE(oncology.yearly, 0) AS oncology_planned_km,
    3 * period.quarters AS period_months,
    COALESCE(km.quantity, 0) AS kilometres,
    CAST(ROUND(COALESCE(rides.quantity, 0), 0) AS INT) AS rides,
    COALESCE(far.quantity, 0) AS oncology_km,
    CAST(ROUND(COALESCE(short_rides.quantity, 0), 0) AS INT) AS oncology_short_rides,
    CAST(ROUND(COALESCE(long_rides.quantity, 0), 0) AS INT) AS oncology_long_rides
FROM present AS p
CROSS JOIN period
LEFT JOIN (
    SELECT provider, MAX(teams) AS teams FROM plan WHERE activity = 'transport' GROUP BY provider
) AS plan_teams ON p.provider = plan_teams.provider
LEFT JOIN (
    SELECT provider, SUM(yearly) AS yearly FROM plan
    WHERE activity = 'oncology_transport' AND measure = 'kilometre' GROUP BY provider
) AS oncology ON p.provider = oncology.provider
LEFT JOIN measured AS km
    ON p.provider = km.provider AND km.activity = 'transport' AND km.measure = 'kilometre'
LEFT JOIN measured AS rides
    ON p.provider = rides.provider AND rides.activity = 'transport' AND rides.measure = 'patient'
LEFT JOIN measured AS far
    ON
        p.provider = far.provider AND far.activity = 'oncology_transport'
        AND far.measure = 'kilometre'
-- The institute is more than 10 km from everybody outside of Ljubljana.
LEFT JOIN measured AS long_rides
    ON
        p.provider = long_rides.provider AND long_rides.activity = 'oncology_transport'
        AND long_rides.measure = 'patient' AND p.unit <> 'ljubljana'
LEFT JOIN measured AS short_rides
    ON
        p.provider = short_rides.provider AND short_rides.activity = 'oncology_transport'
        AND short_rides.measure = 'patient' AND p.unit = 'ljubljana'
WHERE
    plan_teams.teams IS NOT NULL OR oncology.yearly IS NOT NULL
    OR km.quantity IS NOT NULL OR far.quantity IS NOT NULL
