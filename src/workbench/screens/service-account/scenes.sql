-- Runs of calls it took part in, the longest first.
SELECT scene_id, number_id, kind, first_at, stages, calls, talk_s, codes_captured, organisations, outcome, probability
FROM numbered.scene
WHERE _row IN (SELECT place FROM lookup.account_scene WHERE account_ref = $id ORDER BY talk_s DESC, place LIMIT 50)
ORDER BY talk_s DESC, scene_id
