-- The other complaints of the person who made one, with the scam that each belongs to and whether its loss counts.
WITH own AS (
  SELECT person_id FROM complaint_person WHERE exhibit = $exhibit AND source_table = $table AND source_row = $row
)
SELECT coalesce(p.complaint_ref, p.source_table || ':' || p.source_row) AS ref, p.person_id, p.scam, p.counted, p.probability, p.loss,
       p.currency, (p.exhibit = $exhibit AND p.source_table = $table AND p.source_row = $row) AS own
FROM complaint_person AS p JOIN own ON own.person_id = p.person_id
ORDER BY p.scam, p.exhibit, p.source_table, p.source_row
LIMIT 100
