-- How many pairs of each value share a good value of another kind, and what their region and hours say in all, in half bits.
-- That colleagues keep the same hours says nothing of a place.
CREATE OR REPLACE TEMP TABLE person_support AS
  WITH said AS (
    SELECT h.a, h.b, coalesce(r.units, 0) AS region, coalesce(t.units, 0) AS hours
    FROM person_pair_habit AS h
    LEFT JOIN person_habit AS r ON r.k = 101 AND r.level = h.region
    LEFT JOIN person_habit AS t ON t.k = 102 AND t.level = h.apart
  )
  SELECT p.v, p.k, p.n, v.reach, count(*) AS pairs, count(*) FILTER (WHERE coalesce(m.kinds, 0) & k.supporters <> 0) AS supported,
         CAST(round(sum(h.region + CASE WHEN k.family = 'place' THEN 0 ELSE h.hours END) / 500) AS BIGINT) AS habits
  FROM person_pair_value AS p
  JOIN person_kind AS k ON k.k = p.k
  JOIN person_value AS v ON v.v = p.v
  JOIN said AS h ON h.a = p.a AND h.b = p.b
  LEFT JOIN person_pair AS m ON m.a = p.a AND m.b = p.b
  GROUP BY p.v, p.k, p.n, v.reach;
