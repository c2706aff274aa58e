-- What contexts without a hint dial that cannot be read without one (a valid bare calling code can), read under every
-- region of the case. At most $phone_habit_sample spellings of a context, the most used first.
CREATE OR REPLACE TEMP TABLE phone_habit_sample AS
SELECT u.context, u.raw, f.d_n, f.d_v, f.d_long
FROM phone_use u
JOIN phone_free f ON f.raw = u.raw
LEFT JOIN phone_outcome o ON o.outcome_id = f.outcome
WHERE u.hint IS NULL AND u.context IS NOT NULL AND NOT f.plus AND f.d_n > 6 AND NOT coalesce(o.valid, false)
QUALIFY row_number() OVER (PARTITION BY u.context ORDER BY u.uses DESC, u.raw) <= $phone_habit_sample;

CREATE OR REPLACE TEMP VIEW phone_query AS
SELECT h.raw, h.d_n, r.region AS hint, r.slot, h.d_n AS n, h.d_v AS v, h.d_long AS long
FROM (SELECT DISTINCT raw, d_n, d_v, d_long FROM phone_habit_sample) h
CROSS JOIN phone_case_region c
JOIN phone_region r ON r.region = c.region;
