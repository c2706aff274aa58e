-- The chains to look at first: most stages, then captured codes and time in conversation.
SELECT scene_id, CASE WHEN number <> '' THEN number ELSE number_id END AS number, operator_id, accounts, stages, calls, talk_s,
       codes_captured, probability, outcome, reasons, first_at
FROM scene
WHERE kind = 'chain'
ORDER BY stages DESC, codes_captured DESC, talk_s DESC, scene_id
LIMIT 20
