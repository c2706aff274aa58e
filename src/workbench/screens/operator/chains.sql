-- Its scripts of several stages to look at first.
SELECT scene_id, number_id, first_at, stages, calls, talk_s, codes_captured, organisations, outcome, probability
FROM scene WHERE operator_id = $id AND kind = 'chain'
ORDER BY stages DESC, codes_captured DESC, talk_s DESC, scene_id LIMIT 20
