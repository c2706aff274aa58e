-- Every distinct address of the case as one whole number: all 32 bits of IPv4, the upper 64 of IPv6 (a network is never
-- smaller than a /64 there, RFC 4291).
CREATE OR REPLACE TEMP TABLE address_key AS
WITH addresses AS (
  SELECT DISTINCT canonical AS ip FROM work.ip_value WHERE canonical <> ''
),
halves AS (
  SELECT ip, contains(ip, ':') AS v6,
         list_filter(string_split(split_part(ip, '::', 1), ':'), lambda part: part <> '') AS upper,
         list_filter(string_split(split_part(ip, '::', 2), ':'), lambda part: part <> '') AS lower
  FROM addresses
)
SELECT
  ip, v6,
  CASE WHEN v6 THEN list_reduce(
    list_transform(
      list_slice(list_concat(list_resize(upper, 8 - len(lower), '0'), lower), 1, 4),
      lambda part: CAST('0x' || part AS UBIGINT)
    ),
    lambda a, b: a * 65536 + b
  )
  ELSE list_reduce(
    list_transform(string_split(ip, '.'), lambda part: CAST(part AS UBIGINT)), lambda a, b: a * 256 + b
  ) END AS key
FROM halves
