-- The services of one month: every cell unrolled, each row with its person, day and slot of the mix.
-- Joins keep the order of the cells (which is the order of providers); the tables joined are small
-- or dense, so nothing is sorted and nothing spilled.
WITH unrolled AS (
    SELECT cells.*, unnest(range(cells.rows)) AS i FROM cells WHERE month = $month
),
drawn AS (
    SELECT cell.provider, cell.activity, cell.doctor, cell.mix, cell.rhythm,
           cell.first + (i * cell.stride + cell.shift) % cell.span AS place,
           i // cell.span AS lap,
           draw(cell.row + i, getvariable('s_service')) & 1023 AS slot
    FROM unrolled AS cell
)
SELECT drawn.provider, drawn.activity, drawn.doctor, listed.person, wheel.service, day.day,
       wheel.quantity, wheel.occurrence, wheel.reason, wheel.referral
FROM drawn
JOIN listed ON listed.place = drawn.place
JOIN wheels AS wheel ON wheel.mix = drawn.mix AND wheel.slot = drawn.slot
-- A person treated again by the same cell comes two days or more later, so no two rows are alike.
JOIN days AS day ON day.month = $month AND day.rhythm = drawn.rhythm
    AND day.slot = (draw(drawn.place * 12 + $number, getvariable('s_day')) + drawn.lap * 97) & 1023
