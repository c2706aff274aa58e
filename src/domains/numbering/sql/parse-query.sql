-- Spellings as libphonenumber reads them: + is international, everything else is dialled in the hinted region.
-- In: phone_spelling (raw, hint). Out: phone_query for read-digits.sql.
CREATE OR REPLACE TABLE phone_query AS
WITH dialled AS (
  SELECT raw, hint, phone_dialled(raw) AS dialled FROM phone_spelling
)
SELECT d.raw, d.hint, 'dialled' AS rule, r.slot, ltrim(d.dialled, '+') AS digits
FROM dialled d
LEFT JOIN phone_region r ON r.region = CASE WHEN starts_with(d.dialled, '+') THEN '' WHEN d.hint <> '' THEN d.hint END;
