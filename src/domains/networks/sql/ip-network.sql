-- For each address the range with the highest beginning that is not above it, if the range reaches that far; the network
-- is the largest aligned block around the address that lies inside the range. A place is what one household or room has:
-- an IPv4 address, the /64 of an IPv6 address, the /24 of a private network, where every seat has an address of its own.
WITH routed AS (
  SELECT a.ip, a.v6, a.key, r.low, r.high, r.asn, r.organisation
  FROM address_key AS a
  ASOF JOIN (SELECT * FROM address_range WHERE kind = 'asn') AS r ON a.v6 = r.v6 AND a.key >= r.low
),
placed AS (
  SELECT a.ip, r.country
  FROM address_key AS a
  ASOF JOIN (SELECT * FROM address_range WHERE kind = 'country') AS r ON a.v6 = r.v6 AND a.key >= r.low
  WHERE a.key <= r.high
),
inside AS (
  SELECT *, CASE WHEN v6 THEN 64 ELSE 32 END AS width FROM routed WHERE key <= high
),
blocked AS (
  SELECT ip, asn, organisation, width - list_max(list_filter(
    range(0, CASE WHEN v6 THEN 49 ELSE 25 END),
    lambda free: ((key >> free) << free) >= low AND ((key >> free) << free) + ((1::UBIGINT << free) - 1) <= high
  )) AS bits, width, key
  FROM inside
),
based AS (
  SELECT ip, asn, organisation, bits, width, (key >> (width - bits)) << (width - bits) AS base FROM blocked
)
SELECT
  a.ip,
  CASE WHEN b.ip IS NULL THEN ''
       WHEN b.width = 32
       THEN (base >> 24) || '.' || ((base >> 16) & 255) || '.' || ((base >> 8) & 255) || '.' || (base & 255) || '/' || bits
       ELSE printf('%x:%x:%x:%x::/', base >> 48, (base >> 32) & 65535, (base >> 16) & 65535, base & 65535) || bits
  END AS network,
  b.asn, coalesce(b.organisation, '') AS organisation, coalesce(p.country, '') AS country,
  CASE
    WHEN NOT a.v6 AND (a.key >> 24 IN (10, 127) OR a.key >> 20 = 2753 OR a.key >> 16 IN (49320, 43518)) THEN 'private'
    WHEN NOT a.v6 AND a.key >> 22 = 401 THEN 'carrier'
    WHEN a.v6 AND (a.key >> 57 = 126 OR a.key >> 54 = 1018 OR a.key = 0) THEN 'private'
    ELSE 'public'
  END AS scope,
  CASE
    WHEN a.v6 THEN printf('%x:%x:%x:%x::/64', a.key >> 48, (a.key >> 32) & 65535, (a.key >> 16) & 65535, a.key & 65535)
    WHEN a.key >> 24 = 10 OR a.key >> 20 = 2753 OR a.key >> 16 = 49320 THEN regexp_replace(a.ip, '[0-9]+$', '0/24')
    ELSE a.ip
  END AS place
FROM address_key AS a
LEFT JOIN based AS b ON b.ip = a.ip
LEFT JOIN placed AS p ON p.ip = a.ip
