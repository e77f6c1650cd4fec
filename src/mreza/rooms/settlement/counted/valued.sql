-- The same in the measure of the catalogue: quotients, points, kilometres, pieces. Exact; lanes round
-- their sums to hundredths, half up, as inputs of the law take them.
SELECT
    d.*,
    k.measure,
    k.part,
    CAST(d.quantity * k.value AS DECIMAL(20, 4)) AS units
FROM done AS d
INNER JOIN catalogue AS k ON d.service = k.code AND d.activity = k.activity
