-- Every call to a number that was called several times, with the scene it falls into and what had come of the calls before.
-- Calls of one crew to one number are one scene until a gap beyond the window. What is compared with is the last call on
-- which more than a few words were spoken; if there is none, the last that may have been one for its length; else the last
-- that a person answered; else the last attempt.
WITH limits AS (
  SELECT greatest($scene_min_days, least($scene_max_days, coalesce(max(to_d) FILTER (WHERE probability >= 0.5 AND band < coalesce(broken, 99)), 0))) AS days
  FROM (SELECT *, min(band) FILTER (WHERE probability < 0.5) OVER () AS broken FROM work.scene_gap WHERE relation = 'same')
),
crewed AS (
  SELECT c.call_no, c.number_no, coalesce(k.crew_no, c.crew_no) AS crew_no, c.account_no, c.started_at, c.answered, c.talk_s, c.codes, c.machine
  FROM work.scene_call AS c
  LEFT JOIN work.scene_crew AS k ON k.number_no = c.number_no AND k.member_no = c.crew_no
  WHERE NOT c.alone
),
ordered AS (
  SELECT *,
    greatest(0, date_diff('second', lag(started_at) OVER o, started_at) - lag(talk_s) OVER o) AS gap_s
  FROM crewed
  WINDOW o AS (PARTITION BY number_no, crew_no ORDER BY started_at, call_no)
),
parted AS (
  SELECT o.*, sum(CASE WHEN gap_s > 86400 * l.days THEN 1 ELSE 0 END) OVER (
    PARTITION BY number_no, crew_no ORDER BY started_at, call_no ROWS UNBOUNDED PRECEDING
  ) AS part
  FROM ordered AS o, limits AS l
),
looked AS (
  SELECT *,
    last_value(CASE WHEN codes > 0 OR talk_s > $script_warning_s AND machine < 0.5 THEN call_no END IGNORE NULLS) OVER past AS spoken_before,
    last_value(CASE WHEN talk_s > $script_warning_s THEN call_no END IGNORE NULLS) OVER past AS perhaps_before,
    last_value(CASE WHEN answered AND machine < 0.5 THEN call_no END IGNORE NULLS) OVER past AS reached_before,
    last_value(call_no) OVER past AS tried_before,
    first_value(call_no) OVER s AS scene_no, row_number() OVER s AS turn
  FROM parted
  WINDOW s AS (PARTITION BY number_no, crew_no, part ORDER BY started_at, call_no),
    past AS (PARTITION BY number_no, crew_no, part ORDER BY started_at, call_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
chosen AS (
  SELECT *, coalesce(spoken_before, perhaps_before, reached_before, tried_before) AS before_no FROM looked
),
told AS (
  SELECT call_no, crew_no, started_at + to_seconds(talk_s) AS ended, CASE WHEN codes > 0 THEN 0 ELSE machine END AS machine,
         codes > 0 AS code, talk_s, organisation_no, identity_no(organisation_no, shown) AS identity, name
  FROM work.scene_call WHERE NOT alone
)
SELECT
  c.call_no, c.scene_no, c.turn, c.account_no, c.answered, c.talk_s, c.codes, c.machine, c.gap_s,
  c.answered AND c.machine < 0.5 AS reached,
  c.answered AND c.machine < 0.5 AND coalesce(c.spoken_before, c.reached_before) IS NOT NULL AS again,
  CASE WHEN c.before_no IS NULL THEN NULL
       WHEN c.spoken_before IS NULL AND c.perhaps_before IS NULL AND c.reached_before IS NULL THEN 0
       WHEN b.code OR b.talk_s > $scene_held_s THEN 3 WHEN b.talk_s > $script_warning_s THEN 2 ELSE 1 END AS before,
  CASE WHEN t.organisation_no IS NOT NULL AND b.organisation_no IS NOT NULL THEN t.organisation_no <> b.organisation_no
       ELSE t.identity <> b.identity AND (t.name = 0 OR t.name <> b.name) END AS other,
  t.identity,
  CASE WHEN b.crew_no = t.crew_no THEN 'same' ELSE 'other' END AS relation,
  greatest(0, date_diff('second', b.ended, c.started_at)) AS since_s,
  b.crew_no AS before_home, b.talk_s AS before_s, b.machine AS before_machine, b.code AS before_code
FROM chosen AS c
JOIN told AS t ON t.call_no = c.call_no
LEFT JOIN told AS b ON b.call_no = c.before_no
