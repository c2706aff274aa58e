-- Calls that reached a number under another identity than the call of the same crew before: after a talk (band of its
-- length), or after calls that nobody had answered (band 0: plain retries). Counted by what tells a script's next stage
-- from a retry: whether the number was set for the call, the time between, and how long the call itself lasted.
WITH sequence AS (
  SELECT
    exhibit, source_table, source_row, answered AND machine < 0.5 AS reached, started_at, talk_s, organisation, identity, lower(presented_name) AS name,
    count(*) FILTER (WHERE answered AND machine < 0.5) OVER (
      PARTITION BY number_id, crew ORDER BY started_at, exhibit, source_table, source_row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS talks,
    lag({'reached': answered AND machine < 0.5, 'talk': talk_s, 'ended': started_at + to_seconds(talk_s), 'organisation': organisation,
         'identity': identity, 'name': lower(presented_name)}) OVER (
      PARTITION BY number_id, crew ORDER BY started_at, exhibit, source_table, source_row
    ) AS before
  FROM work.scene_call
  WHERE calls > 1 AND started_at IS NOT NULL
),
changes AS (
  SELECT
    CASE WHEN NOT s.before['reached'] THEN 0 ELSE script_talk(s.before['talk']) END AS talk, coalesce(w.shown, 'unknown') AS shown,
    script_gap(date_diff('second', s.before['ended'], s.started_at)) AS gap, script_after(s.talk_s) AS after
  FROM sequence AS s
  LEFT JOIN work.scene_shown AS w ON w.exhibit = s.exhibit AND w.source_table = s.source_table AND w.source_row = s.source_row
  WHERE s.reached AND s.before IS NOT NULL AND (s.before['reached'] OR s.talks = 0)
    AND CASE WHEN s.organisation IS NOT NULL AND s.before['organisation'] IS NOT NULL THEN s.organisation <> s.before['organisation']
             ELSE s.identity <> s.before['identity'] AND (s.name = '' OR s.name <> s.before['name']) END
)
SELECT talk, shown, gap, after, count(*) AS changes FROM changes GROUP BY talk, shown, gap, after ORDER BY talk, shown, gap, after
