-- The victims of each operator, by its scenes with them.
SELECT s.operator_id, s.number_id, any_value(v.region) AS region, CAST(sum(s.calls) AS BIGINT) AS calls,
       CAST(sum(s.talk_s) AS BIGINT) AS talk_s, max(s.stages) AS stages, CAST(sum(s.codes_captured) AS BIGINT) AS codes_captured,
       any_value(v.care) AS care, min(s.first_at) AS first_at
FROM scene AS s JOIN victim AS v ON v.number_id = s.number_id
WHERE s.operator_id IS NOT NULL
GROUP BY s.operator_id, s.number_id
ORDER BY s.operator_id, talk_s DESC, s.number_id
