-- Calls, and victims by their first call, per day of the case's zone. One pass over the calls into quarters of an hour (every
-- zone's offset is a whole number of them), so that the zone is applied to thousands of rows, not to millions.
WITH quarters AS MATERIALIZED (
  SELECT time_bucket(INTERVAL 15 MINUTE, started_at) AS moment, count(*) AS calls, 0 AS victims
  FROM canonical.call WHERE isfinite(started_at) GROUP BY 1
  UNION ALL
  SELECT time_bucket(INTERVAL 15 MINUTE, first_at), 0, count(*) FROM victim WHERE isfinite(first_at) GROUP BY 1
)
SELECT strftime(timezone($zone, timezone('UTC', moment)), '%Y-%m-%d') AS day,
       CAST(sum(calls) AS BIGINT) AS calls, CAST(sum(victims) AS BIGINT) AS victims
FROM quarters GROUP BY 1 ORDER BY 1 LIMIT 40000
