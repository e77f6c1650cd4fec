-- Teams of epidemiology (article 48(1)); standby is a flat sum of the contract.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.activity,
    p.teams
FROM plan AS p
INNER JOIN providers AS pr ON p.provider = pr.provider
WHERE p.measure = 'team' AND p.activity = 'epidemiology'
