-- Pairs of accounts that share a value of at most $most accounts. What more share resolves nobody, and is never joined with
-- itself. A stem that comes from a mailbox, handle or user name in common is the same evidence once more, and left out.
CREATE OR REPLACE TEMP TABLE person_pair_value AS
WITH paired AS (
  SELECT a.account AS a, b.account AS b, p.k, p.kind, a.v, a.n
  FROM person_edge AS a JOIN person_edge AS b ON b.v = a.v AND b.account > a.account
  JOIN person_kind AS p ON p.k = a.k
  WHERE a.n <= $most
),
told AS (
  SELECT DISTINCT a, b, 'alias' AS kind FROM paired WHERE kind IN ('email', 'handle', 'username')
)
SELECT a, b, k, v, n FROM paired AS p ANTI JOIN told AS t ON t.a = p.a AND t.b = p.b AND t.kind = p.kind
