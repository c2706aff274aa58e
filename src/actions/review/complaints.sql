-- Complaints whose call is not clear, with the loss that would count.
SELECT k.complaint_ref AS a, k.call_ref AS b, max(k.probability) AS probability, min(k.evidence) AS evidence,
       min(k.operator_id) AS operator_id, max(p.loss) AS loss, min(p.currency) AS currency
FROM complaint_call AS k
LEFT JOIN canonical.complaint AS p
  ON p.exhibit = k.complaint_exhibit AND p.source_table = k.complaint_table AND p.source_row = k.complaint_row
WHERE k.status = 'review' AND k.complaint_ref <> '' AND k.call_ref <> ''
GROUP BY k.complaint_ref, k.call_ref
ORDER BY a, b
