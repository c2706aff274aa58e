-- Reported losses per currency: all complaints, and those that speak of a call in these records. A complaint counts
-- once, however many calls it speaks of. Currencies are never converted or added.
WITH linked AS (
  SELECT DISTINCT complaint_exhibit, complaint_table, complaint_row FROM complaint_call WHERE status IN ('linked', 'judged')
)
SELECT
  coalesce(p.currency, '') AS currency, count(*) AS complaints, count(l.complaint_row) AS linked,
  CAST(coalesce(sum(p.loss), 0) AS DECIMAL(38,2)) AS loss,
  CAST(coalesce(sum(p.loss) FILTER (WHERE l.complaint_row IS NOT NULL), 0) AS DECIMAL(38,2)) AS linked_loss
FROM canonical.complaint AS p
LEFT JOIN linked AS l
  ON l.complaint_exhibit = p.exhibit AND l.complaint_table = p.source_table AND l.complaint_row = p.source_row
GROUP BY coalesce(p.currency, '')
ORDER BY linked DESC, complaints DESC, currency
LIMIT 20
