SELECT kind, unit, activity, doctor, min(place), count(*), count(*) FILTER (preventive)
FROM listed GROUP BY ALL ORDER BY ALL
