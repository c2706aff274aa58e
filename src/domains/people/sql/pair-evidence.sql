-- What each pair of accounts shares or differs in, with its weight. Of a family that is seen together for other reasons
-- (place, names) only the strongest counts, and an address that more than three accounts share nothing by itself; a value that strangers share says nothing, never the contrary.
CREATE TABLE work.account_pair_kind__new AS
WITH telling AS (
  -- Pairs of which anything could say more than that they are any two accounts; the others are most, and stay out.
  SELECT s.a, s.b
  FROM person_pair_kind AS s JOIN person_kind AS p ON p.k = s.k JOIN person_value AS v ON v.v = s.v
  GROUP BY s.a, s.b
  HAVING max(CASE WHEN p.kind IN ('address', 'exit') AND v.n > 3 THEN s.second_units ELSE s.units END) > $prior OR bool_or(s.supported)
),
ranked AS (
  SELECT s.*, p.family, p.kind, v.n,
         row_number() OVER (PARTITION BY s.a, s.b, CASE WHEN p.family = 'person' THEN p.kind ELSE p.family END ORDER BY s.units DESC, s.k) AS place,
         bool_or(s.supported) OVER (PARTITION BY s.a, s.b) AS any_support,
         row_number() OVER (PARTITION BY s.a, s.b ORDER BY s.units DESC, s.k) AS strength
  FROM person_pair_kind AS s SEMI JOIN telling AS t ON t.a = s.a AND t.b = s.b
  JOIN person_kind AS p ON p.k = s.k JOIN person_value AS v ON v.v = s.v
),
-- Hours and numbers in common speak for one person only where something else than a place ties the two: colleagues keep the
-- same hours and hand people on. That they differ speaks against it always.
tied AS (
  SELECT a, b, bool_or(family <> 'place' AND units > $prior) AS personal FROM ranked GROUP BY a, b
),
habit AS (
  SELECT t.a, t.b, t.personal, unnest([101, 102, 103]) AS k, unnest([h.region, h.apart, h.numbers]) AS level
  FROM tied AS t JOIN person_pair_habit AS h ON h.a = t.a AND h.b = t.b
),
evidence AS (
  SELECT a, b, k, kind, v, CASE WHEN place > 1 OR (kind IN ('address', 'exit') AND n > 3 AND NOT any_support) THEN 0 ELSE greatest(units - $prior, 0) END AS units FROM ranked
  UNION ALL
  -- People of one room move together, so a second address counts half.
  SELECT a, b, 99, 'further address', NULL, greatest(second_units - $prior, 0) // 2 FROM ranked
  WHERE kind = 'address' AND second_units > $prior
  UNION ALL
  SELECT r.a, r.b, 100, 'nothing else', NULL, w.units FROM ranked AS r JOIN person_alone AS w ON w.k = r.k
  WHERE r.strength = 1 AND NOT r.any_support
  UNION ALL
  SELECT h.a, h.b, h.k, CASE h.k WHEN 101 THEN 'region' WHEN 102 THEN 'hours' ELSE 'numbers' END, NULL, w.units
  FROM habit AS h JOIN person_habit AS w ON w.k = h.k AND w.level = h.level
  WHERE h.k = 101 OR w.units < 0 OR h.personal
)
SELECT x.account_ref AS account_a, y.account_ref AS account_b, e.a, e.b, e.k, e.kind, coalesce(v.value, '') AS value,
       coalesce(v.n, 0) AS accounts, e.units
FROM evidence AS e
JOIN person_account AS x ON x.account = e.a
JOIN person_account AS y ON y.account = e.b
LEFT JOIN person_value AS v ON v.v = e.v
