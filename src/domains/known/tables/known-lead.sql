-- What is no hit: near matches for a person to judge, hubs that point to nobody, and what a person rejected. A hub is one
-- row, with the number of its accounts in the evidence: listing them would accuse everybody who used it.
SELECT operation, agency, kind, value, status, probability, judgement,
       CASE WHEN status = 'hub' THEN '' ELSE account_ref END AS account_ref,
       CASE WHEN status = 'hub' THEN '' ELSE operator_id END AS operator_id,
       known_ref, way, count(*) AS accounts, min(evidence) AS evidence,
       CASE status WHEN 'near' THEN 'not measured: the chance is an estimate (docs/known.md)' WHEN 'rejected' THEN 'judged by a person' ELSE '' END AS measured,
       known_exhibit, known_table, known_row,
       min(exhibit) AS exhibit, arg_min(source_table, (exhibit, source_table, source_row)) AS source_table,
       arg_min(source_row, (exhibit, source_table, source_row)) AS source_row
FROM work.known_judged
WHERE status <> 'hit'
GROUP BY operation, agency, kind, value, status, probability, judgement, CASE WHEN status = 'hub' THEN '' ELSE account_ref END,
         CASE WHEN status = 'hub' THEN '' ELSE operator_id END, known_ref, way, known_exhibit, known_table, known_row
