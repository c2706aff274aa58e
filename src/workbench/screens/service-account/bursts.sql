SELECT burst_id, started_at, ended_at, calls, numbers, peak_per_minute, concurrent, reasons
FROM burst WHERE account_ref = $id ORDER BY started_at, burst_id LIMIT 50
