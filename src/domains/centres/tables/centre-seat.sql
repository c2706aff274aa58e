-- How many people of a centre talked at the same time: nobody talks to two people at once. Talks of all its accounts that
-- overlap, the largest number of each day, and the size that half of the talks, and nine of ten, fall on days with no more.
-- A recorded message is no talk. Also how often a talk began during one of another operator's, and how often it would were
-- they people who know nothing of each other within the hour: one person with accounts that were not linked never does that.
WITH worker AS (
  SELECT m.account_ref, m.centre_id, dense_rank() OVER (ORDER BY m.centre_id) AS centre_no,
         dense_rank() OVER (ORDER BY coalesce(o.operator_id, m.account_ref)) AS operator_no
  FROM work.centre_account AS m LEFT JOIN work.operator_account AS o ON o.account_ref = m.account_ref
),
talk AS (
  SELECT m.centre_no, m.operator_no, c.talk_s, c.rowid AS call,
         epoch_us(c.started_at) // 1000000 + greatest(coalesce(c.duration_s - c.talk_s, 0), 0) AS begin
  FROM canonical.call AS c JOIN worker AS m ON m.account_ref = c.account_ref
  ANTI JOIN work.recorded_message AS r ON r.account_ref = c.account_ref
  WHERE c.talk_s >= least($seat_talk_s, $caller_talk_s) AND isfinite(c.started_at)
),
turns AS (
  SELECT centre_no, begin AS second, 1 AS step FROM talk WHERE talk_s >= $seat_talk_s
  UNION ALL
  SELECT centre_no, begin + talk_s, -1 FROM talk WHERE talk_s >= $seat_talk_s
),
running AS (
  SELECT centre_no, second // 86400 AS day, step, sum(step) OVER (
    PARTITION BY centre_no ORDER BY second, step ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS talks
  FROM turns
),
daily AS (
  SELECT centre_no, day, max(talks) AS talks, count(*) FILTER (WHERE step = 1) AS weight FROM running GROUP BY centre_no, day
),
ranked AS (
  SELECT centre_no, talks, sum(weight) OVER (PARTITION BY centre_no ORDER BY talks, day) AS up_to,
         sum(weight) OVER (PARTITION BY centre_no) AS in_all
  FROM daily
),
seat AS (
  SELECT centre_no, count(*) AS days, min(talks) FILTER (WHERE 2 * up_to >= in_all) AS usual,
         min(talks) FILTER (WHERE 10 * up_to >= 9 * in_all) AS most
  FROM ranked GROUP BY centre_no
),
either AS (
  SELECT centre_no, operator_no, call, begin AS second, 1 AS step FROM talk
  UNION ALL
  SELECT centre_no, operator_no, call, begin + talk_s, -1 FROM talk
),
others AS (
  SELECT centre_no, step, sum(step) OVER (
    PARTITION BY centre_no ORDER BY second, step, operator_no, call ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS talks, sum(step) OVER (
    PARTITION BY centre_no, operator_no ORDER BY second, step, call
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS own
  FROM either
),
-- What a dialler begins during a talk of its own says nothing more.
met AS (
  SELECT centre_no, count(*) FILTER (WHERE step = 1 AND own = 1 AND talks > 1) AS meetings FROM others GROUP BY centre_no
),
-- Of so many talks begun in an hour by one, as many fall into talks of the others as those fill of the hour. A dialler's talks
-- lie on top of each other: they begin once and fill no more than one.
hourly AS (
  SELECT centre_no, operator_no, begin // 3600 AS hour, count(*) FILTER (WHERE fills = talk_s) AS begun, sum(fills) AS lasting
  FROM (
    SELECT centre_no, operator_no, begin, talk_s, least(talk_s, greatest(0, begin + talk_s - coalesce(max(begin + talk_s) OVER (
      PARTITION BY centre_no, operator_no ORDER BY begin, talk_s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), begin))) AS fills
    FROM talk
  )
  GROUP BY centre_no, operator_no, hour
),
chance AS (
  SELECT centre_no, sum(begun * least(1000, 1000 * (lasting_all - lasting) // 3600)) AS meetings_by_chance
  FROM (SELECT *, sum(lasting) OVER (PARTITION BY centre_no, hour) AS lasting_all FROM hourly)
  GROUP BY centre_no
)
SELECT w.centre_id, coalesce(s.days, 0) AS days, coalesce(s.usual, 0) AS usual, coalesce(s.most, 0) AS most, m.meetings,
       c.meetings_by_chance
FROM met AS m
JOIN (SELECT DISTINCT centre_no, centre_id FROM worker) AS w USING (centre_no)
JOIN chance AS c USING (centre_no)
LEFT JOIN seat AS s USING (centre_no)
