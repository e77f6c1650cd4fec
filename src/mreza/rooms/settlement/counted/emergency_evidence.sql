-- Interventions in the field by reason, for evidence invoices (article 22).
SELECT
    d.provider,
    pr.unit,
    pr.office,
    d.reason,
    CAST(SUM(CASE WHEN d.service = 'X1601' THEN d.quantity ELSE 0 END) AS BIGINT)
        AS light_interventions,
    CAST(SUM(CASE WHEN d.service = 'X1602' THEN d.quantity ELSE 0 END) AS BIGINT)
        AS medium_interventions,
    CAST(SUM(CASE WHEN d.service = 'X1603' THEN d.quantity ELSE 0 END) AS BIGINT)
        AS severe_interventions,
    0 AS rides,
    0 AS transport_points
FROM done AS d
INNER JOIN providers AS pr ON d.provider = pr.provider
WHERE d.activity = 'emergency' AND d.reason IN ('injury_at_work', 'occupational_disease', 'third_party')
GROUP BY d.provider, pr.unit, pr.office, d.reason
