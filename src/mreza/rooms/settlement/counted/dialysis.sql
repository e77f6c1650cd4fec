-- Rides of each person to and from dialysis, by distance; the quantity of a ride is its kilometres.
SELECT
    provider,
    person,
    CAST(quantity AS DECIMAL(6, 1)) AS distance,
    COUNT(*) AS rides
FROM services
WHERE activity = 'dialysis_transport' AND service = 'X1401'
GROUP BY provider, person, quantity
