-- Every call of a scene with the stage it belongs to. A new stage begins where somebody with whom more than a few words
-- had been spoken is reached again under another identity, and the crew's habits and the look of the call make the next
-- stage of a script likelier than a further story told to the same person, or a retry after a voicemail.
WITH whole AS (
  SELECT coalesce(sum(changes) / nullif(sum(further), 0), 0) AS rate FROM work.rotation
),
-- An account that stays with a number more often than not changes it on purpose: rotation counts from a half upwards.
turning AS (
  SELECT a.*, greatest(0, 2 * (coalesce(r.changes, 0) + 5 * w.rate) / (coalesce(r.further, 0) + 5) - 1) AS rotation
  FROM work.scene_again AS a
  CROSS JOIN whole AS w
  LEFT JOIN (SELECT k.account_no, r.further, r.changes FROM work.rotation AS r JOIN work.scene_caller AS k ON k.account_ref = r.account_ref) AS r
    ON r.account_no = a.account_no
),
-- Among calls to people who were held for more than a minute before: how many come under another identity beyond what rotation explains.
habit AS (
  SELECT greatest(0.1, least(0.95, (changed + 2.5 - rotation) / (pairs + 5 - rotation))) AS scripted
  FROM (
    SELECT count(*) FILTER (WHERE again) AS pairs, count(*) FILTER (WHERE again AND other) AS changed,
           CAST(coalesce(sum(CAST(rotation AS DECIMAL(18,6))) FILTER (WHERE again), 0) AS DOUBLE) AS rotation
    FROM turning WHERE before = 3 AND before_machine < 0.5
  )
),
weighed AS (
  SELECT c.*, coalesce(w.shown, 'unknown') AS shown, g.probability AS near, m.scripted,
    CASE c.before WHEN 3 THEN t.held WHEN 2 THEN t.warned ELSE 0 END AS staged,
    CASE c.before WHEN 3 THEN t.held_again ELSE t.warned_again END AS told, t.tried_again AS retried, l.again_odds, l.tried_odds
  FROM turning AS c
  CROSS JOIN habit AS m
  LEFT JOIN work.scene_shown AS w ON w.call_no = c.call_no
  LEFT JOIN work.script_habit AS t ON t.crew = c.before_home
  LEFT JOIN work.script_look AS l
    ON l.shown = coalesce(w.shown, 'unknown') AND l.gap = script_gap(c.since_s) AND l.after = script_after(c.talk_s) AND l.relation = c.relation
  LEFT JOIN work.scene_gap AS g ON g.relation = c.relation AND c.since_s / 86400.0 >= g.from_d AND c.since_s / 86400.0 < g.to_d
),
judged AS (
  SELECT *,
    CASE WHEN reached AND other AND before >= 2
         THEN (1 - machine) * CASE WHEN talk_s > 30 OR codes > 0 THEN 1 ELSE 1 - $short_machine END * near
              * CASE WHEN before_code THEN 1
                     ELSE (1 - before_machine) * staged
                          / ((1 - before_machine) * (staged + (1 - staged) * told / again_odds) + before_machine * retried / tried_odds) END
              * scripted / (scripted + (1 - scripted) * rotation)
         ELSE 0 END AS link
  FROM weighed
),
-- A call under the identity with which the last stage began goes on with that stage, whatever was spoken of before it.
begun AS (
  SELECT call_no, identity IS DISTINCT FROM lag(identity) OVER (PARTITION BY scene_no ORDER BY turn) AS begins
  FROM judged WHERE link >= 0.5
),
parted AS (
  SELECT j.*, coalesce(b.begins, false) AS begins FROM judged AS j LEFT JOIN begun AS b ON b.call_no = j.call_no
)
SELECT
  scene_no, call_no, false AS alone, turn,
  1 + sum(CASE WHEN begins THEN 1 ELSE 0 END) OVER (PARTITION BY scene_no ORDER BY turn ROWS UNBOUNDED PRECEDING) AS stage,
  gap_s, again, other, CASE WHEN begins OR link < 0.5 THEN link ELSE 0 END AS link, shown, staged AS habit, rotation, before_s, since_s / 86400.0 AS since_d, relation
FROM parted
UNION ALL
-- Numbers that were called once.
SELECT call_no, call_no, true, 1, 1, NULL, false, false, 0, 'unknown', 0, 0, NULL, NULL, 'same'
FROM work.scene_call
WHERE alone
