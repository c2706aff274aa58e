SELECT c.exhibit, c.source_table, c.source_row
FROM canonical.call AS c
JOIN burst AS b ON b.account_ref = c.account_ref AND c.started_at BETWEEN b.started_at AND b.ended_at
WHERE b.burst_id = $id ORDER BY c.started_at, c.exhibit, c.source_table, c.source_row
