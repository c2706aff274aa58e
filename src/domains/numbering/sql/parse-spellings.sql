-- What libphonenumber makes of each (raw, hint): + is international, everything else is dialled in the hinted region.
-- In: phone_spelling (raw, hint). Out: phone_query for read-digits.sql.
CREATE OR REPLACE TABLE phone_query AS
WITH dialled AS (SELECT raw, hint, phone_dialled(raw) AS digits FROM phone_spelling)
SELECT d.raw, d.hint, r.slot, ltrim(d.digits, '+') AS digits
FROM dialled d
LEFT JOIN phone_region r ON r.region = CASE WHEN starts_with(d.digits, '+') THEN '' ELSE d.hint END;
