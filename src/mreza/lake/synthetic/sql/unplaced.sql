SELECT unit || '/' || kind, count(*) FROM people
WHERE unit IS NOT NULL AND doctor IS NULL AND first_count <= 1 AND last_count >= 1
GROUP BY ALL ORDER BY ALL
