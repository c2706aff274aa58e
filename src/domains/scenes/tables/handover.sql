-- Handovers: one crew spoke to somebody for more than a few words, another reached the same number next. Believed where coincidence does not explain
-- the short time between, or where the same two hand over again and again.
WITH reached AS (
  SELECT
    number_id, crew, started_at, c.answered AND machine < 0.5 AS reached,
    last_value(CASE WHEN machine < 0.5 AND c.talk_s > $script_warning_s THEN {'crew': crew, 'ended': started_at + to_seconds(talk_s)} END IGNORE NULLS) OVER (
      PARTITION BY number_id ORDER BY started_at, exhibit, source_table, source_row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS before
  FROM work.scene_call AS c
  WHERE c.calls > 1 AND started_at IS NOT NULL
),
pairs AS (
  SELECT r.number_id, r.before['crew'] AS from_crew, r.crew AS to_crew, g.probability,
         greatest(0, date_diff('second', r.before['ended'], r.started_at)) / 86400.0 AS since_d
  FROM reached AS r
  JOIN work.scene_gap AS g
    ON g.relation = 'other' AND greatest(0, date_diff('second', r.before['ended'], r.started_at)) / 86400.0 >= g.from_d
    AND greatest(0, date_diff('second', r.before['ended'], r.started_at)) / 86400.0 < g.to_d
  WHERE r.reached AND r.before IS NOT NULL AND r.before['crew'] <> r.crew
),
supported AS (
  SELECT *, count(DISTINCT number_id) FILTER (WHERE since_d < 14) OVER (
    PARTITION BY least(from_crew, to_crew), greatest(from_crew, to_crew)
  ) AS numbers
  FROM pairs
)
SELECT DISTINCT number_id, from_crew, to_crew
FROM supported
WHERE probability >= 0.5 OR (numbers >= 3 AND since_d < 30)
ORDER BY number_id, from_crew, to_crew
