-- What is no hit: near matches for a person to judge, hubs that point to nobody, and what a person rejected. A hub is one
-- row, with the number of its accounts in the evidence: listing them would accuse everybody who used it.
WITH measured AS (
  SELECT unnest(['shared', 'same', 'other', 'name', 'letter', 'digit']) AS sort,
         unnest([$shared_claims, $same_claims, $other_claims, $name_claims, $letter_claims, $digit_claims]) AS claims,
         unnest([$shared_right, $same_right, $other_right, $name_right, $letter_right, $digit_right]) AS "right"
)
SELECT operation, agency, kind, value, status, probability, judgement,
       CASE WHEN status = 'hub' THEN '' ELSE account_ref END AS account_ref,
       CASE WHEN status = 'hub' THEN '' ELSE operator_id END AS operator_id,
       known_ref, way, count(*) AS accounts, min(evidence) AS evidence,
       CASE status WHEN 'near' THEN CASE WHEN min(m.claims) > 0 THEN 'of ' || CAST(min(m.claims) AS BIGINT) || ' such matches on simulated seizures ' || CAST(min(m."right") AS BIGINT) || ' were right (docs/known.md)'
                                      ELSE 'not measured: the chance is an estimate (docs/known.md)' END
                   WHEN 'rejected' THEN 'judged by a person' ELSE '' END AS measured,
       known_exhibit, known_table, known_row,
       min(exhibit) AS exhibit, arg_min(source_table, (exhibit, source_table, source_row)) AS source_table,
       arg_min(source_row, (exhibit, source_table, source_row)) AS source_row
FROM work.known_judged
LEFT JOIN measured AS m ON m.sort = CASE beside WHEN '' THEN 'shared' WHEN 'nobody' THEN way ELSE beside END
WHERE status <> 'hit'
GROUP BY operation, agency, kind, value, status, probability, judgement, CASE WHEN status = 'hub' THEN '' ELSE account_ref END,
         CASE WHEN status = 'hub' THEN '' ELSE operator_id END, known_ref, way, known_exhibit, known_table, known_row
