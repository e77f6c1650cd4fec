-- Yearly sums that are paid flat, by provider and activity; programmes by teams get theirs from
-- their own tables.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.activity,
    SUM(CASE WHEN p.measure = 'flat_sum' THEN p.yearly ELSE 0 END) AS annual_value,
    3 * MAX(period.quarters) AS period_months
FROM plan AS p
CROSS JOIN period
INNER JOIN providers AS pr ON p.provider = pr.provider
WHERE
    p.measure = 'flat_sum'
    OR (
        p.measure = 'team'
        AND p.activity IN ('prisoners', 'development', 'addiction', 'dental_duty', 'epidemiology')
    )
GROUP BY p.provider, pr.unit, pr.office, p.activity
