-- Every spelling under the region that its context dials from. Out: phone_pair (raw, hint), the pairs that will be
-- resolved, and phone_query for those that are not written with a plus.
CREATE OR REPLACE TABLE phone_pair AS
SELECT DISTINCT u.raw, coalesce(u.hint, c.hint) AS hint
FROM phone_use u LEFT JOIN phone_context c ON c.context = u.context
WHERE u.raw IS NOT NULL;

CREATE OR REPLACE TABLE phone_query AS
SELECT p.raw, p.hint, 'hint' AS rule, r.slot, s.digits
FROM phone_pair p
JOIN phone_spelled s ON s.raw = p.raw
JOIN phone_region r ON r.region = p.hint
WHERE p.hint <> '' AND length(s.digits) > 1;
