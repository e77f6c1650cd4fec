-- Rides of each person on the list of a provider: one a patient and distance. Rides in the lake are
-- of persons whom the insurer approved with the contract's list.
SELECT
    d.provider,
    pr.unit,
    pr.office,
    d.person || ' ' || CAST(d.distance AS TEXT) AS person,
    'home' AS stay,
    TRUE AS approved,
    d.distance AS list_distance,
    CAST(d.rides AS INT) AS rides,
    CAST(d.rides AS INT) AS planned_rides
FROM dialysis AS d
INNER JOIN providers AS pr ON d.provider = pr.provider
