-- How many people of a centre talked at the same time: nobody talks to two people at once. Talks of all its accounts that
-- overlap, the largest number of each day, and the size that half of the talks, and nine of ten, fall on days with no more.
-- A recorded message is no talk.
WITH talk AS (
  SELECT m.centre_id, c.talk_s,
         epoch_us(c.started_at) // 1000000 + greatest(coalesce(c.duration_s - c.talk_s, 0), 0) AS begin
  FROM canonical.call AS c JOIN work.centre_account AS m ON m.account_ref = c.account_ref
  ANTI JOIN work.recorded_message AS r ON r.account_ref = c.account_ref
  WHERE c.talk_s >= $seat_talk_s AND c.started_at IS NOT NULL
),
turns AS (
  SELECT centre_id, begin AS second, 1 AS step FROM talk
  UNION ALL
  SELECT centre_id, begin + talk_s, -1 FROM talk
),
running AS (
  SELECT centre_id, second // 86400 AS day, step, sum(step) OVER (
    PARTITION BY centre_id ORDER BY second, step ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS talks
  FROM turns
),
daily AS (
  SELECT centre_id, day, max(talks) AS talks, count(*) FILTER (WHERE step = 1) AS weight FROM running GROUP BY centre_id, day
),
ranked AS (
  SELECT centre_id, talks, sum(weight) OVER (PARTITION BY centre_id ORDER BY talks, day) AS up_to,
         sum(weight) OVER (PARTITION BY centre_id) AS in_all
  FROM daily
)
SELECT centre_id, count(*) AS days, min(talks) FILTER (WHERE 2 * up_to >= in_all) AS usual,
       min(talks) FILTER (WHERE 10 * up_to >= 9 * in_all) AS most
FROM ranked GROUP BY centre_id
