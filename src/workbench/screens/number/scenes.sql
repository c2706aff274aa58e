-- Runs of calls in which the number was worked on, in order.
SELECT scene_id, kind, first_at, last_at, operator_id, account_refs, calls, talk_s, stages, organisations, codes_captured,
       probability, outcome, reasons
FROM numbered.scene WHERE _row IN (SELECT place FROM lookup.number_scene WHERE number_id = $id)
ORDER BY first_at, scene_id LIMIT 100
