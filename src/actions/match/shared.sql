-- Values of both cases. hit: one operator on either side. near: several, or a habit (a number shown, an alias). hub: so many, or such a kind
-- of value, that it points to nobody. victim: a line held in conversation in both. called: another line dialled in both.
CREATE TABLE shared AS
WITH common AS (
  SELECT a.kind, a.value, a AS here, b AS there
  FROM side_a AS a JOIN side_b AS b ON b.kind = a.kind AND b.value = a.value
  UNION ALL
  -- A telephone that somebody has in one case and somebody calls in the other.
  SELECT 'phone_called', a.value, a, b FROM side_a AS a JOIN side_b AS b ON b.value = a.value AND b.kind = 'dialled' WHERE a.kind = 'phone'
  UNION ALL
  SELECT 'phone_called', a.value, a, b FROM side_a AS a JOIN side_b AS b ON b.value = a.value AND b.kind = 'phone' WHERE a.kind = 'dialled'
)
SELECT
  kind, value,
  CASE
    WHEN here.hub OR there.hub OR (kind = 'ip' AND greatest(here.operators, there.operators) > 1)
      OR (kind = 'deposit' AND greatest(here.operators, there.operators) > 1) THEN 'hub'
    WHEN kind = 'dialled' AND here.class IN ('own_phone', 'associate') AND there.class IN ('own_phone', 'associate') THEN 'hit'
    WHEN kind = 'dialled' AND here.class = 'victim' AND there.class = 'victim' THEN 'victim'
    WHEN kind = 'dialled' THEN 'called'
    WHEN kind NOT IN ('email', 'handle', 'phone', 'wallet', 'device', 'ip', 'deposit', 'phone_called') OR greatest(here.operators, there.operators) > 1 THEN 'near'
    ELSE 'hit'
  END AS status,
  here.accounts AS accounts_a, here.operators AS operators_a, there.accounts AS accounts_b, there.operators AS operators_b,
  CASE WHEN here.operators = 1 THEN here.operator_id END AS operator_a,
  CASE WHEN there.operators = 1 THEN there.operator_id END AS operator_b,
  CASE WHEN here.accounts = 1 THEN here.account_ref END AS account_a,
  CASE WHEN there.accounts = 1 THEN there.account_ref END AS account_b,
  here.class AS class_a, there.class AS class_b,
  here.seen.e AS exhibit_a, here.seen.t AS table_a, here.seen.r AS row_a,
  there.seen.e AS exhibit_b, there.seen.t AS table_b, there.seen.r AS row_b
FROM common
