-- How many pairs of each value share a good value of another kind. Good are values that are rather one person's than not,
-- as far as is known by now.
CREATE OR REPLACE TEMP TABLE person_pair AS
  SELECT p.a, p.b, bit_or(1 << p.k) AS kinds
  FROM person_pair_value AS p JOIN person_good AS g ON g.v = p.v
  GROUP BY p.a, p.b;
CREATE OR REPLACE TEMP TABLE person_support AS
  SELECT p.v, p.k, p.n, count(*) AS pairs, count(*) FILTER (WHERE coalesce(m.kinds, 0) & k.supporters <> 0) AS supported
  FROM person_pair_value AS p
  JOIN person_kind AS k ON k.k = p.k
  LEFT JOIN person_pair AS m ON m.a = p.a AND m.b = p.b
  GROUP BY p.v, p.k, p.n;
