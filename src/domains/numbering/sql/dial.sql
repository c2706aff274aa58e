-- What would be dialled for a spelling: + (if there is one) and digits; empty when it is not that of a number.
-- In: phone_raw (raw, hint, prepared): the spelling and what is to be read in its place. Out: phone_dial (raw, hint, dialled).
-- Nearly all spellings are clean or simple (cheap to tell, so not worth keeping between the two parts); the others go through libphonenumber's steps one by one.
CREATE OR REPLACE TEMP TABLE phone_dial AS
WITH sorted_out AS NOT MATERIALIZED (
  SELECT raw, hint, prepared,
         CASE WHEN phone_is_clean(prepared) THEN 'clean' WHEN phone_is_simple(prepared) THEN 'simple' ELSE 'other' END AS tier
  FROM phone_raw
), begun AS (
  SELECT raw, hint, CASE WHEN contains(prepared, ';phone-context=') THEN phone_with_context(prepared)
                   ELSE phone_from_first(prepared) END AS begun,
         contains(prepared, ';phone-context=') AS has_context
  FROM sorted_out WHERE tier = 'other'
), ended AS (
  SELECT raw, hint, phone_without_subaddress(CASE WHEN has_context THEN begun ELSE phone_to_last(begun) END) AS candidate FROM begun
), stripped AS (
  SELECT raw, hint, starts_with(candidate, '+') AS plus,
         CASE WHEN phone_is_viable(candidate) THEN phone_without_extension(candidate) ELSE '' END AS number
  FROM ended
)
SELECT raw, hint, CASE WHEN tier = 'clean' THEN prepared ELSE regexp_replace(prepared, '[ ()./-]+', '', 'g') END AS dialled
FROM sorted_out WHERE tier <> 'other'
UNION ALL
SELECT raw, hint, CASE WHEN number = '' THEN '' WHEN plus THEN '+' || phone_digits(number) ELSE phone_digits(number) END
FROM stripped;
