-- The digits of every spelling. In: phone_dial. Out: phone_spelled (raw, plus, digits).
-- What libphonenumber calls no number is tried again: the first run of seven and more digits in the text
-- (sip:+44…@host, PJSIP/44…@trunk).
CREATE OR REPLACE TABLE phone_spelled AS
WITH tried_again AS (
  SELECT raw,
         CASE WHEN dialled <> '' THEN dialled
              ELSE regexp_replace(
                regexp_extract(phone_ascii(left(raw, 1000)), '\+?[0-9][0-9 ()./_*-]{5,24}[0-9]'), '[^0-9+]', '', 'g') END AS dialled
  FROM phone_dial
)
SELECT raw, starts_with(dialled, '+') AS plus, ltrim(dialled, '+') AS digits
FROM tried_again;
