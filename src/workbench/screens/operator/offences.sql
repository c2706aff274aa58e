-- Complaints that name its calls.
SELECT complaint_ref, number, calls, talk_s, first_at, probability, judged, CAST(loss AS VARCHAR) AS loss, currency, in_total
FROM offence WHERE operator_id = $id ORDER BY in_total DESC, loss_base DESC NULLS LAST, complaint_ref LIMIT 100
