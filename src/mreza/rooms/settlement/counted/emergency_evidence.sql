-- Interventions in the field and urgent transport to a hospital by reason, for evidence invoices
-- (articles 22 and 24). Points of transport are kilometres; start fees the law adds for each ride.
SELECT
    d.provider,
    pr.unit,
    pr.office,
    d.kind AS reason,
    CAST(ROUND(SUM(CASE WHEN d.service = 'X1601' THEN d.quantity ELSE 0 END), 0) AS BIGINT)
        AS light_interventions,
    CAST(ROUND(SUM(CASE WHEN d.service = 'X1602' THEN d.quantity ELSE 0 END), 0) AS BIGINT)
        AS medium_interventions,
    CAST(ROUND(SUM(CASE WHEN d.service = 'X1603' THEN d.quantity ELSE 0 END), 0) AS BIGINT)
        AS severe_interventions,
    CAST(ROUND(SUM(CASE WHEN d.service = 'X1604' THEN d.quantity ELSE 0 END), 0) AS BIGINT)
        AS rides,
    CAST(SUM(CASE WHEN d.service = 'X1605' THEN d.quantity ELSE 0 END) AS DECIMAL(18, 2))
        AS transport_points
FROM done AS d
INNER JOIN providers AS pr ON d.provider = pr.provider
WHERE d.activity = 'emergency' AND d.kind IN ('injury_at_work', 'occupational_disease', 'third_party')
GROUP BY d.provider, pr.unit, pr.office, d.kind
