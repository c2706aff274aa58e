-- What one complaint counts for, by operator.
SELECT operator_id, calls, talk_s, first_at, last_at, probability, judged, operators, loss, currency, counted, in_total, organisations
FROM offence
WHERE complaint_exhibit = $exhibit AND complaint_table = $table AND complaint_row = $row
ORDER BY probability DESC, operator_id
