-- The stages of a scene in turn: who seemed to call, by what was shown on the call that stands for the stage.
SELECT s.kind, s.number_id, t.stage, t.organisation, coalesce(nullif(t.presented, ''), t.presented_raw) AS presented, c.presented_name, t.account_ref, t.call_ref,
       t.first_at, t.gap_s, t.calls, t.talk_s, t.codes_captured
FROM scene_stage AS t
JOIN scene AS s ON s.scene_id = t.scene_id
JOIN work.scene_head AS h ON h.scene_id = t.scene_id
JOIN work.scene_act AS a ON a.scene_no = h.scene_no AND a.stage = t.stage
JOIN work.scene_source AS e ON e.source_no = call_source(a.best_no)
JOIN canonical.call AS c ON c.exhibit = e.exhibit AND c.source_table = e.source_table AND c.source_row = call_row(a.best_no)
WHERE t.scene_id = $id
ORDER BY t.stage
