-- Complaints and losses per called number and currency (the base currency where a rate is known); every complaint counts once, the loss of a scam that a person told twice too, however many calls it speaks of.
SELECT l.number, CASE WHEN p.loss_base IS NULL THEN coalesce(p.currency, '') ELSE $base_currency END AS currency, count(*) AS complaints, coalesce(sum(coalesce(p.loss_base, p.loss)) FILTER (WHERE p.counted), 0) AS loss
FROM (SELECT DISTINCT number, complaint_exhibit, complaint_table, complaint_row FROM complaint_call WHERE status IN ('linked', 'judged')) AS l
JOIN complaint_person AS p
  ON p.exhibit = l.complaint_exhibit AND p.source_table = l.complaint_table AND p.source_row = l.complaint_row
GROUP BY ALL
