-- Hits alone: what points to one hand, or what a person judged to be the same.
SELECT operation, agency, kind, account_ref, operator_id, evidence, value, status, probability, judgement, known_ref,
       CASE WHEN judgement = 'same' THEN 'judged by a person'
            ELSE 'of ' || $measured_hits || ' hits on simulated seizures ' || $measured_right || ' were right (docs/known.md)' END AS measured,
       known_exhibit, known_table, known_row, exhibit, source_table, source_row
FROM work.known_judged
WHERE status = 'hit'
