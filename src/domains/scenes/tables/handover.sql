-- Handovers: one crew spoke to somebody for more than a few words, another reached the same number next. Believed where coincidence does not explain
-- the short time between, or where the same two hand over again and again.
WITH reached AS (
  SELECT
    number_no, crew_no, started_at, answered AND machine < 0.5 AS reached,
    last_value(CASE WHEN machine < 0.5 AND talk_s > $script_warning_s THEN crew_no END IGNORE NULLS) OVER before AS before_crew,
    last_value(CASE WHEN machine < 0.5 AND talk_s > $script_warning_s THEN started_at + to_seconds(talk_s) END IGNORE NULLS) OVER before AS before_ended
  FROM work.scene_call
  WHERE NOT alone AND started_at IS NOT NULL
  WINDOW before AS (PARTITION BY number_no ORDER BY started_at, call_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
pairs AS (
  SELECT r.number_no, r.before_crew AS from_crew, r.crew_no AS to_crew, g.probability, r.since_d
  FROM (SELECT *, greatest(0, date_diff('second', before_ended, started_at)) / 86400.0 AS since_d FROM reached
        WHERE reached AND before_crew <> crew_no) AS r
  JOIN work.scene_gap AS g ON g.relation = 'other' AND r.since_d >= g.from_d AND r.since_d < g.to_d
),
supported AS (
  SELECT *, count(DISTINCT number_no) FILTER (WHERE since_d < 14) OVER (
    PARTITION BY least(from_crew, to_crew), greatest(from_crew, to_crew)
  ) AS numbers
  FROM pairs
)
SELECT DISTINCT number_no, from_crew, to_crew
FROM supported
WHERE probability >= 0.5 OR (numbers >= 3 AND since_d < 30)
ORDER BY number_no, from_crew, to_crew
