-- The ranges of the packaged tables, keyed as addresses are. All bounds come as whole numbers, inclusive; of IPv6 the
-- upper 64 bits are kept: by a shift, which costs a fortieth of a division of such numbers. Of three quarters of a million
-- ranges those are kept that can be the nearest below an address of the case: what begins in a block of addresses (a /16,
-- in IPv6 a /24) where one lies, and what reaches from one block into the next.
CREATE OR REPLACE TEMP TABLE address_range AS
WITH block AS (
  SELECT DISTINCT v6, key >> CASE WHEN v6 THEN 40 ELSE 16 END AS block FROM address_key
),
autonomous AS (
  SELECT false AS v6, CAST(low AS UBIGINT) AS low, CAST(high AS UBIGINT) AS high, asn, organisation
  FROM read_csv($asn_v4, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
                columns = {'low': 'VARCHAR', 'high': 'VARCHAR', 'asn': 'BIGINT', 'organisation': 'VARCHAR'})
  UNION ALL
  SELECT true, CAST(CAST(low AS UHUGEINT) >> 64 AS UBIGINT),
         CAST(CAST(high AS UHUGEINT) >> 64 AS UBIGINT), asn, organisation
  FROM read_csv($asn_v6, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
                columns = {'low': 'VARCHAR', 'high': 'VARCHAR', 'asn': 'BIGINT', 'organisation': 'VARCHAR'})
),
registered AS (
  SELECT false AS v6, CAST(low AS UBIGINT) AS low, CAST(high AS UBIGINT) AS high, country
  FROM read_csv($country_v4, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
                columns = {'low': 'VARCHAR', 'high': 'VARCHAR', 'country': 'VARCHAR'})
  UNION ALL
  SELECT true, CAST(CAST(low AS UHUGEINT) >> 64 AS UBIGINT),
         CAST(CAST(high AS UHUGEINT) >> 64 AS UBIGINT), country
  FROM read_csv($country_v6, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"',
                columns = {'low': 'VARCHAR', 'high': 'VARCHAR', 'country': 'VARCHAR'})
),
known AS (
  SELECT 'asn' AS kind, v6, low, high, asn, organisation, CAST(NULL AS VARCHAR) AS country FROM autonomous
  UNION ALL
  SELECT 'country', v6, low, high, NULL, NULL, country FROM registered
)
SELECT k.* EXCLUDE (first, last)
FROM (SELECT *, low >> CASE WHEN v6 THEN 40 ELSE 16 END AS first, high >> CASE WHEN v6 THEN 40 ELSE 16 END AS last FROM known) AS k
LEFT JOIN block AS b ON b.v6 = k.v6 AND b.block = k.first
WHERE b.block IS NOT NULL OR k.first <> k.last
