-- Every call with the scene and the stage it belongs to. Calls of one crew to one number are one scene until a gap beyond
-- the window. A new stage begins where somebody who had been held is reached again under another identity; being called
-- under another number after a voicemail is a retry, no stage.
WITH limits AS (
  SELECT greatest($scene_min_days, least($scene_max_days, coalesce(max(to_d) FILTER (WHERE probability >= 0.5 AND band < coalesce(broken, 99)), 0))) AS days
  FROM (SELECT *, min(band) FILTER (WHERE probability < 0.5) OVER () AS broken FROM work.scene_gap WHERE relation = 'same')
),
whole AS (
  SELECT coalesce(sum(changes) / nullif(sum(further), 0), 0) AS rate FROM work.rotation
),
-- An account that stays with a number more often than not changes it on purpose: rotation counts from a half upwards.
crewed AS (
  SELECT c.* EXCLUDE (crew), c.crew AS home, coalesce(k.crew, c.crew) AS crew,
         CASE WHEN c.machine < 0.5 THEN greatest(coalesce(h.share, 0), CASE WHEN c.codes > 0 THEN 1 ELSE 0 END) ELSE 0 END AS staged,
         greatest(0, 2 * (coalesce(r.changes, 0) + 5 * w.rate) / (coalesce(r.further, 0) + 5) - 1) AS rotation
  FROM work.scene_call AS c
  CROSS JOIN whole AS w
  LEFT JOIN work.scene_crew AS k ON k.number_id = c.number_id AND k.member = c.crew
  LEFT JOIN work.script_talk AS h ON c.answered AND h.talk = script_talk(c.talk_s)
  LEFT JOIN work.rotation AS r ON r.account_ref = c.account_ref
  WHERE c.calls > 1
),
ordered AS (
  SELECT *,
    greatest(0, date_diff('second', lag(started_at) OVER o, started_at) - lag(talk_s) OVER o) AS gap_s
  FROM crewed
  WINDOW o AS (PARTITION BY number_id, crew ORDER BY started_at, exhibit, source_table, source_row)
),
parted AS (
  SELECT o.*, sum(CASE WHEN gap_s > 86400 * l.days THEN 1 ELSE 0 END) OVER (
    PARTITION BY number_id, crew ORDER BY started_at, exhibit, source_table, source_row ROWS UNBOUNDED PRECEDING
  ) AS part
  FROM ordered AS o, limits AS l
),
looked AS (
  SELECT *,
    last_value(CASE WHEN staged >= 0.5 THEN call END IGNORE NULLS) OVER (s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS held_before,
    last_value(CASE WHEN staged >= 0.05 THEN call END IGNORE NULLS) OVER (s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached_before,
    first_value(exhibit || ':' || source_table || ':' || source_row) OVER s AS first_source
  FROM (
    SELECT *, {'home': home, 'ended': started_at + to_seconds(talk_s), 'person': 1 - machine, 'code': codes > 0, 'talk': talk_s,
               'organisation': organisation, 'identity': identity, 'name': lower(presented_name)} AS call
    FROM parted
  )
  WINDOW s AS (PARTITION BY number_id, crew, part ORDER BY started_at, exhibit, source_table, source_row)
),
compared AS (
  SELECT *, answered AND machine < 0.5 AND before IS NOT NULL AS again,
    reached_before IS NOT NULL AND reached_before['identity'] = identity AS continued,
    CASE WHEN organisation IS NOT NULL AND before['organisation'] IS NOT NULL THEN organisation <> before['organisation']
         ELSE identity <> before['identity'] AND (presented_name = '' OR lower(presented_name) <> before['name']) END AS other,
    CASE WHEN before['home'] = home THEN 'same' ELSE 'other' END AS relation,
    greatest(0, date_diff('second', before['ended'], started_at)) / 86400.0 AS since_d
  FROM (SELECT *, coalesce(held_before, reached_before) AS before FROM looked)
),
-- Among calls to people who were held for more than a minute before: how many come under another identity beyond what rotation explains.
habit AS (
  SELECT greatest(0.1, least(0.95, (changed + 2.5 - rotation) / (pairs + 5 - rotation))) AS scripted
  FROM (
    SELECT count(*) FILTER (WHERE again) AS pairs, count(*) FILTER (WHERE again AND other AND NOT continued) AS changed,
           CAST(coalesce(sum(CAST(rotation AS DECIMAL(18,6))) FILTER (WHERE again), 0) AS DOUBLE) AS rotation
    FROM compared WHERE script_talk(before['talk']) = 6
  )
),
judged AS (
  SELECT c.*,
    CASE WHEN c.again AND c.other AND NOT c.continued
         THEN before['person'] * (1 - c.machine) * CASE WHEN c.talk_s > 30 OR c.codes > 0 THEN 1 ELSE 1 - $short_machine END * g.probability
              * CASE WHEN before['code'] THEN 1 ELSE t.probability END * h.scripted / (h.scripted + (1 - h.scripted) * c.rotation)
         ELSE 0 END AS link, coalesce(w.shown, 'unknown') AS shown
  FROM compared AS c
  CROSS JOIN habit AS h
  LEFT JOIN work.scene_shown AS w ON w.exhibit = c.exhibit AND w.source_table = c.source_table AND w.source_row = c.source_row
  LEFT JOIN work.script_odds AS t
    ON t.talk = script_talk(before['talk']) AND t.shown = coalesce(w.shown, 'unknown')
    AND t.gap = script_gap(CAST(c.since_d * 86400 AS BIGINT)) AND t.after = script_after(c.talk_s)
  LEFT JOIN work.scene_gap AS g ON g.relation = c.relation AND c.since_d >= g.from_d AND c.since_d < g.to_d
)
SELECT
  'sc-' || substr(sha256(number_id || ' ' || first_source), 1, 16) AS scene_id, false AS alone, number_id, class, probability, crew,
  1 + sum(CASE WHEN link >= 0.5 THEN 1 ELSE 0 END) OVER (
    PARTITION BY number_id, crew, part ORDER BY started_at, exhibit, source_table, source_row ROWS UNBOUNDED PRECEDING
  ) AS stage,
  operator_id, account_ref, call_ref, started_at, answered, talk_s, codes, machine, played, held, gap_s, again, other, link, shown, rotation,
  before['talk'] AS before_s, since_d, relation,
  organisation, identity, presented, presented_raw, presented_name, exhibit, source_table, source_row
FROM judged
UNION ALL
-- Numbers that were called once: most of them.
SELECT
  'sc-' || substr(sha256(number_id || ' ' || exhibit || ':' || source_table || ':' || source_row), 1, 16), true, number_id, class,
  probability, crew, 1, operator_id, account_ref, call_ref, started_at, answered, talk_s, codes, machine, played, held, NULL, false, false, 0, 'unknown', 0,
  NULL, NULL, 'same', organisation, identity, presented, presented_raw, presented_name, exhibit, source_table, source_row
FROM work.scene_call
WHERE calls = 1
