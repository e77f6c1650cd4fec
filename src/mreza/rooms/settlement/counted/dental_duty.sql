-- Teams of dental duty service (article 36); the unit is the place.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.activity,
    pr.unit AS place,
    p.teams
FROM plan AS p
INNER JOIN providers AS pr ON p.provider = pr.provider
WHERE p.measure = 'team' AND p.activity = 'dental_duty'
