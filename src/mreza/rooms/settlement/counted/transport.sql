-- Non-urgent transport and oncology transport of each provider that plans either.
SELECT
    p.provider,
    p.unit,
    p.office,
    COALESCE(plan_teams.teams, 0) AS teams,
    COALESCE(oncology.yearly, 0) AS oncology_planned_km,
    3 * period.quarters AS period_months,
    COALESCE(km.quantity, 0) AS kilometres,
    CAST(COALESCE(rides.quantity, 0) AS INT) AS rides,
    COALESCE(far.quantity, 0) AS oncology_km,
    CAST(COALESCE(short_rides.quantity, 0) AS INT) AS oncology_short_rides,
    CAST(COALESCE(long_rides.quantity, 0) AS INT) AS oncology_long_rides
FROM providers AS p
CROSS JOIN period
LEFT JOIN (
    SELECT provider, MAX(teams) AS teams FROM plan WHERE activity = 'transport' GROUP BY provider
) AS plan_teams ON p.provider = plan_teams.provider
LEFT JOIN (
    SELECT provider, SUM(yearly) AS yearly FROM plan
    WHERE activity = 'oncology_transport' AND measure = 'kilometre' GROUP BY provider
) AS oncology ON p.provider = oncology.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS quantity FROM done
    WHERE activity = 'transport' AND service = 'X1201' GROUP BY provider
) AS km ON p.provider = km.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS quantity FROM done
    WHERE activity = 'transport' AND service = 'X1203' GROUP BY provider
) AS rides ON p.provider = rides.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS quantity FROM done
    WHERE activity = 'oncology_transport' AND service = 'X1301' GROUP BY provider
) AS far ON p.provider = far.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS quantity FROM done
    WHERE activity = 'oncology_transport' AND service = 'X1302' GROUP BY provider
) AS short_rides ON p.provider = short_rides.provider
LEFT JOIN (
    SELECT provider, SUM(quantity) AS quantity FROM done
    WHERE activity = 'oncology_transport' AND service = 'X1303' GROUP BY provider
) AS long_rides ON p.provider = long_rides.provider
WHERE
    plan_teams.teams IS NOT NULL OR oncology.yearly IS NOT NULL
    OR km.quantity IS NOT NULL OR far.quantity IS NOT NULL
