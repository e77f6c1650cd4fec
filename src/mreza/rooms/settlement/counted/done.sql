-- Services rendered, one row for each kind that formulas tell apart. The one pass over mass rows.
-- What is done on Sundays and holidays stands apart (article 14(3)).
SELECT
    s.provider,
    s.activity,
    s.service,
    s.occurrence,
    s.reason,
    c.rest_day,
    CAST(SUM(s.quantity) AS DECIMAL(18, 2)) AS quantity,
    COUNT(*) AS mass_rows
FROM services AS s
INNER JOIN calendar AS c ON s.day = c.day
GROUP BY s.provider, s.activity, s.service, s.occurrence, s.reason, c.rest_day
