-- A row per scene and stage, whether the scene is kept or not: what its calls were together, and the call that stands for it,
-- which is the first in which somebody was held, else the first that was answered, else the first.
WITH preferred AS (
  SELECT c.*, m.scene_no, m.stage, m.again, m.link,
    m.turn + CASE WHEN c.held < 0.5 THEN CAST(2 AS BIGINT) << 40 ELSE 0 END + CASE WHEN c.answered THEN 0 ELSE CAST(1 AS BIGINT) << 40 END AS preference
  FROM work.scene_member AS m JOIN work.scene_call AS c ON c.call_no = m.call_no
  WHERE NOT m.alone
)
SELECT
  scene_no, stage, arg_min(call_no, preference) AS best_no, min(preference) AS best_turn, min(number_no) AS number_no,
  arg_min(coalesce(account_no, 0), preference) AS account_no,
  min(account_no) AS account_a, max(account_no) AS account_z, min(organisation_no) AS organisation_a, max(organisation_no) AS organisation_z,
  min(started_at) AS first_at, max(started_at + to_seconds(talk_s)) AS last_at, count(*) AS calls,
  count(*) FILTER (WHERE answered) AS answered, count(*) FILTER (WHERE answered AND machine < 0.5) AS reached,
  count(*) FILTER (WHERE again) AS again, sum(talk_s) AS talk_s, max(talk_s) AS longest_s, max(held) AS held,
  sum(codes) AS codes, count(*) FILTER (WHERE played) AS played, max(link) AS link,
  count(*) FILTER (WHERE answered AND machine >= 0.5) AS machines
FROM preferred
GROUP BY scene_no, stage
UNION ALL
SELECT
  call_no, 1, call_no, 1, number_no, coalesce(account_no, 0), account_no, account_no, organisation_no, organisation_no, started_at, started_at + to_seconds(talk_s), 1,
  CASE WHEN answered THEN 1 ELSE 0 END, CASE WHEN answered AND machine < 0.5 THEN 1 ELSE 0 END, 0, talk_s, talk_s, held,
  codes, CASE WHEN played THEN 1 ELSE 0 END, 0, CASE WHEN answered AND machine >= 0.5 THEN 1 ELSE 0 END
FROM work.scene_call
WHERE alone
