-- How many people worked through one account at the same time: distinct agents in an hour, and talks that overlap, since
-- nobody talks to two people at once. A recorded message is no talk: its lengths are nearly all the same. Both are the
-- size that nine of ten busy hours or days stay below, so that one odd day decides nothing.
WITH agents AS (
  SELECT account_ref, quantile_disc(agents, 0.9) AS agents_at_once, max(agents) AS most
  FROM (
    SELECT account_ref, hour, count(DISTINCT agent_ref) AS agents
    FROM work.presence WHERE agent_ref <> '' AND kind = 'address' GROUP BY account_ref, hour
  )
  GROUP BY account_ref
),
named AS (
  SELECT account_ref, count(DISTINCT agent_ref) AS agents
  FROM work.presence WHERE agent_ref <> '' AND kind = 'address' GROUP BY account_ref
),
talk AS (
  SELECT account_ref, epoch_us(started_at) // 1000000 + greatest(coalesce(duration_s - talk_s, 0), 0) AS begin, talk_s
  FROM canonical.call
  WHERE talk_s >= $seat_talk_s AND account_ref IS NOT NULL AND started_at IS NOT NULL
),
talkers AS (
  SELECT account_ref FROM talk GROUP BY account_ref
  HAVING count(*) >= $seat_min_talks AND 4 * count(DISTINCT talk_s) >= count(*)
),
turns AS (
  SELECT account_ref, begin AS second, 1 AS step FROM talk SEMI JOIN talkers USING (account_ref)
  UNION ALL
  SELECT account_ref, begin + talk_s, -1 FROM talk SEMI JOIN talkers USING (account_ref)
),
running AS (
  SELECT account_ref, second // 86400 AS day, sum(step) OVER (
    PARTITION BY account_ref ORDER BY second, step ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS talks
  FROM turns
),
daily AS (
  SELECT account_ref, day, max(talks) AS talks FROM running GROUP BY account_ref, day
),
talks AS (
  SELECT account_ref, quantile_disc(talks, 0.5) AS talks_at_once FROM daily GROUP BY account_ref
)
SELECT coalesce(n.account_ref, t.account_ref) AS account_ref, coalesce(n.agents, 0) AS agents,
       coalesce(a.agents_at_once, 0) AS agents_at_once, coalesce(t.talks_at_once, 0) AS talks_at_once
FROM named AS n
FULL JOIN talks AS t ON t.account_ref = n.account_ref
LEFT JOIN agents AS a ON a.account_ref = n.account_ref
