-- The digits of every spelling. In: phone_dial, phone_use. Out: phone_spelled (raw, uses, plus, n, v, long).
-- What libphonenumber calls no number is tried again: the first run of seven and more digits in the text
-- (sip:+44…@host, PJSIP/44…@trunk).
CREATE OR REPLACE TEMP TABLE phone_spelled AS
WITH tried_again AS (
  SELECT raw,
         CASE WHEN dialled <> '' THEN dialled
              ELSE regexp_replace(
                regexp_extract(phone_ascii(left(raw, 1000)), '\+?[0-9][0-9 ()./_*-]{5,24}[0-9]'), '[^0-9+]', '', 'g') END AS dialled
  FROM phone_dial
), used AS (
  SELECT raw, CAST(sum(uses) AS BIGINT) AS uses FROM phone_use GROUP BY raw
), split AS (
  SELECT t.raw, u.uses, starts_with(t.dialled, '+') AS plus, ltrim(t.dialled, '+') AS digits
  FROM tried_again t JOIN used u ON u.raw = t.raw
)
SELECT raw, uses, plus, length(digits) AS n, phone_value(digits) AS v, phone_long(digits) AS long
FROM split;
