-- Readings that need no hint: after a plus, after an international prefix whoever dials it, or a bare calling code.
-- 00 is the prefix recommended by ITU-T E.164; 011 is North America's, 0011 Australia's. Zeros after + or 00 are
-- never part of a number (calling codes do not begin with 0). In: phone_spelled. Out: phone_query, where d_n, d_v and
-- d_long are the digits as spelled, and n, v and long those that are left to be read.
CREATE OR REPLACE TEMP VIEW phone_query AS
WITH begun AS (
  SELECT *, phone_first(n, v, long) AS first FROM phone_spelled
), ruled AS (
  SELECT *,
         CASE WHEN plus AND first // 1000000000000 = 11 THEN 'plus_idd_011'
              WHEN plus AND first // 100000000000000 = 0 THEN 'plus_zeros'
              WHEN plus THEN 'plus'
              WHEN first // 100000000000 = 11 THEN 'idd_0011'
              WHEN n >= 2 AND first // 10000000000000 = 0 THEN 'idd_00'
              WHEN first // 1000000000000 = 11 THEN 'idd_011'
              WHEN n > 6 AND first // 100000000000000 > 0 THEN 'bare' END AS f_rule
  FROM begun
), cut AS (
  SELECT *,
         CASE WHEN f_rule IN ('plus', 'bare') THEN 0
              WHEN f_rule IN ('plus_idd_011', 'idd_011') THEN 3
              WHEN f_rule = 'idd_0011' THEN 4
              WHEN n > 18 THEN n - length(ltrim(long, '0'))
              WHEN v = 0 THEN n
              ELSE n - length(CAST(v AS VARCHAR)) END AS taken
  FROM ruled
)
SELECT raw, uses, plus, n AS d_n, v AS d_v, long AS d_long, f_rule,
       CASE WHEN f_rule IS NOT NULL THEN (SELECT slot FROM phone_region WHERE region = '') END AS slot,
       n - taken AS n,
       CASE WHEN taken = 0 THEN v ELSE phone_rest(n, v, long, taken) END AS v,
       CASE WHEN taken = 0 THEN long ELSE phone_long_rest(n, long, taken) END AS long
FROM cut;
