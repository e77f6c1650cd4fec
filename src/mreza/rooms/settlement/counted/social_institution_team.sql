-- Teams of doctors in care homes (article 10(1)); their residents are not in these rows.
SELECT
    p.provider,
    pr.unit,
    pr.office,
    p.activity,
    p.provider AS institution,
    'care_home' AS kind,
    p.teams
FROM plan AS p
INNER JOIN providers AS pr ON p.provider = pr.provider
WHERE p.measure = 'team' AND p.activity = 'social_institution' AND p.teams > 0
