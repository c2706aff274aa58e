-- Its calls per day, UTC.
SELECT strftime(started_at, '%Y-%m-%d') AS day, count(*) AS calls, count(*) FILTER (WHERE talk_s > 60) AS long_calls
FROM canonical.call WHERE account_ref = $id AND isfinite(started_at) GROUP BY 1 ORDER BY 1 LIMIT 5000
