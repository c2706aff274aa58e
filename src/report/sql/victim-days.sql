-- Victims by the day of the first call to them, in the time zone of the service.
SELECT strftime(timezone($zone, timezone('UTC', first_at)), '%Y-%m-%d') AS day, count(*) AS victims
FROM victim WHERE isfinite(first_at) GROUP BY 1 ORDER BY 1 LIMIT 40000
