-- The digits of every spelling. In: phone_use (raw, context, hint, uses). Out: phone_spelled (raw, plus, digits).
-- What libphonenumber calls no number is tried again: without a service code in front (*67 and *82 in North America,
-- #31# and *31# elsewhere hide or show the caller's number), then as the first run of seven and more digits in a text
-- (sip:+44…@host, PJSIP/44…@trunk). A full-width plus counts as a plus.
CREATE OR REPLACE TABLE phone_spelled AS
WITH distinct_raw AS (
  SELECT DISTINCT raw FROM phone_use WHERE raw IS NOT NULL
), dialled AS (
  SELECT raw,
         CASE WHEN phone_is_simple(raw) THEN regexp_replace(raw, '[ ()./-]+', '', 'g')
              ELSE coalesce(
                nullif(phone_dialled(regexp_replace(replace(raw, '＋', '+'), '^\s*[*#](?:67|82|31)[*#]?', '')), ''),
                regexp_replace(regexp_extract(phone_ascii(left(raw, 1000)), '\+?[0-9][0-9 ()./_*-]{5,24}[0-9]'), '[^0-9+]', '', 'g'))
         END AS dialled
  FROM distinct_raw
)
SELECT raw, starts_with(dialled, '+') AS plus, ltrim(dialled, '+') AS digits
FROM dialled;
