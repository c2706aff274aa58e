-- Calls to the number, in order; where it could not be resolved, those with the same spelling. Calls are stored by time: only
-- the stretch between the first and the last one is read, which sorting in the same step would prevent.
WITH called AS MATERIALIZED (
  SELECT * FROM (
    SELECT * FROM canonical.call WHERE started_at BETWEEN CAST($since AS TIMESTAMP) AND CAST($until AS TIMESTAMP)
    UNION ALL
    SELECT * FROM canonical.call WHERE started_at IS NULL
  )
  WHERE dialled = $number AND ($number <> '' OR dialled_raw = $raw)
)
SELECT started_at, call_ref, account_ref, coalesce(nullif(presented, ''), presented_raw) AS presented, presented_name,
       answered, talk_s, duration_s, disposition, exhibit, source_table, source_row
FROM called
ORDER BY started_at, call_ref, exhibit, source_table, source_row
LIMIT 500
