-- Stretches in which an account placed calls faster than a hand can. A minute by the clock with half the rate or more may
-- hold part of such a stretch: only those minutes and two to either side are looked at call by call, in a window that
-- slides over the last 60 seconds. Stretches at most two minutes apart are one.
WITH seeds AS (
  SELECT account_ref, minute FROM work.account_minute WHERE 2 * calls >= $burst_per_minute
),
minutes AS (
  SELECT DISTINCT s.account_ref, s.minute + d.delta AS minute
  FROM seeds AS s CROSS JOIN (VALUES (-2), (-1), (0), (1), (2)) AS d (delta)
),
picked AS (
  SELECT c.account_ref, c.dialled, c.started_at, greatest(coalesce(c.duration_s, c.talk_s, 0), 0) AS lasts_s
  FROM canonical.call AS c
  SEMI JOIN minutes AS m ON m.account_ref = c.account_ref AND m.minute = epoch_ms(c.started_at) // 60000
  WHERE isfinite(c.started_at)
),
-- A call begins a fast minute when the call so many places later comes within 60 seconds; it is inside a burst when it
-- or one of those just before it begins a fast minute.
opened AS (
  SELECT *, lead(started_at, CAST($burst_per_minute AS BIGINT) - 1) OVER (PARTITION BY account_ref ORDER BY started_at, lasts_s, dialled)
            < started_at + INTERVAL 60 SECONDS AS opens
  FROM picked
),
flagged AS (
  SELECT *, bool_or(opens) OVER (PARTITION BY account_ref ORDER BY started_at, lasts_s, dialled
                                 ROWS BETWEEN CAST($burst_per_minute AS BIGINT) - 1 PRECEDING AND CURRENT ROW) AS inside
  FROM opened
),
rated AS (
  SELECT account_ref, dialled, started_at, lasts_s,
    count(*) OVER (PARTITION BY account_ref ORDER BY started_at RANGE BETWEEN INTERVAL 59 SECONDS PRECEDING AND CURRENT ROW) AS rate,
    CASE WHEN started_at - lag(started_at) OVER (PARTITION BY account_ref ORDER BY started_at) <= INTERVAL 2 MINUTES THEN 0 ELSE 1 END AS first
  FROM flagged WHERE inside
),
inside AS MATERIALIZED (
  SELECT *, sum(first) OVER (PARTITION BY account_ref ORDER BY started_at RANGE UNBOUNDED PRECEDING) AS place FROM rated
),
stretches AS (
  SELECT account_ref, place, min(started_at) AS started_at, max(started_at) AS ended_at, max(rate) AS peak_per_minute,
         count(*) AS calls, count(DISTINCT dialled) FILTER (WHERE dialled <> '') AS numbers
  FROM inside GROUP BY account_ref, place
),
-- A call that begins at the second at which another ends does not overlap it.
sweep AS (
  SELECT account_ref, place, sum(step) OVER (PARTITION BY account_ref, place ORDER BY moment, step ROWS UNBOUNDED PRECEDING) AS open
  FROM (
    SELECT account_ref, place, started_at AS moment, 1 AS step FROM inside WHERE lasts_s > 0
    UNION ALL
    SELECT account_ref, place, started_at + to_seconds(lasts_s), -1 FROM inside WHERE lasts_s > 0
  )
),
overlap AS (
  SELECT account_ref, place, max(open) AS concurrent FROM sweep GROUP BY account_ref, place
)
SELECT
  'bu-' || substr(sha256(s.account_ref || ' ' || epoch_ms(s.started_at)), 1, 16) AS burst_id, s.account_ref,
  coalesce(o.operator_id, s.account_ref) AS operator_id, s.started_at, s.ended_at, s.calls, s.numbers, s.peak_per_minute,
  coalesce(v.concurrent, 0) AS concurrent,
  concat_ws('; ',
    'up to ' || s.peak_per_minute || ' calls within a minute',
    s.calls || ' calls in ' || (date_diff('second', s.started_at, s.ended_at) + 1) || ' s',
    CASE WHEN v.concurrent > 1 THEN 'up to ' || v.concurrent || ' calls at the same time: dialled by a machine or by several people' END
  ) AS reasons
FROM stretches AS s
LEFT JOIN overlap AS v ON v.account_ref = s.account_ref AND v.place = s.place
LEFT JOIN work.operator_account AS o ON o.account_ref = s.account_ref
