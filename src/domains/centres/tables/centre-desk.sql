-- How many desks of a centre of one or two operators are at work at the same time, where no agents are named: a desk is an
-- account with the number shown, the address and the line that a caller keeps for a while. As in operator-caller.sql.
WITH few AS (
  SELECT c.centre_id
  FROM work.centre_account AS c LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
  GROUP BY c.centre_id HAVING count(DISTINCT coalesce(o.operator_id, c.account_ref)) <= 2
),
placed AS (
  SELECT m.centre_id, hash(c.account_ref, coalesce(c.presented, ''), coalesce(c.ip, ''), coalesce(c.trunk, '')) AS desk,
         epoch_us(c.started_at) // 1000000 AS start, greatest(coalesce(c.duration_s, c.talk_s, 0), 0) AS lasts, coalesce(c.talk_s, 0) AS talk_s,
         c.rowid AS call
  FROM canonical.call AS c
  JOIN (SELECT centre_id, account_ref FROM work.centre_account SEMI JOIN few USING (centre_id)) AS m ON m.account_ref = c.account_ref
  ANTI JOIN work.recorded_message AS r ON r.account_ref = c.account_ref
  WHERE isfinite(c.started_at)
),
turn AS (
  SELECT centre_id, begin // 86400 AS day, begin < max(begin + talk_s) OVER (
           PARTITION BY centre_id ORDER BY begin, talk_s, desk, call ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
         ) AS meets,
         coalesce(begin < max(begin + talk_s) OVER (
           PARTITION BY centre_id, desk ORDER BY begin, talk_s, call ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
         ), false) AS meets_own,
         count(*) OVER (PARTITION BY centre_id, desk, begin // 3600) AS at_desk,
         count(*) OVER (PARTITION BY centre_id, begin // 3600) AS in_hour
  FROM (SELECT centre_id, desk, talk_s, call, start + greatest(lasts - talk_s, 0) AS begin FROM placed WHERE talk_s >= $caller_talk_s)
),
tally AS (
  SELECT centre_id, count(DISTINCT day) AS days,
         count(DISTINCT day) FILTER (WHERE meets AND at_desk > 1 AND NOT meets_own) AS days_apart,
         count(*) FILTER (WHERE meets) AS overlapping,
         count(*) FILTER (WHERE meets AND at_desk > 1 AND meets_own) AS own,
         coalesce(sum(1000 * (at_desk - 1) // (in_hour - 1)) FILTER (WHERE meets AND at_desk > 1), 0) AS own_by_chance
  FROM turn WHERE NOT ignores($ignore_centre_evidence, 'callers') GROUP BY centre_id
),
-- A desk is at work from its first call to its last, pauses apart; one call is nobody at work.
marked AS (
  SELECT *, start > max(start + lasts) OVER (
    PARTITION BY centre_id, desk ORDER BY start, lasts, call ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) + $desk_pause_s AS fresh
  FROM placed
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE fresh) OVER (
    PARTITION BY centre_id, desk ORDER BY start, lasts, call ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS run
  FROM marked
),
stint AS (
  SELECT centre_id, min(start) AS begin, max(start + lasts) AS over FROM numbered GROUP BY centre_id, desk, run HAVING count(*) > 1
),
running AS (
  SELECT centre_id, second // 86400 AS day, step, sum(step) OVER (
    PARTITION BY centre_id ORDER BY second, step ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS desks
  FROM (SELECT centre_id, begin AS second, 1 AS step FROM stint UNION ALL SELECT centre_id, over, -1 FROM stint)
),
daily AS (
  SELECT centre_id, day, max(desks) AS desks, count(*) FILTER (WHERE step = 1) AS weight FROM running GROUP BY centre_id, day
),
ranked AS (
  SELECT centre_id, desks, sum(weight) OVER (PARTITION BY centre_id ORDER BY desks, day) AS up_to,
         sum(weight) OVER (PARTITION BY centre_id) AS in_all
  FROM daily
)
SELECT f.centre_id, coalesce(d.desks, 0) AS desks, coalesce(t.days, 0) AS days, coalesce(t.days_apart, 0) AS days_apart,
       coalesce(t.overlapping, 0) AS overlapping, coalesce(t.own, 0) AS own, coalesce(t.own_by_chance, 0) AS own_by_chance
FROM few AS f
LEFT JOIN tally AS t ON t.centre_id = f.centre_id
LEFT JOIN (
  SELECT centre_id, min(desks) FILTER (WHERE 10 * up_to >= 9 * in_all) AS desks FROM ranked GROUP BY centre_id
) AS d ON d.centre_id = f.centre_id
