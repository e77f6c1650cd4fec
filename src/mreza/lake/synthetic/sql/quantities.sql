SELECT * REPLACE (quantity::DECIMAL(12, 2) AS quantity) FROM counted
