-- Every spelling under the region that its context dials from. In: phone_use, phone_context, phone_free.
-- Out: phone_query, one row for each pair that will be resolved; without a region, slot is NULL.
CREATE OR REPLACE TEMP VIEW phone_query AS
WITH pair AS (
  SELECT DISTINCT u.raw, coalesce(u.hint, c.hint) AS hint
  FROM phone_use u LEFT JOIN phone_context c ON c.context = u.context
  WHERE u.raw IS NOT NULL
)
SELECT p.raw, p.hint, f.plus, f.d_n, f.d_v, f.d_long, f.f_rule, f.outcome AS f_outcome, f.number AS f_number,
       f.long_number AS f_long_number, coalesce(r.trunk, false) AS trunk,
       CASE WHEN f.d_n > 1 THEN r.slot END AS slot, f.d_n AS n, f.d_v AS v, f.d_long AS long
FROM pair p
JOIN phone_free f ON f.raw = p.raw
LEFT JOIN phone_region r ON r.region = nullif(p.hint, '');
