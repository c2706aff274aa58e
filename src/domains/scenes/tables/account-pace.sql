-- How an account calls: how fast, how long, when. Style by the published profile of diallers and of conversations; working
-- hours from the calls by the hour; the zone in which those hours are a working day is implied, not known.
WITH hours AS MATERIALIZED (
  SELECT account_ref, minute // 60 AS hour, sum(calls) AS calls FROM work.account_minute GROUP BY account_ref, minute // 60
),
six AS (
  SELECT account_ref, max(calls) AS best
  FROM (
    SELECT account_ref, sum(calls) OVER (PARTITION BY account_ref ORDER BY hour RANGE BETWEEN 5 PRECEDING AND CURRENT ROW) AS calls FROM hours
  )
  GROUP BY account_ref
),
-- 1970-01-01 was a Thursday: hour 0 of the count is hour 72 of a week that begins on Monday.
clock AS (
  SELECT account_ref, map_from_entries(list((hour, calls))) AS counts
  FROM (SELECT account_ref, hour % 24 AS hour, sum(calls) AS calls FROM hours GROUP BY account_ref, hour % 24)
  GROUP BY account_ref
),
week AS (
  SELECT account_ref, map_from_entries(list((weekday, calls))) AS counts
  FROM (
    SELECT account_ref, (hour + 72) // 24 % 7 AS weekday, sum(calls) AS calls FROM hours GROUP BY account_ref, (hour + 72) // 24 % 7
  )
  GROUP BY account_ref
),
by_hour AS (
  SELECT account_ref, list_transform(range(24), lambda h: coalesce(counts[h], 0)) AS hours FROM clock
),
by_day AS (
  SELECT account_ref, list_transform(range(7), lambda d: coalesce(counts[d], 0)) AS weekdays FROM week
),
totals AS (
  SELECT account_ref, sum(calls) AS attempts, sum(answered) AS answered, sum(talk_s) AS talk_s, sum(under_60) AS under_60,
         sum(over_120) AS over_120, max(calls) AS peak, count(DISTINCT minute // 1440) AS days
  FROM work.account_minute GROUP BY account_ref
),
bursts AS (
  SELECT account_ref, count(*) AS bursts, max(peak_per_minute) AS peak, max(concurrent) AS concurrent FROM burst GROUP BY account_ref
),
-- The middle of the calls on the clock face, and how close to it they lie (1: all in one hour, 0: spread evenly).
faces AS (
  SELECT
    h.account_ref, h.hours,
    list_sum(list_transform(h.hours, lambda calls, i: calls * cos(2 * pi() * (i - 0.5) / 24))) AS x,
    list_sum(list_transform(h.hours, lambda calls, i: calls * sin(2 * pi() * (i - 0.5) / 24))) AS y
  FROM by_hour AS h
),
middles AS (
  SELECT account_ref, hours, sqrt(x * x + y * y) / list_sum(hours) AS closeness, (24 + atan2(y, x) * 12 / pi()) % 24 AS middle FROM faces
),
-- The shortest span of whole hours around the middle that holds nine of ten calls: 100 times its length plus its first hour.
shifts AS (
  SELECT *, (CAST(round($work_middle_hour - middle) AS BIGINT) + 36) % 24 - 12 AS zone_offset,
    list_min(list_transform(range(1, 25), lambda n: CASE WHEN
      10 * list_sum(list_transform(range(n), lambda h: hours[1 + (CAST(round(middle - n / 2) AS BIGINT) + 24 + h) % 24])) >= 9 * list_sum(hours)
      THEN 100 * n + (CAST(round(middle - n / 2) AS BIGINT) + 24) % 24 END)) AS span
  FROM middles
)
SELECT
  t.account_ref, coalesce(o.operator_id, t.account_ref) AS operator_id, t.attempts, t.answered,
  CASE WHEN t.answered > 0 THEN t.talk_s / t.answered END AS mean_talk_s,
  CASE WHEN t.answered > 0 THEN t.under_60 / t.answered END AS share_under_60,
  CASE WHEN t.answered > 0 THEN t.over_120 / t.answered END AS share_over_120,
  CASE WHEN x.best < $profile_attempts OR t.answered = 0 THEN 'unknown'
       WHEN t.talk_s < $dialler_mean_s * t.answered AND t.under_60 >= $dialler_share * t.answered THEN 'dialler'
       WHEN t.talk_s >= $conversation_mean_s * t.answered AND t.over_120 >= $conversation_share * t.answered THEN 'conversation'
       ELSE 'mixed' END AS style,
  greatest(t.peak, coalesce(b.peak, 0)) AS peak_per_minute, coalesce(b.concurrent, 0) AS concurrent, coalesce(b.bursts, 0) AS bursts,
  x.best AS best_six_hours, t.days AS active_days,
  array_to_string(s.hours, ';') AS hours_utc, array_to_string(d.weekdays, ';') AS weekdays_utc,
  lpad(CAST(span % 100 AS VARCHAR), 2, '0') || ':00-' || lpad(CAST((span % 100 + span // 100) % 24 AS VARCHAR), 2, '0') || ':00' AS shift_utc,
  lpad(CAST((span % 100 + zone_offset + 24) % 24 AS VARCHAR), 2, '0') || ':00-'
    || lpad(CAST((span % 100 + span // 100 + zone_offset + 24) % 24 AS VARCHAR), 2, '0') || ':00' AS shift_local,
  'UTC' || CASE WHEN zone_offset < 0 THEN '-' ELSE '+' END || lpad(CAST(abs(zone_offset) AS VARCHAR), 2, '0') || ':00' AS implied_zone,
  round(0.5 * closeness * least(1, t.days / 20), 3) AS zone_sure
FROM totals AS t
JOIN six AS x ON x.account_ref = t.account_ref
JOIN shifts AS s ON s.account_ref = t.account_ref
JOIN by_day AS d ON d.account_ref = t.account_ref
LEFT JOIN bursts AS b ON b.account_ref = t.account_ref
LEFT JOIN work.operator_account AS o ON o.account_ref = t.account_ref
