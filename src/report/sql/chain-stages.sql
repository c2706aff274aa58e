-- The stages of those chains, on a clock that begins with the first call.
SELECT t.scene_id, t.stage, t.organisation, CASE WHEN t.presented <> '' THEN t.presented ELSE t.presented_raw END AS presented,
       t.account_ref, greatest(0, date_diff('second', s.first_at, t.first_at)) AS after_s, t.talk_s, t.codes_captured
FROM scene_stage AS t
JOIN (
  SELECT scene_id, first_at FROM scene WHERE kind = 'chain'
  ORDER BY stages DESC, codes_captured DESC, talk_s DESC, scene_id LIMIT 20
) AS s ON s.scene_id = t.scene_id
ORDER BY t.scene_id, t.stage
LIMIT 400
