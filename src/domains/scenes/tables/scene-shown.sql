-- Was the number of a call set for that call, or what the account showed to everybody at the time? A script's next stage
-- is shown a number of its own; somebody who is merely tried again sees what all the others see. Looked at for calls to
-- numbers that had seen another identity before: the other calls of the same account to the same country or area in the
-- hour and the hours beside it. A call with no other call of the account around it was made for that person. Numbers are compared, not organisations: an organisation that everybody is called under
-- lends several lines.
WITH told AS (
  SELECT call_no, number_no, account_no, started_at, answered AND machine < 0.5 AS reached, area, shown, identity_no(organisation_no, shown) AS identity
  FROM work.scene_call
  WHERE NOT alone AND account_no IS NOT NULL AND isfinite(started_at)
),
seen AS (
  SELECT call_no, number_no, account_no, reached, epoch_ms(started_at) // 3600000 AS hour, area, shown,
    min(identity) OVER before <> identity OR max(identity) OVER before <> identity AS changed
  FROM told
  WINDOW before AS (PARTITION BY number_no ORDER BY started_at, call_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
looked AS (
  SELECT call_no, number_no, account_no, hour, area, shown FROM seen WHERE reached AND changed
),
places AS (
  SELECT l.*, l.hour + d.delta AS near FROM looked AS l CROSS JOIN (VALUES (-1), (0), (1)) AS d (delta)
),
hours AS (
  SELECT DISTINCT p.account_no, k.account_ref, p.near AS hour FROM places AS p JOIN work.scene_caller AS k ON k.account_no = p.account_no
),
near AS (
  SELECT h.account_no, h.hour, substr(c.dialled, 1, 3) AS area, shown_no(c.presented, c.presented_raw) AS shown, count(*) AS calls
  FROM canonical.call AS c
  JOIN hours AS h ON h.account_ref = c.account_ref AND h.hour = epoch_ms(c.started_at) // 3600000
  WHERE isfinite(c.started_at)
  GROUP BY ALL
),
around AS (
  SELECT l.call_no, sum(n.calls) AS all_calls, sum(n.calls) FILTER (WHERE n.area = l.area) AS calls,
         sum(n.calls) FILTER (WHERE n.area = l.area AND n.shown = l.shown) AS same
  FROM places AS l
  JOIN near AS n ON n.account_no = l.account_no AND n.hour = l.near
  GROUP BY l.call_no
),
-- Calls to the number itself, the one that is judged among them, say nothing about what others saw.
own AS (
  SELECT l.call_no, count(*) AS calls, count(*) FILTER (WHERE s.shown = l.shown) AS same
  FROM places AS l
  JOIN seen AS s ON s.number_no = l.number_no AND s.account_no = l.account_no AND s.hour = l.near
  GROUP BY l.call_no
)
SELECT
  a.call_no, coalesce(a.calls, 0) - o.calls AS others, coalesce(a.same, 0) - o.same AS alike,
  CASE WHEN coalesce(a.same, 0) > o.same THEN 'ordinary' WHEN coalesce(a.calls, 0) - o.calls >= 2 THEN 'set'
       WHEN a.all_calls = o.calls THEN 'alone' ELSE 'unknown' END AS shown
FROM around AS a
JOIN own AS o ON o.call_no = a.call_no
