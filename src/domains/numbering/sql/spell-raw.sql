-- Every distinct spelling, and what is to be read in its place: a full-width plus is a plus, and a service code in front
-- that hides or shows the caller's number (*67 and *82 in North America, #31# and *31# elsewhere) is not dialled.
-- In: phone_use (raw, context, hint, uses). Out: phone_raw for dial.sql.
CREATE OR REPLACE TEMP TABLE phone_raw AS
SELECT raw, NULL::VARCHAR AS hint,
       CASE WHEN phone_is_clean(raw) THEN raw
            ELSE regexp_replace(replace(raw, '＋', '+'), '^\s*[*#](?:67|82|31)[*#]?', '') END AS prepared
FROM (SELECT DISTINCT raw FROM phone_use WHERE raw IS NOT NULL);
