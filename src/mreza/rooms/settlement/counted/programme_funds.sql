-- Teams of programmes whose fund is shared out by teams (articles 11, 27, 28).
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.activity,
    p.activity AS programme,
    p.teams
FROM plan AS p
INNER JOIN providers AS pr ON p.provider = pr.provider
WHERE p.measure = 'team' AND p.activity IN ('prisoners', 'development', 'addiction')
