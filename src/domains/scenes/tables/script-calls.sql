-- Calls of every crew by what came of them: not answered, a few words, a warning, a conversation. Those that a machine took
-- by their length are taken off by their share among all calls of a kind.
WITH account AS (
  SELECT
    account_ref, count(*) FILTER (coalesce(talk_s, 0) <= 0) AS tried, count(*) FILTER (talk_s BETWEEN 1 AND $script_warning_s) AS words,
    count(*) FILTER (talk_s > $script_warning_s AND talk_s <= $scene_held_s) AS warning, count(*) FILTER (talk_s > $scene_held_s) AS held
  FROM canonical.call
  GROUP BY account_ref
),
machine AS (
  SELECT
    CAST(coalesce(sum(calls * machine) FILTER (talk_s <= $script_warning_s), 0) AS DOUBLE) / 1000 AS words,
    CAST(coalesce(sum(calls * machine) FILTER (talk_s > $script_warning_s AND talk_s <= $scene_held_s), 0) AS DOUBLE) / 1000 AS warning,
    CAST(coalesce(sum(calls * machine) FILTER (talk_s > $scene_held_s), 0) AS DOUBLE) / 1000 AS held
  FROM work.talk_second
),
kept AS (
  SELECT
    1 - least(0.99, coalesce(m.words / nullif(sum(a.words), 0), 0)) AS words,
    1 - least(0.99, coalesce(m.warning / nullif(sum(a.warning), 0), 0)) AS warning,
    1 - least(0.99, coalesce(m.held / nullif(sum(a.held), 0), 0)) AS held
  FROM account AS a, machine AS m
  GROUP BY m.words, m.warning, m.held
)
SELECT
  coalesce(k.crew_no, 0) AS crew, CAST(sum(a.tried) AS DOUBLE) AS tried,
  CAST(sum(a.words) AS DOUBLE) * any_value(t.words) AS words, CAST(sum(a.warning) AS DOUBLE) * any_value(t.warning) AS warning,
  CAST(sum(a.held) AS DOUBLE) * any_value(t.held) AS held
FROM account AS a
CROSS JOIN kept AS t
LEFT JOIN work.scene_caller AS k ON k.account_ref = a.account_ref
GROUP BY 1
ORDER BY 1
