-- Calls per day and per hour of the week, in the time zone of the service. One pass over all calls, into quarters of an
-- hour (every zone's offset is a whole number of them), so that the zone is applied to thousands of rows, not millions.
WITH quarters AS MATERIALIZED (
  SELECT time_bucket(INTERVAL 15 MINUTE, started_at) AS moment, count(*) AS calls,
         count(*) FILTER (WHERE talk_s > $victim_min_talk_s) AS long_calls
  FROM canonical.call
  WHERE isfinite(started_at)
  GROUP BY 1
),
local AS MATERIALIZED (
  SELECT timezone($zone, timezone('UTC', moment)) AS moment, calls, long_calls FROM quarters
),
days AS (
  SELECT strftime(moment, '%Y-%m-%d') AS day, sum(calls) AS calls, sum(long_calls) AS long_calls
  FROM local GROUP BY 1 ORDER BY 1 LIMIT 40000
)
SELECT 'day' AS kind, day, 0 AS weekday, 0 AS hour, calls, long_calls FROM days
UNION ALL
SELECT 'hour', '', isodow(moment), hour(moment), sum(calls), sum(long_calls) FROM local GROUP BY isodow(moment), hour(moment)
ORDER BY kind, day, weekday, hour
