-- Spellings as libphonenumber reads them: + is international, everything else is dialled in the hinted region.
-- In: phone_dial. Out: phone_query for read-digits.sql.
CREATE OR REPLACE TABLE phone_query AS
SELECT d.raw, d.hint, 'dialled' AS rule, r.slot, ltrim(d.dialled, '+') AS digits
FROM phone_dial d
LEFT JOIN phone_region r ON r.region = CASE WHEN starts_with(d.dialled, '+') THEN '' WHEN d.hint <> '' THEN d.hint END;
