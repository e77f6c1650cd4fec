-- The same in the measure of the catalogue: quotients, points, kilometres, pieces.
SELECT
    d.*,
    k.measure,
    k.part,
    CAST(d.quantity * k.value AS DECIMAL(18, 2)) AS units
FROM done AS d
INNER JOIN catalogue AS k ON d.service = k.code AND d.activity = k.activity
