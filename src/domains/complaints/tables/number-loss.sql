-- Complaints and losses per called number and currency; every complaint counts once, the loss of a scam that a person told twice too, however many calls it speaks of.
SELECT l.number, coalesce(p.currency, '') AS currency, count(*) AS complaints, coalesce(sum(p.loss) FILTER (WHERE p.counted), 0) AS loss
FROM (SELECT DISTINCT number, complaint_exhibit, complaint_table, complaint_row FROM complaint_call WHERE status IN ('linked', 'judged')) AS l
JOIN complaint_person AS p
  ON p.exhibit = l.complaint_exhibit AND p.source_table = l.complaint_table AND p.source_row = l.complaint_row
GROUP BY l.number, coalesce(p.currency, '')
