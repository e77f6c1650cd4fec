-- Assigned persons by doctor, sex and completed years of age on each count date.
SELECT
    count_date,
    activity,
    provider,
    doctor,
    institution,
    sex,
    age,
    COUNT(*) AS persons
FROM (
    SELECT
        *,
        CAST(
            EXTRACT(YEAR FROM count_date) - EXTRACT(YEAR FROM born)
            - CASE
                WHEN EXTRACT(MONTH FROM born) * 100 + EXTRACT(DAY FROM born)
                    > EXTRACT(MONTH FROM count_date) * 100 + EXTRACT(DAY FROM count_date) THEN 1
                ELSE 0
            END AS INT
        ) AS age
    FROM assignments
    WHERE provider IS NOT NULL AND doctor IS NOT NULL
) AS aged
GROUP BY count_date, activity, provider, doctor, institution, sex, age
