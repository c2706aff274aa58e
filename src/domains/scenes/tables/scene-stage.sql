-- A row per stage of a scene: the calls under one identity.
SELECT
  h.scene_id, a.stage, a.presented, a.presented_raw, a.organisation, a.account_ref, a.call_ref, a.first_at, a.last_at, a.calls, a.talk_s,
  CASE WHEN a.stage > 1
       THEN greatest(0, date_diff('second', lag(a.last_at) OVER (PARTITION BY a.scene_no ORDER BY a.stage), a.first_at)) END AS gap_s,
  a.codes AS codes_captured
FROM work.scene_act AS a
JOIN work.scene_head AS h ON h.scene_no = a.scene_no
SEMI JOIN scene AS s ON s.scene_id = h.scene_id
ORDER BY h.scene_id, a.stage
