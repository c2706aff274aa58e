-- What contexts without a hint dial that cannot be read without one (a valid bare calling code can), read under every region of the case. At most $sample spellings of
-- a context, the most used first.
CREATE OR REPLACE TABLE phone_habit_sample AS
SELECT u.context, u.raw
FROM phone_use u
JOIN phone_spelled s ON s.raw = u.raw
LEFT JOIN phone_free f ON f.raw = u.raw
WHERE u.hint IS NULL AND u.context IS NOT NULL AND NOT s.plus AND length(s.digits) > 6
  AND NOT coalesce(f.valid, false)
QUALIFY row_number() OVER (PARTITION BY u.context ORDER BY u.uses DESC, u.raw) <= $sample;

CREATE OR REPLACE TABLE phone_query AS
SELECT s.raw, r.region AS hint, 'habit' AS rule, r.slot, s.digits
FROM (SELECT DISTINCT raw FROM phone_habit_sample) h
JOIN phone_spelled s ON s.raw = h.raw
CROSS JOIN phone_case_region c
JOIN phone_region r ON r.region = c.region;
