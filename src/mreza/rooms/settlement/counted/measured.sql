-- Cases, kilometres, patients and whatever else is reported by month.
SELECT
    provider,
    activity,
    measure,
    CAST(SUM(quantity) AS DECIMAL(18, 2)) AS quantity
FROM quantities
GROUP BY provider, activity, measure
