-- A row per stage of a scene: the calls under one identity.
WITH member AS (
  SELECT m.* FROM work.scene_member AS m SEMI JOIN scene AS s ON s.scene_id = m.scene_id
),
stages AS (
  SELECT
    scene_id, stage,
    arg_min({'presented': presented, 'raw': coalesce(presented_raw, ''), 'organisation': coalesce(organisation, ''),
             'account': coalesce(account_ref, ''), 'call': coalesce(call_ref, source_table || ':' || source_row)},
            (held < 0.5, NOT answered, started_at, exhibit, source_table, source_row)) AS shown,
    min(started_at) AS first_at, max(started_at + to_seconds(talk_s)) AS last_at, count(*) AS calls, sum(talk_s) AS talk_s,
    sum(codes) AS codes_captured
  FROM member
  WHERE NOT alone
  GROUP BY scene_id, stage
)
SELECT
  scene_id, stage, shown['presented'] AS presented, shown['raw'] AS presented_raw, shown['organisation'] AS organisation,
  shown['account'] AS account_ref, shown['call'] AS call_ref, first_at, last_at, calls, talk_s,
  greatest(0, date_diff('second', lag(last_at) OVER (PARTITION BY scene_id ORDER BY stage), first_at)) AS gap_s,
  codes_captured
FROM stages
UNION ALL
SELECT
  scene_id, 1, presented, coalesce(presented_raw, ''), coalesce(organisation, ''), coalesce(account_ref, ''),
  coalesce(call_ref, source_table || ':' || source_row), started_at, started_at + to_seconds(talk_s), 1, talk_s, NULL, codes
FROM member
WHERE alone
ORDER BY scene_id, stage
