-- Services rendered, one row for each kind that formulas tell apart: the pass over mass rows. Told
-- apart (`kind`) are first and repeated preventive examinations (article 4(4)) and the reasons of
-- emergency help (article 22), and what nurses do on Sundays and holidays (article 14(3)). Asking
-- for more of every row would take as long again as counting it.
SELECT
    provider,
    activity,
    service,
    CASE
        WHEN activity = 'emergency' THEN reason
        WHEN service = 'K0005' THEN occurrence
        ELSE ''
    END AS kind,
    FALSE AS rest_day,
    CAST(SUM(quantity) AS DECIMAL(18, 2)) AS quantity
FROM services
WHERE activity <> 'community_nursing'
GROUP BY
    provider,
    activity,
    service,
    CASE
        WHEN activity = 'emergency' THEN reason
        WHEN service = 'K0005' THEN occurrence
        ELSE ''
    END
UNION ALL
SELECT
    s.provider,
    s.activity,
    s.service,
    '' AS kind,
    c.rest_day,
    CAST(SUM(s.quantity) AS DECIMAL(18, 2)) AS quantity
FROM services AS s
INNER JOIN calendar AS c ON s.day = c.day
WHERE s.activity = 'community_nursing'
GROUP BY s.provider, s.activity, s.service, c.rest_day
