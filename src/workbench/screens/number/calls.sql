-- Calls to the number, in order; where it could not be resolved, those with the same spelling.
SELECT started_at, call_ref, account_ref, coalesce(nullif(presented, ''), presented_raw) AS presented, presented_name,
       answered, talk_s, duration_s, disposition, exhibit, source_table, source_row
FROM canonical.call
WHERE ($number <> '' AND dialled = $number) OR ($number = '' AND dialled = '' AND dialled_raw = $raw)
ORDER BY started_at, call_ref, exhibit, source_table, source_row
LIMIT 500
