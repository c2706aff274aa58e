-- Stretches in which an account placed calls faster than a hand can. So many calls within 60 seconds lie in two minutes by the
-- clock, one after the other: only minutes that hold as many together are looked at call by call, in a window that slides over
-- the last 60 seconds. Stretches at most two minutes apart are one.
WITH paired AS (
  SELECT k.account_no, m.account_ref, m.minute,
    m.calls + CASE WHEN lead(m.minute) OVER w = m.minute + 1 THEN lead(m.calls) OVER w ELSE 0 END AS with_next,
    m.calls + CASE WHEN lag(m.minute) OVER w = m.minute - 1 THEN lag(m.calls) OVER w ELSE 0 END AS with_last
  FROM work.account_minute AS m JOIN work.scene_caller AS k ON k.account_ref = m.account_ref
  WINDOW w AS (PARTITION BY k.account_no ORDER BY m.minute)
),
minutes AS (
  SELECT account_no, account_ref, minute FROM paired WHERE greatest(with_next, with_last) >= $burst_per_minute
),
picked AS (
  SELECT m.account_no, number_digits(c.dialled) AS digits, c.started_at, greatest(coalesce(c.duration_s, c.talk_s, 0), 0) AS lasts_s
  FROM canonical.call AS c
  JOIN minutes AS m ON m.account_ref = c.account_ref AND m.minute = epoch_ms(c.started_at) // 60000
  WHERE isfinite(c.started_at)
),
-- A call begins a fast minute when the call so many places later comes within 60 seconds; it is inside a burst when it
-- or one of those just before it begins a fast minute.
opened AS (
  SELECT *, lead(started_at, CAST($burst_per_minute AS BIGINT) - 1) OVER (PARTITION BY account_no ORDER BY started_at, lasts_s, digits)
            < started_at + INTERVAL 60 SECONDS AS opens
  FROM picked
),
flagged AS (
  SELECT *, bool_or(opens) OVER (PARTITION BY account_no ORDER BY started_at, lasts_s, digits
                                 ROWS BETWEEN CAST($burst_per_minute AS BIGINT) - 1 PRECEDING AND CURRENT ROW) AS inside
  FROM opened
),
rated AS (
  SELECT account_no, digits, started_at, lasts_s,
    count(*) OVER (PARTITION BY account_no ORDER BY started_at RANGE BETWEEN INTERVAL 59 SECONDS PRECEDING AND CURRENT ROW) AS rate,
    CASE WHEN started_at - lag(started_at) OVER (PARTITION BY account_no ORDER BY started_at) <= INTERVAL 2 MINUTES THEN 0 ELSE 1 END AS first
  FROM flagged WHERE inside
),
inside AS MATERIALIZED (
  SELECT *, sum(first) OVER (PARTITION BY account_no ORDER BY started_at RANGE UNBOUNDED PRECEDING) AS place FROM rated
),
stretches AS (
  SELECT account_no, place, min(started_at) AS started_at, max(started_at) AS ended_at, max(rate) AS peak_per_minute,
         count(*) AS calls, count(DISTINCT digits) FILTER (WHERE digits > 0) AS numbers
  FROM inside GROUP BY account_no, place
),
-- A call that begins at the second at which another ends does not overlap it.
sweep AS (
  SELECT account_no, place, sum(step) OVER (PARTITION BY account_no, place ORDER BY moment, step ROWS UNBOUNDED PRECEDING) AS open
  FROM (
    SELECT account_no, place, started_at AS moment, 1 AS step FROM inside WHERE lasts_s > 0
    UNION ALL
    SELECT account_no, place, started_at + to_seconds(lasts_s), -1 FROM inside WHERE lasts_s > 0
  )
),
overlap AS (
  SELECT account_no, place, max(open) AS concurrent FROM sweep GROUP BY account_no, place
)
SELECT
  'bu-' || substr(sha256(k.account_ref || ' ' || epoch_ms(s.started_at)), 1, 16) AS burst_id, k.account_ref,
  coalesce(o.operator_id, k.account_ref) AS operator_id, s.started_at, s.ended_at, s.calls, s.numbers, s.peak_per_minute,
  coalesce(v.concurrent, 0) AS concurrent,
  concat_ws('; ',
    'up to ' || s.peak_per_minute || ' calls within a minute',
    s.calls || ' calls in ' || (date_diff('second', s.started_at, s.ended_at) + 1) || ' s',
    CASE WHEN v.concurrent > 1 THEN 'up to ' || v.concurrent || ' calls at the same time: dialled by a machine or by several people' END
  ) AS reasons
FROM stretches AS s
JOIN work.scene_caller AS k ON k.account_no = s.account_no
LEFT JOIN overlap AS v ON v.account_no = s.account_no AND v.place = s.place
LEFT JOIN work.operator_account AS o ON o.account_ref = k.account_ref
