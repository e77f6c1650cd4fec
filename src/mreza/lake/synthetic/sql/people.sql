-- One row per person and kind of list, before a doctor is chosen.
CREATE TABLE members AS
WITH numbered AS (
    SELECT flow.kind, flow.home, flow.unit,
           flow.first + ((flow.rank + i) * flow.stride) % flow.span AS person
    FROM flows AS flow, range(flow.size) AS step(i)
),
grouped AS (
    SELECT numbered.*, person - lived.first AS place,
           CASE WHEN place < lived.child_boys THEN 'child'
                WHEN place < lived.teen_girls THEN 'teen'
                WHEN place < lived.women THEN 'woman'
                ELSE 'man' END AS age_group,
           place < lived.child_girls OR (place >= lived.teen_boys AND place < lived.women) AS female
    FROM numbered JOIN homes AS lived ON lived.unit = numbered.home
)
SELECT kind, home, grouped.unit, person, female, age.age,
       (DATE '2007-02-28' - to_years(age.age::INTEGER))::DATE
           - (draw(person, getvariable('s_birthday')) % 365)::INTEGER AS born,
       0 AS first_count,
       -- The last count date a person is alive at; about a fifth of a per cent die in a quarter.
       CASE WHEN draw(person, getvariable('s_death')) % 10000
                 < CASE WHEN age.age >= 60 THEN 90 ELSE 3 END
            THEN 1 + draw(person, getvariable('s_death_quarter')) % 3
            ELSE 4 END::INTEGER AS last_count
FROM grouped
JOIN ages AS age ON age.age_group = grouped.age_group
    AND age.slot = draw(person, getvariable('s_age')) & 1023;

-- Those born after 28 February, and those who died in the quarter before it.
INSERT INTO members
SELECT 'primary', unit, unit, first + i, draw(first + i, getvariable('s_sex')) % 1000 < 486, 0,
       DATE '2007-03-01' + (draw(first + i, getvariable('s_birthday')) % 274)::INTEGER, 0, 4
FROM newborn, range(size) AS step(i);

INSERT INTO members
SELECT 'primary', unit, unit, first + i, draw(first + i, getvariable('s_sex')) % 1000 < 520,
       age.age,
       (DATE '2007-02-28' - to_years(age.age::INTEGER))::DATE
           - (draw(first + i, getvariable('s_birthday')) % 365)::INTEGER, 0, 0
FROM departed, range(size) AS step(i)
JOIN ages AS age ON age.age_group = 'old'
    AND age.slot = draw(first + i, getvariable('s_age')) & 1023;

UPDATE members SET first_count = CASE
    WHEN born <= DATE '2006-11-30' THEN 0 WHEN born <= DATE '2007-02-28' THEN 1
    WHEN born <= DATE '2007-05-31' THEN 2 WHEN born <= DATE '2007-08-31' THEN 3 ELSE 4 END
WHERE born > DATE '2006-11-30';

-- With a doctor: drawn from the seats of the ward (unit and age); `other` is whom a few move to.
CREATE TABLE people AS
WITH warded AS (
    SELECT *, CASE WHEN kind <> 'primary' THEN kind
                   WHEN age < 7 THEN 'child' WHEN age < 19 THEN 'school'
                   ELSE 'general' END AS band
    FROM members
)
SELECT p.kind, p.home, p.unit, p.person, p.female, p.born, p.first_count, p.last_count,
       coalesce(ward.activity, p.band) AS activity,
       seat.doctor, other.doctor AS other,
       CASE WHEN draw(p.person, getvariable('s_move')) % 100 < 4
            THEN 1 + draw(p.person, getvariable('s_move')) % 4 ELSE 0 END AS moved,
       p.age >= 65 AND draw(p.person, getvariable('s_institution')) % 100 < 5 AS institution,
       CASE coalesce(ward.activity, p.band)
            WHEN 'women' THEN born > DATE '1941-11-30' AND born <= DATE '1986-11-30'
            WHEN 'general' THEN CASE WHEN female
                THEN born > DATE '1935-11-30' AND born <= DATE '1961-11-30'
                ELSE born > DATE '1940-11-30' AND born <= DATE '1971-11-30' END
            ELSE FALSE END AS preventive
FROM warded AS p
LEFT JOIN wards AS ward ON ward.unit = p.unit AND ward.band = p.band
LEFT JOIN seats AS seat
    ON seat.slot = ward.first + draw(p.person, ward.stream) % ward.seats
LEFT JOIN seats AS other
    ON other.slot = ward.first + draw(p.person, ward.stream + 1) % ward.seats;

DROP TABLE members;
