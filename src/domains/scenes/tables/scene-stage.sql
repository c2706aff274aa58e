-- A row per stage of a scene: the calls under one identity.
SELECT
  h.scene_id, a.stage, CASE WHEN c.shown > 0 THEN '+' || c.shown ELSE '' END AS presented, c.presented_raw, coalesce(o.organisation, '') AS organisation, coalesce(k.account_ref, '') AS account_ref, c.call_ref,
  a.first_at, a.last_at, a.calls, a.talk_s,
  CASE WHEN a.stage > 1
       THEN greatest(0, date_diff('second', lag(a.last_at) OVER (PARTITION BY a.scene_no ORDER BY a.stage), a.first_at)) END AS gap_s,
  a.codes AS codes_captured
FROM work.scene_act AS a
JOIN work.scene_head AS h ON h.scene_no = a.scene_no
SEMI JOIN scene AS s ON s.scene_id = h.scene_id
JOIN work.scene_call AS c ON c.call_no = a.best_no
LEFT JOIN work.scene_caller AS k ON k.account_no = c.account_no
LEFT JOIN work.shown_organisation AS o ON o.organisation_no = c.organisation_no
ORDER BY h.scene_id, a.stage
