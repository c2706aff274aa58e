-- Operators whose accounts were apart before and are one now, and the other way round.
WITH moved AS (
  SELECT b.account_ref, b.operator_id AS old_id, a.operator_id AS new_id
  FROM temp.before_operator_account AS b JOIN work.operator_account AS a USING (account_ref)
),
merged AS (
  SELECT new_id, count(*) AS accounts, string_agg(DISTINCT old_id, ', ' ORDER BY old_id) AS ids
  FROM moved GROUP BY new_id HAVING count(DISTINCT old_id) > 1
),
split AS (
  SELECT old_id, count(*) AS accounts, string_agg(DISTINCT new_id, ', ' ORDER BY new_id) AS ids
  FROM moved GROUP BY old_id HAVING count(DISTINCT new_id) > 1
)
SELECT 'operators_merged' AS what, 'operators ' || ids || ' are one now: ' || new_id || ', ' || accounts || ' accounts' AS text
FROM merged
UNION ALL
SELECT 'operators_split', 'operator ' || old_id || ' of ' || accounts || ' accounts is divided now: ' || ids FROM split
ORDER BY what, text
