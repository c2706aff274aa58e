-- Lengths at which a machine ends calls: a voicemail's limit, a recorded message. People hang up at all lengths, so that
-- their calls spread smoothly; a length that stands out from those around it does so by `share` of its calls. Judged for
-- every outgoing line by itself and for all together (trunk '*'). The lengths one second to either side are left out of
-- the comparison: a limit is often met a second late.
WITH counted AS (
  SELECT coalesce(trunk, '') AS trunk, talk_s, count(*) AS calls
  FROM canonical.call
  WHERE answered AND talk_s BETWEEN 5 AND 900
  GROUP BY coalesce(trunk, ''), talk_s
),
lines AS (
  SELECT trunk, talk_s, calls FROM counted
  UNION ALL
  SELECT '*', talk_s, sum(calls) FROM counted GROUP BY talk_s
),
around AS (
  SELECT
    trunk, talk_s, calls,
    coalesce(sum(calls) OVER (PARTITION BY trunk ORDER BY talk_s RANGE BETWEEN 6 PRECEDING AND 2 PRECEDING), 0)
      + coalesce(sum(calls) OVER (PARTITION BY trunk ORDER BY talk_s RANGE BETWEEN 2 FOLLOWING AND 6 FOLLOWING), 0) AS nearby
  FROM lines
),
expected AS (
  SELECT trunk, talk_s, calls, CAST(nearby AS DOUBLE) / 10 AS expected FROM around
)
SELECT trunk, talk_s, calls, 1 - least(1.0, (expected + 0.5) / calls) AS share
FROM expected
WHERE calls >= $cut_off_min_calls AND calls - expected > $cut_off_sigma * sqrt(expected + 1)
