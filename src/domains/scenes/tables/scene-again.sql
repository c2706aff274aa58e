-- Every call to a number that was called several times, with the scene it falls into and what had come of the calls before.
-- Calls of one crew to one number are one scene until a gap beyond the window. What is compared with is the last call on
-- which more than a few words were spoken; if there is none, the last that may have been one for its length; else the last
-- that a person answered; else the last attempt.
WITH limits AS (
  SELECT greatest($scene_min_days, least($scene_max_days, coalesce(max(to_d) FILTER (WHERE probability >= 0.5 AND band < coalesce(broken, 99)), 0))) AS days
  FROM (SELECT *, min(band) FILTER (WHERE probability < 0.5) OVER () AS broken FROM work.scene_gap WHERE relation = 'same')
),
crewed AS (
  SELECT c.* EXCLUDE (crew), c.crew AS home, coalesce(k.crew, c.crew) AS crew
  FROM work.scene_call AS c
  LEFT JOIN work.scene_crew AS k ON k.number_id = c.number_id AND k.member = c.crew
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
    last_value(CASE WHEN codes > 0 OR talk_s > $script_warning_s AND machine < 0.5 THEN call END IGNORE NULLS) OVER past AS spoken_before,
    last_value(CASE WHEN talk_s > $script_warning_s THEN call END IGNORE NULLS) OVER past AS perhaps_before,
    last_value(CASE WHEN answered AND machine < 0.5 THEN call END IGNORE NULLS) OVER past AS reached_before,
    last_value(call) OVER past AS tried_before,
    first_value(exhibit || ':' || source_table || ':' || source_row) OVER s AS first_source
  FROM (
    SELECT *, {'home': home, 'ended': started_at + to_seconds(talk_s), 'machine': CASE WHEN codes > 0 THEN 0 ELSE machine END,
               'code': codes > 0, 'talk': talk_s, 'organisation': organisation, 'identity': identity, 'name': lower(presented_name)} AS call
    FROM parted
  )
  WINDOW s AS (PARTITION BY number_id, crew, part ORDER BY started_at, exhibit, source_table, source_row),
    past AS (PARTITION BY number_id, crew, part ORDER BY started_at, exhibit, source_table, source_row
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
chosen AS (
  SELECT *, coalesce(spoken_before, perhaps_before, reached_before, tried_before) AS before FROM looked
)
SELECT
  c.* EXCLUDE (call, before, spoken_before, perhaps_before, reached_before, tried_before),
  answered AND machine < 0.5 AS reached,
  answered AND machine < 0.5 AND coalesce(spoken_before, reached_before) IS NOT NULL AS again,
  CASE WHEN before IS NULL THEN NULL
       WHEN spoken_before IS NULL AND perhaps_before IS NULL AND reached_before IS NULL THEN 0
       WHEN before['code'] OR before['talk'] > $scene_held_s THEN 3 WHEN before['talk'] > $script_warning_s THEN 2 ELSE 1 END AS before,
  CASE WHEN organisation IS NOT NULL AND before['organisation'] IS NOT NULL THEN organisation <> before['organisation']
       ELSE identity <> before['identity'] AND (presented_name = '' OR lower(presented_name) <> before['name']) END AS other,
  CASE WHEN before['home'] = home THEN 'same' ELSE 'other' END AS relation,
  greatest(0, date_diff('second', before['ended'], started_at)) AS since_s,
  before['home'] AS before_home, before['talk'] AS before_s, before['machine'] AS before_machine, before['code'] AS before_code
FROM chosen AS c
