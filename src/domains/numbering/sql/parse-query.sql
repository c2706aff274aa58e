-- Spellings as libphonenumber reads them: + is international, everything else is dialled in the hinted region.
-- In: phone_dial. Out: phone_query for read-digits.sql.
CREATE OR REPLACE TEMP VIEW phone_query AS
SELECT d.raw, d.hint, r.slot, length(d.digits) AS n, phone_value(d.digits) AS v, phone_long(d.digits) AS long
FROM (SELECT raw, hint, starts_with(dialled, '+') AS plus, ltrim(dialled, '+') AS digits FROM phone_dial) d
LEFT JOIN phone_region r ON r.region = CASE WHEN d.plus THEN '' WHEN d.hint <> '' THEN d.hint END;
