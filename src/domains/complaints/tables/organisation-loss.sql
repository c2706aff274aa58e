-- Losses per impersonated organisation and currency (the base currency where a rate is known): the organisation presented in the first linked call of a complaint. The loss of
-- a scam that a person told twice counts once.
WITH linked AS (
  SELECT l.complaint_exhibit, l.complaint_table, l.complaint_row, min_by(p.organisation, c.started_at) AS organisation
  FROM complaint_call AS l
  JOIN canonical.call AS c
    ON c.exhibit = l.call_exhibit AND c.source_table = l.call_table AND c.source_row = l.call_row
  JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE p.organisation IS NOT NULL AND l.status IN ('linked', 'judged')
  GROUP BY ALL
)
SELECT k.organisation, CASE WHEN p.loss_base IS NULL THEN coalesce(p.currency, '') ELSE $base_currency END AS currency, coalesce(sum(coalesce(p.loss_base, p.loss)) FILTER (WHERE p.counted), 0) AS loss
FROM linked AS k
JOIN complaint_person AS p
  ON p.exhibit = k.complaint_exhibit AND p.source_table = k.complaint_table AND p.source_row = k.complaint_row
GROUP BY ALL
