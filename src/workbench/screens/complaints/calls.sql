-- Calls that a complaint may speak of, likeliest first, with the calls themselves. A call that lies in several exhibits
-- counts once.
SELECT k.call_ref, k.status, k.probability, k.evidence, k.account_ref, k.operator_id, k.number, c.started_at, c.dialled,
       c.presented, c.presented_name, c.talk_s, k.call_exhibit, k.call_table, k.call_row
FROM complaint_call AS k
LEFT JOIN canonical.call AS c
  ON c.exhibit = k.call_exhibit AND c.source_table = k.call_table AND c.source_row = k.call_row
WHERE k.complaint_exhibit = $exhibit AND k.complaint_table = $table AND k.complaint_row = $row
ORDER BY k.probability DESC, k.call_ref, k.call_exhibit, k.call_table, k.call_row
LIMIT 200
