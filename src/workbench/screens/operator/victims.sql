-- Whom it held longest, by the runs of calls.
SELECT number_id, region, calls, talk_s, stages, codes_captured, care, first_at
FROM lookup.operator_victim WHERE operator_id = $id
ORDER BY talk_s DESC, number_id LIMIT 100
