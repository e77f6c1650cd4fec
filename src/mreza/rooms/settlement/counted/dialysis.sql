-- Rides of dialysis patients beside the approved lists (article 43(1), (5), (6)), by person, month and
-- entry. A row of X1401 is one ride and its quantity the kilometres of the ride; X1404 are kilometres
-- without a patient. A ride belongs to the entry of its month whose distance is nearest to its own (home
-- before other stays), for a person may be at home and elsewhere in one month. Whoever is not on the list
-- of the month stands with the ride's own kilometres, not approved. Rides planned come from the list alone.
WITH rides AS (
    SELECT
        provider,
        person,
        CAST(EXTRACT(YEAR FROM day) * 100 + EXTRACT(MONTH FROM day) AS INT) AS month_number,
        CAST(CASE WHEN service = 'X1401' THEN quantity ELSE 0 END AS DECIMAL(9, 1)) AS km,
        CAST(SUM(CASE WHEN service = 'X1401' THEN 1 ELSE 0 END) AS BIGINT) AS rides,
        CAST(
            SUM(CASE WHEN service = 'X1404' THEN quantity ELSE 0 END) AS DECIMAL(18, 2)
        ) AS empty_km
    FROM services
    WHERE activity = 'dialysis_transport' AND service IN ('X1401', 'X1404')
    GROUP BY
        provider,
        person,
        CAST(EXTRACT(YEAR FROM day) * 100 + EXTRACT(MONTH FROM day) AS INT),
        CAST(CASE WHEN service = 'X1401' THEN quantity ELSE 0 END AS DECIMAL(9, 1))
),

entries AS (
    SELECT
        provider,
        person,
        CAST(EXTRACT(YEAR FROM month) * 100 + EXTRACT(MONTH FROM month) AS INT) AS month_number,
        stay,
        CAST(distance AS DECIMAL(9, 1)) AS distance,
        CAST(CASE WHEN stay <> 'home' THEN stay_distance END AS DECIMAL(9, 1)) AS stay_distance,
        CAST(
            CASE WHEN stay = 'home' THEN distance ELSE stay_distance END AS DECIMAL(9, 1)
        ) AS travelled,
        consent,
        CAST(planned_rides AS BIGINT) AS planned_rides
    FROM ride_lists
),

ranked AS (
    SELECT
        r.provider,
        r.person,
        r.month_number,
        r.km,
        r.rides,
        r.empty_km,
        e.stay,
        e.distance,
        e.stay_distance,
        e.consent,
        ROW_NUMBER() OVER (
            PARTITION BY r.provider, r.person, r.month_number, r.km
            ORDER BY CASE WHEN r.rides = 0 THEN 0 ELSE ABS(r.km - e.travelled) END, e.stay
        ) AS place
    FROM rides AS r
    LEFT JOIN entries AS e
        ON r.provider = e.provider AND r.person = e.person AND r.month_number = e.month_number
)

SELECT
    provider,
    person,
    month_number,
    COALESCE(stay, 'home') AS stay,
    stay IS NOT NULL AS approved,
    COALESCE(distance, km) AS list_distance,
    stay_distance,
    COALESCE(consent, FALSE) AS consent,
    rides,
    empty_km,
    CAST(0 AS BIGINT) AS planned_rides
FROM ranked
WHERE place = 1
UNION ALL
SELECT
    provider,
    person,
    month_number,
    stay,
    TRUE AS approved,
    distance AS list_distance,
    stay_distance,
    consent,
    CAST(0 AS BIGINT) AS rides,
    CAST(0 AS DECIMAL(18, 2)) AS empty_km,
    planned_rides
FROM entries
