-- Operations of other agencies that know identifiers of this case, with the foremost operators they concern.
WITH concerned AS (
  SELECT k.operation, k.agency, k.operator_id, coalesce(o.priority, 1000000000) AS priority
  FROM (SELECT DISTINCT operation, agency, operator_id FROM known_match WHERE operator_id IS NOT NULL) AS k
  LEFT JOIN operator AS o USING (operator_id)
),
foremost AS (
  SELECT operation, agency, count(*) AS operators,
         string_agg(operator_id, ';' ORDER BY priority, operator_id) FILTER (WHERE place <= 5) AS operator_ids
  FROM (
    SELECT *, row_number() OVER (PARTITION BY operation, agency ORDER BY priority, operator_id) AS place FROM concerned
  )
  GROUP BY operation, agency
)
SELECT
  coalesce(k.operation, '') AS operation, coalesce(k.agency, '') AS agency, string_agg(DISTINCT k.kind, ', ' ORDER BY k.kind) AS kinds,
  count(DISTINCT (k.kind, k.value)) AS identifiers, count(DISTINCT k.account_ref) AS accounts,
  coalesce(max(f.operators), 0) AS operators, coalesce(max(f.operator_ids), '') AS operator_ids, count(*) OVER () AS total
FROM known_match AS k
LEFT JOIN foremost AS f
  ON f.operation IS NOT DISTINCT FROM k.operation AND f.agency IS NOT DISTINCT FROM k.agency
GROUP BY k.operation, k.agency
ORDER BY operators DESC, accounts DESC, operation, agency
LIMIT 25
