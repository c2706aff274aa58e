-- Complaints tied to calls to the number, or waiting to be.
SELECT p.complaint_ref, l.status, l.probability, p.received_on, p.call_date, p.name, p.organisation,
       CAST(p.loss AS VARCHAR) AS loss, p.currency, p.narrative
FROM (
  SELECT complaint_exhibit, complaint_table, complaint_row, arg_max(status, probability) AS status,
         max(probability) AS probability
  FROM complaint_call WHERE number = $number AND number <> '' GROUP BY ALL
) AS l
JOIN canonical.complaint AS p
  ON p.exhibit = l.complaint_exhibit AND p.source_table = l.complaint_table AND p.source_row = l.complaint_row
ORDER BY p.received_on, p.complaint_ref LIMIT 100
