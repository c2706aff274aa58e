-- Calls of each account by day, UTC.
SELECT account_ref, CAST(started_at AS DATE) AS day, count(*) AS calls, count(*) FILTER (WHERE talk_s > 60) AS long_calls
FROM canonical.call
WHERE account_ref IS NOT NULL AND isfinite(started_at)
GROUP BY 1, 2
ORDER BY account_ref, day
