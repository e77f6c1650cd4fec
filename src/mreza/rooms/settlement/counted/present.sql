-- Providers whose realisation is here to be settled: those of units with lists of assigned persons,
-- and whoever reports anything. A lake of one region does not settle others as if they had done nothing.
SELECT
    p.provider,
    p.unit,
    p.office
FROM providers AS p
LEFT JOIN (
    SELECT DISTINCT pr.unit
    FROM listed AS l
    INNER JOIN providers AS pr ON l.provider = pr.provider
    WHERE pr.unit <> ''
) AS covered ON p.unit = covered.unit
LEFT JOIN (
    SELECT provider FROM done
    UNION
    SELECT provider FROM measured
) AS reporting ON p.provider = reporting.provider
WHERE covered.unit IS NOT NULL OR reporting.provider IS NOT NULL
