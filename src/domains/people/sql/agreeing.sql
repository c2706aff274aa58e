-- Which kinds of good values each pair shares. Good are values that are rather one person's than not, as far as is known
-- by now.
CREATE OR REPLACE TEMP TABLE person_pair AS
  SELECT p.a, p.b, bit_or(1 << p.k) AS kinds
  FROM person_pair_value AS p JOIN person_good AS g ON g.v = p.v
  GROUP BY p.a, p.b;
