-- The fastest stretches of calls.
SELECT burst_id, account_ref, operator_id, started_at, ended_at, calls, numbers, peak_per_minute, concurrent
FROM burst
ORDER BY peak_per_minute DESC, calls DESC, burst_id
LIMIT 10
