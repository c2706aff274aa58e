-- Calls to the number, in order, as they are looked up; where it could not be resolved, those with the same spelling: calls are stored by time, so
-- that only the stretch between its first and its last one is read, which sorting in the same step would prevent.
WITH called AS MATERIALIZED (
  SELECT * EXCLUDE (_row) FROM numbered.canonical_call
  WHERE _row IN (SELECT place FROM lookup.call WHERE digits = CAST($digits AS BIGINT) LIMIT 500)
  UNION ALL
  SELECT * FROM (
    SELECT * FROM canonical.call WHERE started_at BETWEEN CAST($since AS TIMESTAMP) AND CAST($until AS TIMESTAMP)
    UNION ALL
    SELECT * FROM canonical.call WHERE started_at IS NULL
  )
  WHERE $number = '' AND dialled = '' AND dialled_raw = $raw
)
SELECT started_at, call_ref, account_ref, coalesce(nullif(presented, ''), presented_raw) AS presented, presented_name,
       answered, talk_s, duration_s, disposition, exhibit, source_table, source_row
FROM called
ORDER BY started_at, call_ref, exhibit, source_table, source_row
LIMIT 500
