-- Calls, and victims by their first call, in each quarter of an hour: every zone's offset is a whole number of them, so that
-- days of any zone are made out of thousands of rows instead of millions.
SELECT moment, CAST(sum(calls) AS BIGINT) AS calls, CAST(sum(victims) AS BIGINT) AS victims
FROM (
  SELECT time_bucket(INTERVAL 15 MINUTE, started_at) AS moment, count(*) AS calls, 0 AS victims
  FROM canonical.call WHERE isfinite(started_at) GROUP BY 1
  UNION ALL
  SELECT time_bucket(INTERVAL 15 MINUTE, first_at), 0, count(*) FROM victim WHERE isfinite(first_at) GROUP BY 1
)
GROUP BY moment
ORDER BY moment
