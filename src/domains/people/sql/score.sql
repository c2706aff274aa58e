-- One row per pair and kind: the strongest value that the pair shares. `units`: log-odds in thousandths of a bit that the
-- value is one person's, judged by its other pairs: what the pair's own region and hours add to the value is taken off.
CREATE OR REPLACE TEMP TABLE person_pair_kind AS
WITH weighed AS (
  SELECT p.a, p.b, p.k, p.v, p.n, w.units - CAST(round(2.0 * (coalesce(r.units, 0) + CASE WHEN k.family = 'place' THEN 0 ELSE coalesce(t.units, 0) END) / p.n) AS BIGINT) AS units,
         (coalesce(m.kinds, 0) & k.supporters <> 0) AS supported
  FROM person_pair_value AS p
  JOIN person_kind AS k ON k.k = p.k
  JOIN person_support AS s ON s.v = p.v
  JOIN person_pair_habit AS h ON h.a = p.a AND h.b = p.b
  LEFT JOIN person_habit AS r ON r.k = 101 AND r.level = h.region
  LEFT JOIN person_habit AS t ON t.k = 102 AND t.level = h.apart
  LEFT JOIN person_pair AS m ON m.a = p.a AND m.b = p.b
  JOIN person_weight AS w
    ON w.k = p.k AND w.n = s.n AND w.reach = s.reach AND w.pairs = s.pairs AND w.supported = s.supported AND w.habits = s.habits AND w.own = (coalesce(m.kinds, 0) & k.supporters <> 0)
)
SELECT a, b, k, max(units) AS units, arg_max(v, (units, -v)) AS v, bool_or(supported) AS supported,
       coalesce(max(units, 2)[2], -100000) AS second_units
FROM weighed GROUP BY a, b, k
