-- Operators through whose accounts several people speak at the same time. Nobody talks to two people at once, but a
-- dialler's calls overlap too. What tells them apart is the desk: the number shown, the address and the line that a caller
-- keeps for a while. Talks of a dialler overlap with others of the same desk as often as desks fall among its calls, or
-- more; people at several desks each end one talk before they begin the next. A recorded message is no talk. Talks of two
-- accounts are not compared: their operators may have been linked wrongly.
WITH talk AS (
  SELECT coalesce(o.operator_id, c.account_ref) AS operator_id, c.account_ref,
         hash(coalesce(c.presented, ''), coalesce(c.ip, ''), coalesce(c.trunk, '')) AS desk, c.talk_s,
         epoch_us(c.started_at) // 1000000 + greatest(coalesce(c.duration_s - c.talk_s, 0), 0) AS begin
  FROM canonical.call AS c
  LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
  ANTI JOIN work.recorded_message AS r ON r.account_ref = c.account_ref
  WHERE c.talk_s >= $caller_talk_s AND c.account_ref IS NOT NULL AND isfinite(c.started_at)
),
turn AS (
  SELECT *, begin < max(begin + talk_s) OVER (
    PARTITION BY account_ref ORDER BY begin, talk_s, desk ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS meets
  FROM talk
),
busy AS (
  SELECT operator_id
  FROM turn WHERE NOT ignores($ignore_centre_evidence, 'callers') GROUP BY operator_id
  HAVING count(*) FILTER (WHERE meets) >= $caller_overlaps
),
seated AS (
  SELECT
    operator_id, begin // 86400 AS day, meets,
    coalesce(begin < max(begin + talk_s) OVER (
      PARTITION BY account_ref, desk ORDER BY begin, talk_s, meets ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), false) AS meets_own,
    count(*) OVER (PARTITION BY account_ref, desk, begin // 3600) AS at_desk,
    count(*) OVER (PARTITION BY account_ref, begin // 3600) AS in_hour
  FROM turn SEMI JOIN busy USING (operator_id)
)
SELECT operator_id, count(*) AS talks, count(DISTINCT day) AS days,
       count(DISTINCT day) FILTER (WHERE meets AND at_desk > 1 AND NOT meets_own) AS days_apart,
       count(*) FILTER (WHERE meets) AS overlapping,
       count(*) FILTER (WHERE meets AND at_desk > 1 AND meets_own) AS own,
       coalesce(sum(1000 * (at_desk - 1) // (in_hour - 1)) FILTER (WHERE meets AND at_desk > 1), 0) AS own_by_chance
FROM seated GROUP BY operator_id
