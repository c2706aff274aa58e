-- Pairs that share a value, with how they agree otherwise: `region` 0 the same, 1 another; `apart` 0 within two hours, 1
-- within four, 2 further; `numbers` 0 they alone called one, 1 none; NULL where it is not known. `sure`: they share two kinds of
-- values that are one person's; `generic`: nothing but what strangers share.
CREATE OR REPLACE TEMP TABLE person_pair_habit AS
  WITH pairs AS (SELECT DISTINCT a, b FROM person_pair_value),
  met AS (
    SELECT p.a, p.b, abs(x.middle - y.middle) AS gap,
           CASE WHEN r.region = s.region THEN 0 WHEN r.region <> s.region THEN 1 END AS region,
           CASE WHEN x.account IS NULL OR y.account IS NULL THEN NULL WHEN n.numbers > 0 THEN 0 ELSE 1 END AS numbers,
           coalesce(bit_count(m.kinds), 0) > 1 AS sure, m.kinds IS NULL AS generic
    FROM pairs AS p
    LEFT JOIN person_busy AS x ON x.account = p.a
    LEFT JOIN person_busy AS y ON y.account = p.b
    LEFT JOIN person_region AS r ON r.account = p.a
    LEFT JOIN person_region AS s ON s.account = p.b
    LEFT JOIN person_common AS n ON n.a = p.a AND n.b = p.b
    LEFT JOIN person_pair AS m ON m.a = p.a AND m.b = p.b
  )
  SELECT a, b, region, CASE WHEN gap IS NULL THEN NULL WHEN least(gap, 48 - gap) < 4 THEN 0 WHEN least(gap, 48 - gap) < 8 THEN 1 ELSE 2 END AS apart,
         numbers, sure, generic
  FROM met;
