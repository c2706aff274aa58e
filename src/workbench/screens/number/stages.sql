-- The identities that were played in each of those runs, in order.
SELECT t.scene_id, t.stage, t.organisation, coalesce(nullif(t.presented, ''), t.presented_raw) AS presented, t.account_ref,
       t.first_at, t.last_at, t.calls, t.talk_s, t.codes_captured
FROM scene_stage AS t
JOIN numbered.scene AS s ON s.scene_id = t.scene_id
WHERE s._row IN (SELECT place FROM lookup.number_scene WHERE number_id = $id)
ORDER BY s.first_at, t.scene_id, t.stage LIMIT 500
