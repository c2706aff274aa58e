-- Hits alone: what points to one hand, or what a person judged to be the same.
SELECT operation, agency, kind, account_ref, operator_id, evidence, value, status, probability, judgement, known_ref,
       known_exhibit, known_table, known_row, exhibit, source_table, source_row
FROM work.known_judged
WHERE status = 'hit'
