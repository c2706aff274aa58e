-- Victims by the day of the first call to them, in the time zone of the service; by quarters of an hour first, as in
-- timeline.sql.
WITH quarters AS (
  SELECT time_bucket(INTERVAL 15 MINUTE, first_at) AS moment, count(*) AS victims
  FROM victim WHERE isfinite(first_at) GROUP BY 1
)
SELECT strftime(timezone($zone, timezone('UTC', moment)), '%Y-%m-%d') AS day, sum(victims) AS victims
FROM quarters GROUP BY 1 ORDER BY 1 LIMIT 40000
