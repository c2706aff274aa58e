-- Calls of each account by the minute (UTC): everything about pace, bursts and shifts is counted from here.
SELECT
  account_ref, epoch_ms(started_at) // 60000 AS minute, count(*) AS calls, count(*) FILTER (WHERE answered) AS answered,
  coalesce(sum(talk_s) FILTER (WHERE answered), 0) AS talk_s,
  count(*) FILTER (WHERE answered AND talk_s < 60) AS under_60, count(*) FILTER (WHERE answered AND talk_s > 120) AS over_120
FROM canonical.call
WHERE account_ref IS NOT NULL AND isfinite(started_at)
GROUP BY account_ref, epoch_ms(started_at) // 60000
